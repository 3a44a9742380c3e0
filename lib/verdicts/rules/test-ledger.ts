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
