import path from "node:path";
import { Command, CommanderError } from "commander";
import { EnvironmentError } from "@/lib/foundation/env";
import { explainWriteError, Refusal } from "./refusal";

// One program for the operator. Answers go to standard output as JSON, everything said to a person to standard error.
// Exit codes: 0 done, 1 a negative answer, 2 wrong use.

const root = path.resolve(import.meta.dirname, "..");

/** Runs one command line and gives its exit code. */
export async function assay(args: string[]): Promise<number> {
  const outcome = { exitCode: 0 };
  try {
    await program(outcome).parseAsync(args, { from: "user" });
    return outcome.exitCode;
  } catch (error) {
    return explained(error);
  }
}

function program(outcome: { exitCode: number }): Command {
  const commands = new Command("assay")
    .description("Assay's command line: npm run --silent assay -- <command>")
    .exitOverride()
    .showHelpAfterError()
    .configureHelp({ showGlobalOptions: true });
  for (const mode of ["start", "dev"] as const)
    commands
      .command(mode)
      .description(
        mode === "start" ? "serve this clone" : "serve it from its sources, for development",
      )
      .action(async () => {
        const { start } = await import("./start");
        outcome.exitCode = await start(root, mode);
      });
  addMigrate(commands);
  addSeed(commands);
  addAdmin(commands);
  addBackup(commands);
  addRole(commands);
  addInvite(commands);
  addClass(commands);
  addCheckExcerpt(commands, outcome);
  addCheckExcerpts(commands, outcome);
  commands
    .command("doctor")
    .description("say what state the installation is in; exit code 1 where something needs doing")
    .action(async () => {
      const { examine } = await import("./doctor");
      const report = await examine(root);
      answer(report);
      outcome.exitCode = report.isHealthy ? 0 : 1;
    });
  return commands;
}

function addMigrate(commands: Command): void {
  const migrate = commands
    .command("migrate")
    .description("bring the database to the schema of this code")
    .action(async () => {
      const [{ withDatabase }, { migrateKeeping }, { backupFolderOf }] = await Promise.all([
        import("./database"),
        import("./migrate"),
        import("./data-folder"),
      ]);
      answer(await withDatabase(root, (url) => migrateKeeping(root, url, backupFolderOf(root))));
    });
  migrate
    .command("diff")
    .description("print the SQL between a commit's datamodel and the present one")
    .option("--from <commit>", "compare with this commit", "HEAD")
    .action(async (options: { from: string }) => {
      const { datamodelChange } = await import("./migrate-new");
      process.stdout.write(await datamodelChange(root, options.from));
    });
  migrate
    .command("new <name>")
    .description("write a migration from that difference")
    .option("--from <commit>", "compare with this commit", "HEAD")
    .option("--empty", "write no SQL into it")
    .action(async (name: string, options: { from: string; empty?: boolean }) => {
      const { newMigration } = await import("./migrate-new");
      answer({ written: await newMigration(root, name, { ...options, now: new Date() }) });
    });
}

function addSeed(commands: Command): void {
  commands
    .command("seed")
    .description("put the demo corpus into an empty database")
    .option("--texts <folder>", "texts of sources to match in private")
    .option("--quiet", "answer nothing")
    .action(async (options: { texts?: string; quiet?: boolean }) => {
      const [{ withDatabase }, { seedDatabase }] = await Promise.all([
        import("./database"),
        import("./seed"),
      ]);
      const report = await withDatabase(root, () => seedDatabase(options.texts));
      if (!options.quiet) answer(report);
    });
}

function addCheckExcerpt(commands: Command, outcome: { exitCode: number }): void {
  commands
    .command("check-excerpt")
    .description("check words against the text of a source; exit code 1 unless they are verified")
    .requiredOption("--text <file>", "the text, in UTF-8")
    .requiredOption("--excerpt <words>", "the words, as they are quoted")
    .option("--locator <place>", 'where they are said to stand: "chapter 5", "p. 12"')
    .action(async (options: { text: string; excerpt: string; locator?: string }) => {
      const { checkFile } = await import("./check-excerpt");
      const found = checkFile(options);
      answer(found);
      outcome.exitCode = found.status === "VERIFIED" ? 0 : 1;
    });
}

