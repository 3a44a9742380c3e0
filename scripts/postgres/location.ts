import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { as, canRun, postgresAccount } from "./account";
import type { Account } from "./account";
import { packagedPostgres } from "./binaries";

/** Where the embedded server lives and as whom it runs. Kept in `.data/postgres-location.json` for whoever looks for the data. */
export type Location = {
  /** The clone it belongs to. */
  clone: string;
  /** Folder with `bin`, `lib` and `share`. */
  binaries: string;
  /** The cluster's data folder. */
  data: string;
  account: Account | null;
  /** Why it is where it is. */
  reason: string;
};

/**
 * Decides where PostgreSQL's binaries and data stand, once, and remembers it. In a clone that PostgreSQL's own account
 * cannot enter (below /root, or made by `mktemp -d`) both are placed under `elsewhere`, where it can.
 *
 * @param root the clone
 * @param dataFolder its `.data`
 * @param elsewhere the folder to use when the clone cannot be entered
 */
export async function postgresLocation(
  root: string,
  dataFolder: string,
  elsewhere = "/var/lib/assay",
): Promise<Location> {
  const packaged = await packagedPostgres(root);
  const account = postgresAccount() ?? null;
  const remembered = await readLocation(dataFolder);
  const now = await chosen(root, dataFolder, packaged, account, elsewhere);
  // The binaries follow the installed packages, the data stay where they are.
  const location = isUsable(remembered, root)
    ? { ...now, data: remembered.data }
    : await fresh(now);
  await prepare(location);
  await writeFile(locationFile(dataFolder), `${JSON.stringify(location, null, 2)}\n`);
  return location;
}

/** The remembered place, or undefined before the first start. */
export async function readLocation(dataFolder: string): Promise<Location | undefined> {
  const text = await readFile(locationFile(dataFolder), "utf8").catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Location);
  } catch {
    return undefined;
  }
}

function locationFile(dataFolder: string): string {
  return path.join(dataFolder, "postgres-location.json");
}

/** A clone that was moved keeps its data; a copy of a clone that still exists must not share them. */
function isUsable(location: Location | undefined, root: string): location is Location {
  if (location === undefined || !existsSync(path.join(location.data, "PG_VERSION"))) return false;
  return location.clone === root || !existsSync(location.clone);
}

async function chosen(
  root: string,
  dataFolder: string,
  packaged: string,
  account: Account | null,
  elsewhere: string,
): Promise<Location> {
  const areBinariesReachable =
    account === null || canRun(account, path.join(packaged, "bin/postgres"), ["--version"]);
  const isFolderReachable =
    account === null || canRun(account, "/bin/sh", ["-c", 'test -x "$1"', "sh", dataFolder]);
  const mark = createHash("sha256").update(dataFolder).digest("hex").slice(0, 16);
  return {
    clone: root,
    binaries: areBinariesReachable ? packaged : await sharedCopy(packaged, elsewhere),
    data: isFolderReachable
      ? path.join(dataFolder, "postgres")
      : path.join(elsewhere, mark, "postgres"),
    account,
    reason:
      areBinariesReachable && isFolderReachable
        ? "inside the clone"
        : `the account ${account?.name}, under which PostgreSQL runs for root, cannot enter ${root}`,
  };
}

/** Data that nothing in `.data` knows how to open is kept beside the new. */
async function fresh(location: Location): Promise<Location> {
  if (existsSync(path.join(location.data, "PG_VERSION"))) {
    const aside = `${location.data}-before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
    await rename(location.data, aside);
    console.error(`  (older data without its secrets was kept at ${aside})`);
  }
  return location;
}

async function prepare(location: Location): Promise<void> {
  const home = path.dirname(location.data);
  if (!existsSync(home)) await openFolder(home);
  await mkdir(location.data, { recursive: true, mode: 0o700 });
  await chmod(location.data, 0o700);
  const { uid, gid } = as(location.account ?? undefined);
  if (uid !== undefined && gid !== undefined) await chown(location.data, uid, gid);
}

async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const place of [path.dirname(folder), folder]) await chmod(place, 0o755);
}

/** One copy per version serves every clone of the machine. It gets its name when it is whole. */
async function sharedCopy(packaged: string, elsewhere: string): Promise<string> {
  const place = path.join(elsewhere, `postgresql-${await packagedVersion(packaged)}`);
  if (existsSync(place)) return place;
  const half = `${place}.${process.pid}`;
  await openFolder(elsewhere);
  await cp(packaged, half, { recursive: true, verbatimSymlinks: true });
  // Whoever installed the packages may have kept them from everybody else.
  execFileSync("chmod", ["-R", "a+rX", half]);
  await rename(half, place).catch(() => rm(half, { recursive: true, force: true }));
  return place;
}

async function packagedVersion(packaged: string): Promise<string> {
  const text = await readFile(path.join(packaged, "../package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
