import { execFileSync, spawnSync } from "node:child_process";
import { Refusal } from "../refusal";

/** A system account, as PostgreSQL's process gets it. */
export type Account = { name: string; uid: number; gid: number };

/**
 * The account that PostgreSQL runs under. It refuses to be root, so for root that is an account of its own, made at
 * the first start, or one that exists anyway where none can be made.
 *
 * @returns undefined where this process is no root and PostgreSQL runs as whoever started it
 * @throws Refusal where no account can be found
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return existing(OWN) ?? (create(OWN) ? existing(OWN) : undefined) ?? fallback();
}

/** Whether that account could run this command; the answer of the machine, not of permission bits. */
export function canRun(account: Account, command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, { ...as(account), cwd: "/", stdio: "ignore" });
  return status === 0;
}

/** What a child process needs to run as the account. */
export function as(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

const OWN = "assay-postgres";

function existing(name: string): Account | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }).trim());
    return { name, uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function create(name: string): boolean {
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", name]],
  ];
  return ways.some(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
}

function fallback(): Account {
  const found = existing("postgres") ?? existing("nobody");
  if (found === undefined || found.uid === 0)
    throw new Refusal(
      `PostgreSQL does not run as root, and no account for it could be made. Make one (useradd --system ${OWN}), start Assay as another user, or name a server in DATABASE_URL.`,
    );
  console.error(`  (the account ${OWN} could not be made; PostgreSQL runs as ${found.name})`);
  return found;
}
