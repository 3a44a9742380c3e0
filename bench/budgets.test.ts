import { expect, test } from "vitest";
import { budgetsOf } from "./budgets";
import { TITLES, type Results } from "./measures";
import type { Measured } from "./meters";
import { QUICK } from "./sizes";

const measured = (figures: Partial<Measured>): Measured => ({
  ...{ cpuMs: 1, databaseMs: 1, perSecond: 100, p50Ms: 1, p95Ms: 1, p99Ms: 1 },
  ...figures,
});
const all = Object.fromEntries(
  Object.keys(TITLES).map((name) => [name, [measured({})]]),
) as Results;
const bytes = { perMarkup: 1, scripts: 0, floor: 0 };
const verdictsOf = (results: Results, burst = measured({})) => {
  const bursts = [{ ...burst, renders: 1, reads: 1, rightAfterMs: 1 }];
  const budgets = budgetsOf(QUICK, results, bursts, bytes);
  return Object.fromEntries(budgets.map(({ what, measured: is, isMet }) => [what, [is, isMet]]));
};

test("a ratio is taken round by round, and the database's part counts where votes grow", () => {
  const many = [measured({ cpuMs: 1.1, databaseMs: 1.4 })];
  const verdicts = verdictsOf({ ...all, voteMany: many });
  expect(verdicts["many votes over few: vote"]).toEqual([1.25, false]);
  expect(verdicts["many votes over few: page rendered"]).toEqual([1, true]);
});

test("what could not be measured here is not met", () => {
  const verdicts = verdictsOf({ ...all, edge: [], edgeOne: [], file: [] });
  expect(verdicts["behind nginx, one page: CPU of a file over its"]).toEqual([null, false]);
});

test("a crowd waits no longer than its budget", () => {
  expect(verdictsOf(all, measured({ p99Ms: 300 }))).toHaveProperty(
    [`${QUICK.burst.people} votes on one claim in one second, p99 ms`],
    [300, true],
  );
});
