import { readdirSync, readFileSync } from "node:fs";

/**
 * The processor time, in milliseconds, that a process, its children and their children have used since they
 * began, in user and in system mode. Children that have ended and were waited for are in it.
 */
export function processorTime(pid: number): number {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const living = numbers.flatMap((number) => readStat(Number(number)) ?? []);
  return treeTicks(pid, living) * MS_PER_TICK;
}

export type Stat = { pid: number; parent: number; ticks: number };

/** One line of `/proc/<pid>/stat`. The name of the program stands in brackets and may hold blanks and brackets itself. */
export function parseStat(line: string): Stat {
  const fields = line
    .slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  // Counted from the state, which stands third: user, system, and both of the children waited for.
  const ticks = fields.slice(11, 15).reduce((sum, part) => sum + part, 0);
  return { pid: Number.parseInt(line, 10), parent: fields[1]!, ticks };
}

/** The ticks of a process and of everything below it. */
export function treeTicks(pid: number, living: readonly Stat[]): number {
  const own = living.find((stat) => stat.pid === pid)?.ticks ?? 0;
  return living
    .filter(({ parent }) => parent === pid)
    .reduce((sum, child) => sum + treeTicks(child.pid, living), own);
}

// Linux gives hundredths of a second to programs, whatever its own clock.
const MS_PER_TICK = 10;

function readStat(pid: number): Stat | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined; // It ended while the list was read.
  }
}
