import type { VotePosition } from "@/lib/reviews/rules";
import { contestOf, type Contest } from "./contested";
import { distributionOf, isInsideBand, type Distribution } from "./distribution";
import {
  missingFor,
  openQualifications,
  weighedEvidence,
  type Missing,
  type WeighedEvidence,
} from "./gates";
import type { VerdictInputs } from "./inputs";
import { countsOf, offScaleOf, reviewOf, tallyOf, type VoteTally } from "./votes";

export type VerdictOutcome =
  | { state: VotePosition; isSettled: boolean }
  /** `missing` is what a band would need besides votes that stand closer together. */
  | ({ state: "CONTESTED"; missing: Missing[] } & Contest)
  | { state: "UNDER_REVIEW"; have: number; need: number }
  | { state: "INSUFFICIENT" }
  | { state: "NOT_CHECKABLE" }
  | { state: "UNDECIDED"; missing: Missing[] };

export type Verdict = {
  ruleVersion: 1;
  asOf: string;
  outcome: VerdictOutcome;
  votes: VoteTally;
  /** Of the fresh votes on the scale; null when there are none. */
  distribution: Distribution | null;
  evidence: WeighedEvidence;
  openQualifications: string[];
  fit: { id: string; sha256: string } | null;
};

/**
 * The verdict, rule version 1 (scoring, 5): a pure function of its inputs, whatever their order. All
 * numbers are rounded and all lists sorted, so that its canonical JSON is the same on any machine.
 *
 * @throws RangeError when a time cannot be read or has no zone
 */
export function verdictOf(inputs: VerdictInputs): Verdict {
  const fresh = inputs.votes.filter((vote) => vote.isFresh);
  const votes = tallyOf(inputs.votes, inputs.asOf);
  const distribution = distributionOf(countsOf(fresh));
  const contest = contestOf(fresh);
  // What is contested leans to neither side: evidence of either counts, in what is missing as in what decides.
  const median = contest ? null : (distribution?.median ?? null);
  return {
    ruleVersion: inputs.ruleVersion,
    asOf: inputs.asOf,
    outcome: outcomeOf(inputs, { votes, distribution, contest, median }),
    votes,
    distribution,
    evidence: weighedEvidence(inputs.evidence, median),
    openQualifications: openQualifications(inputs),
    fit: inputs.fit && { id: inputs.fit.id, sha256: inputs.fit.sha256 },
  };
}

/** A verdict as it is kept: without the moment it was computed, which its inputs say. */
export type KeptVerdict = Omit<Verdict, "asOf">;

/** What is kept of a verdict. */
export function keptVerdict({ asOf: _asOf, ...kept }: Verdict): KeptVerdict {
  return kept;
}

/** The verdict of a claim that was never counted: nothing is there, and all of it is missing. */
export function verdictOfNothing(claim: VerdictInputs["claim"]): KeptVerdict {
  const nothing = { votes: [], evidence: [], arguments: [], searches: [], fit: null };
  return keptVerdict(verdictOf({ ruleVersion: 1, asOf: ANY_MOMENT, claim, ...nothing }));
}

// Without votes nothing runs out.
const ANY_MOMENT = "1970-01-01T00:00:00.000Z";

/** The states in their order (scoring, 5.0): the first that holds. Nobody overrides it. */
function outcomeOf(
  inputs: VerdictInputs,
  { votes, distribution, contest, median }: Voted,
): VerdictOutcome {
  const review = reviewOf(votes);
  if (review) return { state: "UNDER_REVIEW", ...review };
  const offScale = offScaleOf(votes);
  if (offScale) return { state: offScale };
  const missing = missingFor(inputs, distribution?.votes ?? 0, median);
  if (contest) return { state: "CONTESTED", ...contest, missing };
  if (distribution === null || missing.length > 0) return { state: "UNDECIDED", missing };
  return { state: distribution.median, isSettled: isSettled(inputs, votes, distribution) };
}

type Voted = {
  votes: VoteTally;
  distribution: Distribution | null;
  contest: Contest | null;
  /** To which the votes lean; null where they lean nowhere. */
  median: VotePosition | null;
};

function isSettled(inputs: VerdictInputs, votes: VoteTally, distribution: Distribution): boolean {
  return (
    votes.turnout === "broad" &&
    isInsideBand(distribution) &&
    openQualifications(inputs).length === 0
  );
}
