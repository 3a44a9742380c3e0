import { describe, expect, it } from "vitest";
import { AS_OF, banded, ledger, offScale, times, vote, votesBy } from "./test-ledger";
import { verdictOf } from "./verdict";

const DAY = 24 * 60 * 60 * 1000;

describe("Under review", () => {
  it("comes when evidence makes five votes stale, and goes when three reconfirm", () => {
    const before = verdictOf(ledger({ votes: times(5, vote(4, "stale")) }));
    expect(before.votes).toMatchObject({ fresh: 0, stale: 5, staleCounting: 5 });
    expect(before.outcome).toEqual({ state: "UNDER_REVIEW", have: 0, need: 3 });

    const two = [...times(2, vote(4)), ...times(3, vote(4, "stale"))];
    expect(verdictOf(ledger({ votes: two })).outcome.state).toBe("UNDER_REVIEW");

    const three = [...times(3, vote(4)), ...times(2, vote(4, "stale"))];
    const after = verdictOf(ledger({ votes: three }));
    expect(after.votes).toMatchObject({ fresh: 3, stale: 2 });
    expect(after.outcome.state).toBe("UNDECIDED");
  });

  it("asks for half of all current votes where that is more than three", () => {
    const votes = [...times(9, vote(4)), ...times(10, vote(4, "stale"))];
    expect(verdictOf(ledger({ votes })).outcome).toEqual({
      state: "UNDER_REVIEW",
      have: 9,
      need: 10,
    });
    const half = [...times(10, vote(4)), ...times(10, vote(4, "stale"))];
    expect(verdictOf(ledger({ votes: half })).outcome.state).toBe("UNDECIDED");
  });

  it("ends sixty days after the stale votes were cast", () => {
    const cast = (age: number) => ({
      ...vote(4, "stale"),
      castAt: new Date(Date.parse(AS_OF) - age).toISOString(),
    });
    expect(verdictOf(ledger({ votes: [cast(60 * DAY - 1)] })).outcome.state).toBe("UNDER_REVIEW");
    const ended = verdictOf(ledger({ votes: [cast(60 * DAY)] }));
    expect(ended.outcome.state).toBe("UNDECIDED");
    expect(ended.votes).toMatchObject({ stale: 1, staleCounting: 0 });
  });

  it("does not come over too few votes alone", () => {
    expect(verdictOf(ledger({ votes: [vote(4)] })).outcome.state).toBe("UNDECIDED");
  });

  it("comes before every other state", () => {
    const votes = [...times(2, offScale("NOT_CHECKABLE")), vote(1, "stale")];
    expect(verdictOf(ledger({ votes })).outcome.state).toBe("UNDER_REVIEW");
  });
});

describe("A state off the scale", () => {
  it.each([
    [5, 5, 0, "INSUFFICIENT"],
    [5, 0, 5, "NOT_CHECKABLE"],
    [4, 2, 2, "INSUFFICIENT"],
    [4, 2, 3, "NOT_CHECKABLE"],
    [0, 0, 1, "NOT_CHECKABLE"],
    [5, 2, 2, "UNDECIDED"],
  ])("with %i on, %i insufficient and %i not checkable is %s", (on, insufficient, not, state) => {
    const votes = [
      ...times(on, vote(4)),
      ...times(insufficient, offScale("EVIDENCE_INSUFFICIENT")),
      ...times(not, offScale("NOT_CHECKABLE")),
    ];
    expect(verdictOf(ledger({ votes })).outcome.state).toBe(state);
  });

  it("counts fresh votes only", () => {
    const stale = { ...offScale("NOT_CHECKABLE"), isFresh: false };
    const votes = [...times(4, vote(4)), ...times(4, stale)];
    expect(verdictOf(ledger({ votes })).outcome.state).toBe("UNDECIDED");
  });

  it("comes before contested, and its votes count for turnout", () => {
    const votes = [
      ...times(5, vote(1)),
      ...times(5, vote(5)),
      ...times(10, offScale("NOT_CHECKABLE")),
    ];
    const verdict = verdictOf(ledger({ votes }));
    expect(verdict.outcome.state).toBe("NOT_CHECKABLE");
    expect(verdict.votes.turnout).toBe("broad");
  });
});

describe("Contested", () => {
  it("are two options that are not adjacent with 30% each", () => {
    const votes = [...times(3, vote(2)), ...times(3, vote(3)), ...times(4, vote(5))];
    expect(verdictOf(ledger({ votes })).outcome).toMatchObject({
      state: "CONTESTED",
      options: ["MOSTLY_REFUTED", "SUPPORTED"],
      camps: null,
    });
  });

  it.each([
    ["adjacent options", [0, 0, 0, 5, 5]],
    ["less than 30%", [5, 0, 0, 0, 12]],
    ["fewer than six votes", [2, 0, 0, 0, 3]],
  ])("are not %s", (_what, counts) => {
    const votes = votesBy(counts);
    expect(verdictOf(ledger({ votes })).outcome.state).toBe("UNDECIDED");
  });

  it("are six votes, three and three", () => {
    expect(verdictOf(ledger({ votes: votesBy([3, 0, 3, 0, 0]) })).outcome.state).toBe("CONTESTED");
  });

  it("are two camps whose medians lie two steps apart, whichever sign each has", () => {
    const apart = (low: 1 | -1, high: 1 | -1) => [
      ...votesBy([0, 3, 0, 0, 0], low),
      ...votesBy([0, 0, 5, 3, 0]),
      ...votesBy([0, 0, 0, 3, 3], high),
    ];
    const contested = {
      state: "CONTESTED",
      options: null,
      camps: ["MOSTLY_REFUTED", "MOSTLY_SUPPORTED"],
    };
    expect(verdictOf(ledger({ votes: apart(-1, 1) })).outcome).toMatchObject(contested);
    expect(verdictOf(ledger({ votes: apart(1, -1) })).outcome).toMatchObject(contested);
    expect(verdictOf(ledger({ votes: apart(1, 1) })).outcome.state).toBe("UNDECIDED");
  });

  it("need three voters in each camp", () => {
    const votes = [
      ...votesBy([0, 2, 0, 0, 0], -1),
      ...votesBy([0, 1, 5, 3, 0]),
      ...votesBy([0, 0, 0, 3, 3], 1),
    ];
    expect(verdictOf(ledger({ votes })).outcome.state).toBe("UNDECIDED");
  });

  it("come before the gates, even where all are passed", () => {
    const contested = { ...banded(), votes: votesBy([10, 0, 0, 0, 20]) };
    expect(verdictOf(contested).outcome).toMatchObject({ state: "CONTESTED", missing: [] });
  });

  it("say what else a band would need, without leaning to a side", () => {
    const votes = votesBy([3, 0, 0, 0, 3]);
    expect(verdictOf(ledger({ votes })).outcome).toMatchObject({
      state: "CONTESTED",
      missing: [
        { kind: "votes", have: 6, need: 10 },
        { kind: "evidence", direction: "EITHER" },
        { kind: "origins", have: 0, need: 2 },
        { kind: "search", have: 0 },
      ],
    });
    const against = { ...banded().evidence[0]!, id: "e3", direction: "CONTRADICTS" as const };
    const inputs = { ...banded(), votes, evidence: [against, banded().evidence[1]!] };
    expect(verdictOf(inputs).outcome).toMatchObject({
      missing: [{ kind: "votes", have: 6, need: 10 }],
    });
  });
});
