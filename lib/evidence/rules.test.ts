import { describe, expect, it } from "vitest";
import { fitOf, openReadings, type Fit, type FitGiven, type Reading } from "./rules";

const SUPPORTS: Reading = { direction: "SUPPORTS", directness: "DIRECT" };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const read = (minute: number, otherwise: Partial<Reading> = {}) => ({
  ...{ ...SUPPORTS, ...otherwise, checkedAt: at(minute) },
});
const otherwise = (minute: number) => read(minute, { direction: "CONTRADICTS" });
const stands = (minute: number) => ({ kind: "STANDS" as const, settledAt: at(minute) });
const reopened = (minute: number) => ({ kind: "REOPENED" as const, settledAt: at(minute) });

describe("Evidence that second people have read", () => {
  it.each<[string, FitGiven, Fit]>([
    ["waits while nobody has", { checks: [], settled: null }, "NOT_CHECKED"],
    ["fits where one reads it the same", { checks: [read(1)], settled: null }, "FIT"],
    ["is disputed by another direction", { checks: [otherwise(1)], settled: null }, "DISPUTED"],
    [
      "is disputed by another directness",
      { checks: [read(1, { directness: "INFERENTIAL" })], settled: null },
      "DISPUTED",
    ],
    [
      "is disputed by one, however many agree",
      { checks: [read(1), otherwise(2), read(3)], settled: null },
      "DISPUTED",
    ],
    [
      "fits once an editor says that it stands",
      { checks: [otherwise(1)], settled: stands(2) },
      "FIT",
    ],
    [
      "is disputed anew by whoever reads it otherwise afterwards",
      { checks: [otherwise(1), otherwise(3)], settled: stands(2) },
      "DISPUTED",
    ],
    [
      "is disputed again once that is taken back",
      { checks: [otherwise(1)], settled: reopened(3) },
      "DISPUTED",
    ],
    [
      "that nobody read is not read by an editor's word",
      { checks: [], settled: stands(1) },
      "NOT_CHECKED",
    ],
  ])("%s", (_, given, fit) => {
    expect(fitOf(SUPPORTS, given)).toBe(fit);
  });

  it("names the readings that differ and that no editor has settled", () => {
    const given = { checks: [otherwise(1), read(2), otherwise(4)], settled: stands(3) };
    expect(openReadings(SUPPORTS, given)).toEqual([otherwise(4)]);
  });
});
