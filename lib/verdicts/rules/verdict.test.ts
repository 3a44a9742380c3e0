import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/foundation/canonical-json";
import type { PositionValue } from "@/lib/reviews/rules";
import type { VerdictInputs } from "./inputs";
import { argument, banded, evidence, ledger, offScale, vote, votesBy } from "./test-ledger";
import { verdictOf } from "./verdict";

describe("A verdict", () => {
  it("is the band of the median once every gate is passed", () => {
    expect(verdictOf(banded()).outcome).toEqual({ state: "SUPPORTED", isSettled: false });
  });

  it("of no votes and no evidence is undecided, neither true nor false", () => {
    const verdict = verdictOf(ledger({}));
    expect(verdict.outcome).toEqual({
      state: "UNDECIDED",
      missing: [
        { kind: "votes", have: 0, need: 10 },
        { kind: "evidence", direction: "EITHER" },
        { kind: "origins", have: 0, need: 2 },
        { kind: "search", have: 0 },
      ],
    });
    expect(verdict.distribution).toBeNull();
    expect(verdict.votes.turnout).toBe("none");
  });

  it("carries the fit that its camps were read from", () => {
    const fit = { id: "fit-1", sha256: "ab" };
    expect(verdictOf({ ...banded(), fit }).fit).toEqual(fit);
  });

  it("refuses a time without a zone", () => {
    const votes = [{ ...vote(5, "stale"), castAt: "2026-02-28T12:00:00" }];
    expect(() => verdictOf(ledger({ votes }))).toThrow(RangeError);
  });
});

describe("Settled for now", () => {
  const broad = { ...banded(), votes: votesBy([0, 0, 0, 0, 20]) };

  it("is a band, broad, with its interval inside", () => {
    expect(verdictOf(broad).outcome).toEqual({ state: "SUPPORTED", isSettled: true });
  });

  it("is not provisional turnout", () => {
    const votes = votesBy([0, 0, 0, 0, 19]);
    expect(verdictOf({ ...broad, votes }).outcome).toEqual({
      state: "SUPPORTED",
      isSettled: false,
    });
  });

  it("is not an interval that leaves the band", () => {
    const votes = votesBy([0, 0, 0, 9, 12]);
    expect(verdictOf({ ...broad, votes }).outcome).toEqual({
      state: "SUPPORTED",
      isSettled: false,
    });
  });

  it("waits for an answer to a live qualification", () => {
    const qualification = argument({ id: "q1", relation: "QUALIFIES" });
    const open = verdictOf({ ...broad, arguments: [qualification] });
    expect(open.outcome).toEqual({ state: "SUPPORTED", isSettled: false });
    expect(open.openQualifications).toEqual(["q1"]);
    const answered = [{ ...qualification, isAnswered: true }];
    expect(verdictOf({ ...broad, arguments: answered }).outcome).toMatchObject({ isSettled: true });
    const retracted = [{ ...qualification, state: "RETRACTED" as const }];
    expect(verdictOf({ ...broad, arguments: retracted }).outcome).toMatchObject({
      isSettled: true,
    });
  });
});

describe("Replay", () => {
  it("gives the same bytes for the same inputs in any order, and leaves the inputs alone", () => {
    const shuffles = fc.record({ inputs: someInputs(), seed: fc.infiniteStream(fc.nat()) });
    fc.assert(
      fc.property(shuffles, ({ inputs, seed }) => {
        const before = canonicalJson(inputs);
        const verdict = canonicalJson(verdictOf(inputs));
        expect(canonicalJson(verdictOf(shuffled(inputs, seed)))).toBe(verdict);
        expect(canonicalJson(inputs)).toBe(before);
        expect(canonicalJson(verdictOf(JSON.parse(before) as VerdictInputs))).toBe(verdict);
      }),
    );
  });

  it("never finds a band without ten votes, decisive evidence and a search", () => {
    let bands = 0;
    fc.assert(
      fc.property(someInputs(), (inputs) => {
        const verdict = verdictOf(inputs);
        if (!("isSettled" in verdict.outcome)) return;
        bands += 1;
        expect(verdict.distribution!.votes).toBeGreaterThanOrEqual(10);
        expect(verdict.evidence.decisive).not.toEqual([]);
        expect(inputs.searches).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(bands).toBeGreaterThan(0);
  });
});

function someInputs(): fc.Arbitrary<VerdictInputs> {
  const ids = ["e1", "e2", "e3", "e4"];
  const someVote = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom<PositionValue>(4, 5, 5, 5, 3, 1).map((at) => vote(at)),
    },
    { weight: 1, arbitrary: fc.constantFrom(vote(5, "stale"), offScale("NOT_CHECKABLE")) },
  );
  const someEvidence = fc.record({
    direction: fc.constantFrom("SUPPORTS" as const, "SUPPORTS" as const, "CONTRADICTS" as const),
    check: fc.constantFrom("VERIFIED" as const, "VERIFIED" as const, "NOT_FOUND" as const),
    originGroupId: fc.constantFrom("o1", "o2", "o3"),
  });
  const someArgument = fc.record({
    relation: fc.constantFrom("REBUTS" as const, "SUPPORTS" as const, "QUALIFIES" as const),
    isAnswered: fc.boolean(),
  });
  return fc
    .record({
      votes: fc.array(someVote, { maxLength: 30 }),
      evidence: fc.array(someEvidence, { maxLength: ids.length }),
      arguments: fc.array(someArgument, { maxLength: 3 }),
      searches: fc.array(fc.subarray(ids, { maxLength: 1 }), { maxLength: 2 }),
    })
    .map((parts) =>
      ledger({
        votes: parts.votes,
        evidence: parts.evidence.map((item, at) => evidence({ ...item, id: ids[at]! })),
        arguments: parts.arguments.map((item, at) => argument({ ...item, id: `a${at}` })),
        searches: parts.searches.map((added, at) => ({ id: `s${at}`, addedEvidenceIds: added })),
      }),
    );
}

function shuffled(inputs: VerdictInputs, seed: fc.Stream<number>): VerdictInputs {
  const mixed = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, key: seed.next().value ?? 0 }))
      .sort((one, other) => one.key - other.key)
      .map(({ item }) => item);
  return {
    ...inputs,
    votes: mixed(inputs.votes),
    evidence: mixed(inputs.evidence),
    arguments: mixed(inputs.arguments),
    searches: mixed(inputs.searches),
  };
}
