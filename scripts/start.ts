import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { logFile, operatorSettings } from "@/lib/foundation/env";
import type { OperatorSettings, RawEnvironment } from "@/lib/foundation/env";
import { announcement } from "./announce";
import { answering } from "./answering";
import { workingSignIns } from "./cast-sign-ins";
import { endChild, exitOf, RUN_TYPESCRIPT, startChild } from "./children";
import {
  backupFolderOf,
  logFileOf,
  prepareDataFolder,
  readRunning,
  writeRunning,
} from "./data-folder";
import { openDatabase, startLock } from "./database";
import type { OpenDatabase } from "./database";
import { factsOf, othersAddresses, ownAddress, serverEnvironment } from "./installation";
import { Interruption } from "./interruption";
import { takeLock } from "./lock.mjs";
import { migrateKeeping } from "./migrate";
import { requireFreePort } from "./port";
import { endProcess, isSameProcess, processStamp } from "./processes.mjs";
import { step } from "./progress.mjs";
import { explainWriteError, Refusal } from "./refusal";
import { isSeeded } from "./seed";

/**
 * Serves this clone until it is told to stop: database, migrations, demo corpus, web server, worker.
 *
 * @param mode `dev` serves from the sources and renews pages as they are edited
 * @returns the exit code: 0 after a clean stop, 1 where a part of it ended by itself
 */
export async function start(root: string, mode: "start" | "dev"): Promise<number> {
  const settings = operatorSettings();
  const folder = await prepareDataFolder(root);
  const lock = takeLock(startLock(folder));
  if (lock.kind === "held") throw await alreadyRunning(folder, lock.pid);
  // Whoever read the log may stop reading it; the pages are served on.
  process.stdout.on("error", () => undefined);
  const interruption = new Interruption();
  const closing: (() => Promise<void>)[] = [];
  try {
    return await serve({ root, mode, settings, folder, interruption, closing });
  } catch (error) {
    if (interruption.signal !== undefined) return interruption.exitCode;
    throw explainWriteError(error, folder);
  } finally {
    if (interruption.signal !== undefined) process.stderr.write("\n  Stopping …\n");
    for (const close of closing.reverse()) await close();
    interruption.end();
    lock.release();
  }
}

type Serving = {
  root: string;
  mode: "start" | "dev";
  settings: OperatorSettings;
  folder: string;
  interruption: Interruption;
  closing: (() => Promise<void>)[];
};

async function serve(serving: Serving): Promise<number> {
  const { root, mode, settings, folder, interruption, closing } = serving;
  await endOrphans(folder);
  await requireFreePort(settings.host, settings.port);
  const database = await step(databaseStep(settings), () => openDatabase(root, settings));
  closing.push(database.close);
  interruption.check();
  const { backup } = await step("Migrations", () =>
    migrateKeeping(root, database.databaseUrl, backupFolderOf(root)),
  );
  if (backup !== null) console.error(`    (what the database held before: ${backup})`);
  interruption.check();
  const environment = serverEnvironment(settings, mode, {
    ...database.environment,
    ASSAY_JOB_SECRET: randomBytes(32).toString("hex"),
    ASSAY_LOG_FILE: logFileFor(folder),
  });
  if (!(await isSeeded(database.databaseUrl)))
    await step("Demo corpus", () => seed(serving, environment));
  interruption.check();
  return runServer(serving, database, environment);
}

function databaseStep(settings: OperatorSettings): string {
  return settings.databaseUrl === undefined
    ? "PostgreSQL (embedded)"
    : `PostgreSQL at ${new URL(settings.databaseUrl).host}`;
}

/** Standard output takes the log, as a service unit keeps it. Where that is a terminal, a file does. */
function logFileFor(folder: string): string | undefined {
  return logFile() ?? (process.stdout.isTTY ? logFileOf(folder) : undefined);
}

/** In a process of its own: it takes its memory and its connections with it. */
async function seed(serving: Serving, environment: RawEnvironment): Promise<void> {
  const { root, interruption } = serving;
  const args = [...RUN_TYPESCRIPT, path.join(root, "scripts/assay.ts"), "seed", "--quiet"];
  const child = startChild(root, args, environment);
  interruption.onInterrupt(() => void endChild(child));
  if ((await exitOf(child)) !== 0 && interruption.signal === undefined)
    throw new Refusal(
      "The demo corpus could not be put into the database; the lines above say why.",
    );
}

