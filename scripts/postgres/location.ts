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
  const location = isUsable(remembered, root)
    ? { ...remembered, clone: root, account }
    : await fresh(chosen(root, dataFolder, packaged, account, elsewhere));
  if (location.data.startsWith(`${dataFolder}${path.sep}`))
    // The packages may have moved or been renewed; what stands in the clone follows them.
    location.binaries = packaged;
  await prepare(location, packaged);
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

function chosen(
  root: string,
  dataFolder: string,
  packaged: string,
  account: Account | null,
  elsewhere: string,
): Location {
  const inside: Location = {
    clone: root,
    binaries: packaged,
    data: path.join(dataFolder, "postgres"),
    account,
    reason: "inside the clone",
  };
  if (account === null || isReachable(account, packaged, dataFolder)) return inside;
  const home = path.join(elsewhere, createHash("sha256").update(root).digest("hex").slice(0, 16));
  return {
    ...inside,
    binaries: path.join(home, "binaries"),
    data: path.join(home, "postgres"),
    reason: `the account ${account.name}, under which PostgreSQL runs for root, cannot enter ${root}`,
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

function isReachable(account: Account, packaged: string, dataFolder: string): boolean {
  return (
    canRun(account, path.join(packaged, "bin/postgres"), ["--version"]) &&
    canRun(account, "/bin/sh", ["-c", 'test -x "$1"', "sh", dataFolder])
  );
}

async function prepare(location: Location, packaged: string): Promise<void> {
  if (location.binaries !== packaged) await openFolders(path.dirname(location.binaries));
  if (location.binaries !== packaged) await copyBinaries(packaged, location);
  await mkdir(location.data, { recursive: true, mode: 0o700 });
  await chmod(location.data, 0o700);
  const { uid, gid } = as(location.account ?? undefined);
  if (uid !== undefined && gid !== undefined) await chown(location.data, uid, gid);
}

async function openFolders(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  await Promise.all([home, path.dirname(home)].map((folder) => chmod(folder, 0o755)));
}

/** Copies once per version. The copy gets its name when it is whole. */
async function copyBinaries(packaged: string, location: Location): Promise<void> {
  const stamp = path.join(location.binaries, "copied-from");
  const version = await packagedVersion(packaged);
  if ((await readFile(stamp, "utf8").catch(() => "")) === version) return;
  const half = `${location.binaries}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(path.dirname(half), { recursive: true, mode: 0o755 });
  await cp(packaged, half, { recursive: true, verbatimSymlinks: true });
  // Whoever installed the packages may have kept them from everybody else.
  execFileSync("chmod", ["-R", "a+rX", half]);
  await writeFile(path.join(half, "copied-from"), version);
  await rm(location.binaries, { recursive: true, force: true });
  await rename(half, location.binaries);
}

async function packagedVersion(packaged: string): Promise<string> {
  const text = await readFile(path.join(packaged, "../package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