function addCheckExcerpts(commands: Command, outcome: { exitCode: number }): void {
  commands
    .command("check-excerpts")
    .description(
      "look up every excerpt of the database again, and list what is not verified; exit code 1 where anything is listed",
    )
    .option("--json", "answer for a machine to read")
    .action(async ({ json }: { json?: boolean }) => {
      const [{ withDatabase }, { checkExcerpts, tableOf }] = await Promise.all([
        import("./database"),
        import("./check-excerpts"),
      ]);
      const checked = await withDatabase(root, () => checkExcerpts());
      if (json) answer(checked);
      else process.stdout.write(tableOf(checked));
      outcome.exitCode = checked.unverified.length === 0 ? 0 : 1;
    });
}

function addAdmin(commands: Command): void {
  commands
    .command("admin")
    .description("administrators")
    .command("create")
    .description("make an administrator; without a password one is drawn and answered")
    .requiredOption("--email <address>", "the address to sign in with")
    .requiredOption("--name <name>", "the name to show")
    .option("--password-stdin", "read the password from standard input")
    .action(async (options: { email: string; name: string; passwordStdin?: boolean }) => {
      const [{ withDatabase }, { createAdministrator }] = await Promise.all([
        import("./database"),
        import("./admin"),
      ]);
      const password = options.passwordStdin ? await firstInputLine() : undefined;
      answer(await withDatabase(root, () => createAdministrator({ ...options, password })));
    });
}

function addBackup(commands: Command): void {
  commands
    .command("backup <file>")
    .description("write everything that the database holds into one file")
    .action(async (file: string) => {
      const [{ withDatabase }, { backupDatabase }] = await Promise.all([
        import("./database"),
        import("./backup/backup"),
      ]);
      answer(await withDatabase(root, (url) => backupDatabase(url, file)));
    });
  commands
    .command("restore <file>")
    .description("put such a file into an empty database")
    .action(async (file: string) => {
      const [{ withDatabase }, { restoreDatabase }] = await Promise.all([
        import("./database"),
        import("./backup/restore"),
      ]);
      answer(await withDatabase(root, (url) => restoreDatabase(root, url, file)));
    });
}

function addRole(commands: Command): void {
  commands
    .command("role <email> <role>")
    .description("make an account a member, an editor or an admin; its sessions end")
    .action(async (email: string, role: string) => {
      const [{ withDatabase }, { changeRoleOf }] = await Promise.all([
        import("./database"),
        import("./role"),
      ]);
      answer(await withDatabase(root, () => changeRoleOf({ email, role })));
    });
}

function addInvite(commands: Command): void {
  commands
    .command("invite <email>")
    .description("answer, once, with the link by which the owner of this address opens an account")
    .action(async (email: string) => {
      const [{ withDatabase }, { inviteAddress }] = await Promise.all([
        import("./database"),
        import("./invite"),
      ]);
      answer(await withDatabase(root, () => inviteAddress(email)));
    });
}

function addClass(commands: Command): void {
  commands
    .command("class <goal> <id>")
    .description(
      "archive, reopen, delete or keep a class by its id, without reading it; a deleted one is erased after thirty days",
    )
    .requiredOption("--reason <words>", "why: it is logged, and the class's teachers read it")
    .action(async (goal: string, classId: string, { reason }: { reason: string }) => {
      const [{ withDatabase }, { administerClassOf }] = await Promise.all([
        import("./database"),
        import("./class"),
      ]);
      answer(await withDatabase(root, () => administerClassOf({ goal, classId, reason })));
    });
}

async function firstInputLine(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text.split(/\r?\n/)[0] ?? "";
}

function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function explained(thrown: unknown): number {
  const error = explainWriteError(thrown, "the database");
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal) {
    console.error(`\n${error.message}`);
    return error.exitCode;
  }
  if (error instanceof EnvironmentError) {
    console.error(`\n${error.message}`);
    return 2;
  }
  console.error(error);
  return 1;
}

if (process.argv[1] === import.meta.filename)
  // Pools of the rooms may still be open: the answer is given, and nothing is waited for.
  process.exit(await assay(process.argv.slice(2)));