async function runServer(
  serving: Serving,
  database: OpenDatabase,
  environment: RawEnvironment,
): Promise<number> {
  const { root, settings, folder, interruption, closing } = serving;
  const server = startChild(root, serverArguments(serving), environment, { stdout: "pipe" });
  closing.push(() => endChild(server));
  const worker = startChild(
    root,
    [...RUN_TYPESCRIPT, path.join(root, "scripts/worker.ts")],
    environment,
  );
  closing.push(async () => void (await Promise.all([endChild(worker), endChild(server)])));
  const address = ownAddress(settings.host, settings.port);
  const facts = factsOf(settings, environment.ASSAY_CAST);
  const note = () =>
    writeRunning(folder, {
      pid: process.pid,
      stamp: processStamp(process.pid) ?? "",
      postgresPort: database.embedded?.port ?? null,
      address,
      facts,
      children: [noted("server", server.pid), noted("worker", worker.pid)],
    });
  await note();
  const ended = Promise.race([
    exitOf(server).then((code) => `The web server ended by itself (exit code ${code}).`),
    exitOf(worker).then((code) => `The worker ended by itself (exit code ${code}).`),
    new Promise<string>((resolve) =>
      database.embedded?.onExit(() => resolve("PostgreSQL ended by itself.")),
    ),
    interruption.happened.then(() => undefined),
  ]);
  let isGreeting = true;
  handOn(server, () => isGreeting);
  await step("Web server", () => Promise.race([answering(address), ended.then(orThrow)]));
  interruption.check();
  isGreeting = false;
  process.stderr.write(
    announcement({
      facts,
      ownAddress: address,
      othersAddresses: othersAddresses(settings.host, settings.port, networkInterfaces()),
      passwords: await castPasswordsAt(environment.ASSAY_CAST, database.databaseUrl),
      logFile: environment.ASSAY_LOG_FILE ?? null,
    }),
  );
  orThrow(await ended);
  return 0;
}

/**
 * Hands the server's log on. What Next says besides it, in development of every page, is for people, but for its
 * greeting, which repeats what is announced.
 */
function handOn(server: ChildProcess, isGreeting: () => boolean): void {
  createInterface({ input: server.stdout! }).on("line", (line) => {
    if (line.startsWith('{"level":')) process.stdout.write(`${line}\n`);
    else if (!isGreeting()) process.stderr.write(`${line}\n`);
  });
}

async function castPasswordsAt(
  file: string | undefined,
  databaseUrl: string,
): Promise<Record<string, string> | null> {
  if (file === undefined) return null;
  const drawn = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
  return workingSignIns(databaseUrl, drawn);
}

function orThrow(reason: string | undefined): void {
  if (reason !== undefined)
    throw new Refusal(`${reason} Everything was stopped; start again with: npm start`);
}

function serverArguments({ root, mode, settings }: Serving): string[] {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  return [next, mode, "-H", settings.host, "-p", String(settings.port)];
}

function noted(name: string, pid: number | undefined) {
  return { name, pid: pid ?? 0, stamp: processStamp(pid ?? 0) ?? "" };
}

async function alreadyRunning(folder: string, pid: number): Promise<Refusal> {
  const running = await readRunning(folder).catch(() => undefined);
  const where = running?.pid === pid && running.address ? ` at ${running.address}` : "";
  return new Refusal(
    `Assay already runs in this clone${where} (process ${pid}). Stop it with Ctrl-C in its window, or: kill ${pid}`,
  );
}

/**
 * A start that was killed may have left its children; usually they have ended by themselves. The worker may finish its
 * jobs, which would otherwise wait for hours; of the server nobody waits for an answer any more.
 */
async function endOrphans(folder: string): Promise<void> {
  const left = (await readRunning(folder))?.children.filter(isSameProcess) ?? [];
  const ending = left.map(({ name, pid }) => {
    console.error(`  (stopping the ${name}, process ${pid}, which an earlier start left running)`);
    return endProcess(pid, { isGroup: true, patienceMs: name === "server" ? 500 : 10_000 });
  });
  await Promise.all(ending);
}
