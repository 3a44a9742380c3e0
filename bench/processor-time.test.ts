import { expect, test } from "vitest";
import { parseStat, processorTime, treeTicks } from "./processor-time";

test("user and system time are read behind a name with brackets and blanks", () => {
  const line = "42 (next (v16) x) S 7 42 42 0 -1 4194560 10 0 0 0 120 30 4 6 20 0 11 0 100 1 1";
  expect(parseStat(line)).toEqual({ pid: 42, parent: 7, ticks: 160 });
});

test("a tree counts children and their children, and nobody else", () => {
  const living = [
    { pid: 1, parent: 0, ticks: 1_000 },
    { pid: 5, parent: 1, ticks: 10 },
    { pid: 6, parent: 5, ticks: 20 },
    { pid: 7, parent: 6, ticks: 40 },
    { pid: 8, parent: 1, ticks: 500 },
  ];
  expect(treeTicks(5, living)).toBe(70);
});

test.runIf(process.platform === "linux")("work of this process shows in its time", () => {
  const before = processorTime(process.pid);
  const spent = process.cpuUsage();
  while (process.cpuUsage(spent).user + process.cpuUsage(spent).system < 60_000);
  expect(processorTime(process.pid) - before).toBeGreaterThanOrEqual(40);
});
