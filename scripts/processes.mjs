// Which process is which, across restarts: a number alone may since belong to another program.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells this life of a process number from a later one: its start time. Undefined when no such process lives.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStamp(pid) {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") return linuxStamp(pid);
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Whether the process that was noted is still the one that runs under its number.
 *
 * @param {{ pid: number, stamp: string } | undefined} noted
 */
export function isSameProcess(noted) {
  return noted !== undefined && processStamp(noted.pid) === noted.stamp;
}

/**
 * Asks a process to end, waits, and ends it by force when it does not.
 *
 * @param {number} pid
 * @param {{ signal?: NodeJS.Signals, patienceMs?: number, isGroup?: boolean }} [options]
 */
export async function endProcess(pid, options = {}) {
  const { signal = "SIGTERM", patienceMs = 10_000, isGroup = false } = options;
  send(pid, signal, isGroup);
  if (await ended(pid, patienceMs)) return;
  send(pid, "SIGKILL", isGroup);
  await ended(pid, 5_000);
}

/**
 * @param {number} pid
 * @param {number} patienceMs
 */
export async function ended(pid, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
  return process.platform !== "linux" || linuxState(pid) !== "Z";
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {boolean} isGroup
 */
function send(pid, signal, isGroup) {
  try {
    process.kill(isGroup ? -pid : pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

/** @param {number} pid */
function linuxStamp(pid) {
  return linuxStat(pid)?.[19];
}

/** @param {number} pid */
function linuxState(pid) {
  return linuxStat(pid)?.[0];
}

/**
 * The fields of /proc/pid/stat after the name, which may itself contain blanks and brackets.
 *
 * @param {number} pid
 */
function linuxStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
