import fc from "fast-check";
import type { PositionValue } from "@/lib/reviews/rules";
import type { VerdictArgument, VerdictEvidence, VerdictInputs, VerdictVote } from "./inputs";
import type { Missing } from "./gates";
import { verdictOf, type VerdictOutcome } from "./verdict";

export const AS_OF = "2026-03-01T12:00:00.000Z";

/** What keeps an undecided claim from its band; the outcome itself where there is another. */
export function missing(inputs: VerdictInputs): Missing[] | VerdictOutcome {
  const { outcome } = verdictOf(inputs);
  return outcome.state === "UNDECIDED" ? outcome.missing : outcome;
}

export function ledger(given: Partial<VerdictInputs>): VerdictInputs {
  return {
    ruleVersion: 1,
    asOf: AS_OF,
    claim: { isAboutText: false },
    votes: [],
    evidence: [],
    arguments: [],
    searches: [],
    fit: null,
    ...given,
  };
}

/** A ledger that passes every gate by just enough. */
export function banded(): VerdictInputs {
  return ledger({
    votes: times(10, vote(5)),
    evidence: [
      evidence({ id: "e1", originGroupId: "o1" }),
      evidence({ id: "e2", originGroupId: "o2" }),
    ],
    searches: [{ id: "s1", addedEvidenceIds: [] }],
  });
}

export function vote(position: PositionValue, age: "fresh" | "stale" = "fresh"): VerdictVote {
  return {
    position,
    offScale: null,
    isFresh: age === "fresh",
    castAt: "2026-02-20T08:00:00Z",
    camp: null,
  };
}

export function offScale(kind: "EVIDENCE_INSUFFICIENT" | "NOT_CHECKABLE"): VerdictVote {
  return { ...vote(3), position: null, offScale: kind };
}

export function votesBy(counts: readonly number[], camp: -1 | 1 | null = null): VerdictVote[] {
  return counts.flatMap((count, index) =>
    times(count, { ...vote((index + 1) as PositionValue), camp }),
  );
}

export function evidence(given: Partial<VerdictEvidence>): VerdictEvidence {
  return {
    id: "e1",
    state: "LIVE",
    direction: "SUPPORTS",
    check: "VERIFIED",
    attestations: 0,
    fit: "FIT",
    standing: "GOOD",
    viaStanding: null,
    originGroupId: "o1",
    isSeenBySecondPerson: true,
    ...given,
  };
}

export function argument(given: Partial<VerdictArgument>): VerdictArgument {
  return {
    id: "a1",
    state: "LIVE",
    relation: "REBUTS",
    target: { kind: "CLAIM", id: "c1" },
    isAnswered: false,
    strength: null,
    ...given,
  };
}

export function times<Item>(count: number, item: Item): Item[] {
  return Array.from({ length: count }, () => item);
}

/** Ledgers of every kind, some of which pass all gates. */
export function someInputs(): fc.Arbitrary<VerdictInputs> {
  const ids = ["e1", "e2", "e3", "e4"];
  const someVote = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom<PositionValue>(4, 5, 5, 5, 3, 1).map((at) => vote(at)),
    },
    { weight: 1, arbitrary: fc.constantFrom(vote(5, "stale"), offScale("NOT_CHECKABLE")) },
  );
  const someMoment = fc.constantFrom("2026-02-20T08:00:00Z", "2026-02-21T08:00:00Z");
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
      votes: fc.array(fc.tuple(someVote, someMoment), { maxLength: 30 }),
      evidence: fc.array(someEvidence, { maxLength: ids.length }),
      arguments: fc.array(someArgument, { maxLength: 3 }),
      searches: fc.array(fc.subarray(ids, { maxLength: 1 }), { maxLength: 2 }),
    })
    .map((parts) =>
      ledger({
        votes: parts.votes.map(([cast, castAt]) => ({ ...cast, castAt })),
        evidence: parts.evidence.map((item, at) => evidence({ ...item, id: ids[at]! })),
        arguments: parts.arguments.map((item, at) => argument({ ...item, id: `a${at}` })),
        searches: parts.searches.map((added, at) => ({ id: `s${at}`, addedEvidenceIds: added })),
      }),
    );
}

/** The same ledger with every list in another order. */
export function shuffled(inputs: VerdictInputs, seed: fc.Stream<number>): VerdictInputs {
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
