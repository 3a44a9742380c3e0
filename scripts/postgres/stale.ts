import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ended, endProcess, processStamp } from "../processes.mjs";

/**
 * Clears what a killed start left behind: a server of this data folder that still runs is shut down cleanly, and the lock
 * of a dead one is taken away. PostgreSQL itself would be stopped by a number that now belongs to another program, or
 * to a dead process that nobody has waited for. It still sees by its shared memory when children of the dead one live.
 */
export async function clearStaleLock(data: string): Promise<void> {
  const lock = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (processStamp(pid) === undefined || !isServerOf(pid, data)) return rm(lock, { force: true });
  console.error(`  (stopping PostgreSQL, process ${pid}, which an earlier start left running)`);
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  if (!(await ended(pid, 30_000))) await endProcess(pid, { signal: "SIGQUIT" });
}

/** A server stands in its data folder; where the system does not say so, its command line does. */
function isServerOf(pid: number, data: string): boolean {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], {
        encoding: "utf8",
      }).includes(data);
    const isPostgres = /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
    return isPostgres && realpathSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}
