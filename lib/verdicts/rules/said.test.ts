import { describe, expect, it } from "vitest";
import type { VerdictInputs } from "./inputs";
import { looksTheSame, saysTheSame } from "./said";
import { argument, banded, ledger, times, vote, votesBy } from "./test-ledger";
import { verdictOf } from "./verdict";

const isSaid = (one: VerdictInputs, other: VerdictInputs) =>
  saysTheSame(verdictOf(one), verdictOf(other));
const voted = (count: number) => ledger({ votes: times(count, vote(4)) });
const underReview = (fresh: number) =>
  ledger({ votes: [...times(fresh, vote(4)), ...times(5, vote(4, "stale"))] });

describe("Two verdicts say the same", () => {
  it.each([
    ["when another votes while votes are missing", voted(4), voted(5)],
    ["when another votes under review", underReview(1), underReview(2)],
    [
      "when another votes on what is contested",
      ledger({ votes: votesBy([3, 0, 0, 0, 3]) }),
      ledger({ votes: votesBy([3, 0, 0, 0, 4]) }),
    ],
    [
      "when another votes on a band",
      { ...banded(), votes: votesBy([0, 0, 0, 2, 9]) },
      { ...banded(), votes: votesBy([0, 0, 0, 3, 9]) },
    ],
  ])("%s", (_when, one, other) => {
    expect(isSaid(one, other)).toBe(true);
  });

  it.each([
    ["turnout has another word", voted(9), voted(10)],
    ["the state is another", voted(4), underReview(1)],
    [
      "it is settled",
      { ...banded(), votes: votesBy([0, 0, 0, 9, 12]) },
      { ...banded(), votes: votesBy([0, 0, 0, 0, 21]) },
    ],
    ["something else is missing", { ...banded(), searches: [] }, banded()],
    [
      "another answer is missing",
      { ...banded(), arguments: [argument({ id: "a1" })] },
      { ...banded(), arguments: [argument({ id: "a2" })] },
    ],
    [
      "a qualification is open",
      banded(),
      { ...banded(), arguments: [argument({ id: "a1", relation: "QUALIFIES" })] },
    ],
    [
      "other evidence weighs",
      banded(),
      { ...banded(), evidence: [...banded().evidence, { ...banded().evidence[0]!, id: "e3" }] },
    ],
  ])("but not when %s", (_when, one, other) => {
    expect(isSaid(one, other)).toBe(false);
  });
});

it("In a list they look the same only with as many votes", () => {
  expect(looksTheSame(verdictOf(voted(4)), verdictOf(voted(4)))).toBe(true);
  expect(looksTheSame(verdictOf(voted(4)), verdictOf(voted(5)))).toBe(false);
});

it("In a list they look the same only with as many stale votes", () => {
  const stale = (count: number) => verdictOf(ledger({ votes: times(count, vote(4, "stale")) }));
  expect(looksTheSame(stale(4), stale(4))).toBe(true);
  expect(looksTheSame(stale(4), stale(5))).toBe(false);
});
