import type { Relation, Target } from "@/lib/arguments/rules";
import type { OffScale, PositionValue } from "@/lib/reviews/rules";

export type ContentState = "PROPOSED" | "LIVE" | "SENT_BACK" | "RETRACTED";
export type Standing = "GOOD" | "DISPUTED" | "SUPERSEDED" | "RETRACTED" | "UNREACHABLE";
export type ExcerptStatus =
  "VERIFIED" | "WRONG_LOCATOR" | "AMBIGUOUS" | "NOT_FOUND" | "NOT_CHECKED";
export type FitState = "FIT" | "DISPUTED" | "NOT_CHECKED";

/**
 * Everything that a verdict depends on, as plain JSON. Lists may come in any order. For one claim
 * and one audience.
 */
export type VerdictInputs = {
  readonly ruleVersion: 1;
  /** The moment judged from, ISO 8601 with its zone: stale votes run out by it. */
  readonly asOf: string;
  readonly claim: { readonly isAboutText: boolean };
  /** Current ordinary votes: not priors, not superseded, not withdrawn. */
  readonly votes: readonly VerdictVote[];
  readonly evidence: readonly VerdictEvidence[];
  readonly arguments: readonly VerdictArgument[];
  readonly searches: readonly VerdictSearch[];
  /** The published fit that the votes' camps were read from, if one has been published. */
  readonly fit: { readonly id: string; readonly sha256: string } | null;
};

export type VerdictVote = {
  readonly isFresh: boolean;
  /** ISO 8601 with its zone. */
  readonly castAt: string;
  /** The sign of the voter's factor in the fit; null without a fit, or without a place in it. */
  readonly camp: -1 | 1 | null;
} & (
  | { readonly position: PositionValue; readonly offScale: null }
  | { readonly position: null; readonly offScale: OffScale }
);

export type VerdictEvidence = {
  readonly id: string;
  readonly state: ContentState;
  readonly direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  /** The newest machine check of the live revision's excerpt. */
  readonly check: ExcerptStatus;
  /** How many different people transcribed the live revision's excerpt from the print. */
  readonly attestations: number;
  readonly fit: FitState;
  readonly standing: Standing;
  /** The standing of the source that the excerpt reports, where there is one. */
  readonly viaStanding: Standing | null;
  /** The origin group of the via source where there is one, else of the source. */
  readonly originGroupId: string;
  /** False for an editor's own addition until a fit check or somebody else's acceptance. */
  readonly isSeenBySecondPerson: boolean;
};

export type VerdictArgument = {
  readonly id: string;
  readonly state: ContentState;
  readonly relation: Relation;
  readonly target: Target;
  /** By `isAnswered` of the arguments' rules. */
  readonly isAnswered: boolean;
  /** From 0 to 1; null until strengths are computed. */
  readonly strength: number | null;
};

/** A logged search for contrary evidence; people themselves do not enter a verdict. */
export type VerdictSearch = { readonly id: string } & (
  | {
      /** Which of the claim's evidence the searcher added. */
      readonly addedEvidenceIds: readonly string[];
    }
  | {
      /** The same as a receipt keeps it: whether they added none of what decides. */
      readonly isByAnother: boolean;
    }
);
