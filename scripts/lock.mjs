// A lock that survives no crash: it belongs to a process, and is void once that process is gone.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isSameProcess, processStamp } from "./processes.mjs";

/**
 * Takes the lock for this process, or says who holds it.
 *
 * @param {string} file
 * @returns {{ kind: "taken", release: () => void } | { kind: "held", pid: number }}
 */
export function takeLock(file) {
  const mine = { pid: process.pid, stamp: processStamp(process.pid) ?? "" };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (;;) {
      if (linked(draft, file)) return { kind: "taken", release: () => release(file, mine) };
      const holder = read(file);
      if (holder && isSameProcess(holder)) return { kind: "held", pid: holder.pid };
      removeStale(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The process that holds the lock, or undefined.
 *
 * @param {string} file
 */
export function lockHolder(file) {
  const holder = read(file);
  return holder && isSameProcess(holder) ? holder.pid : undefined;
}

/**
 * A link appears whole or not at all, so a lock is never seen half written.
 *
 * @param {string} draft
 * @param {string} file
 */
function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Another process may have cleared the stale lock and taken a new one in between: that one is put back.
 *
 * @param {string} file
 * @param {{ pid: number, stamp: string } | undefined} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && (moved.pid !== stale?.pid || moved.stamp !== stale.stamp)) linked(aside, file);
  rmSync(aside, { force: true });
}

/**
 * @param {string} file
 * @param {{ pid: number, stamp: string }} mine
 */
function release(file, mine) {
  if (read(file)?.pid === mine.pid) rmSync(file, { force: true });
}

/**
 * @param {string} file
 * @returns {{ pid: number, stamp: string } | undefined}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
