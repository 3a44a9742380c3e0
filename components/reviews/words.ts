import type { OffScale, VotePosition } from "@/lib/reviews/rules";

/** The five options of the scale, from the lowest. Repeated here because the rules also hash, which no browser needs. */
export const scalePositions = [
  "REFUTED",
  "MOSTLY_REFUTED",
  "MIXED",
  "MOSTLY_SUPPORTED",
  "SUPPORTED",
] as const satisfies readonly VotePosition[];

export type PositionView = VotePosition | OffScale;

export const positionWords: Record<PositionView, string> = {
  REFUTED: "refuted",
  MOSTLY_REFUTED: "mostly refuted",
  MIXED: "mixed",
  MOSTLY_SUPPORTED: "mostly supported",
  SUPPORTED: "supported",
  EVIDENCE_INSUFFICIENT: "evidence insufficient",
  NOT_CHECKABLE: "not checkable",
};

/** How sure a voter is. Shown beside the vote; it never weighs. */
export type ConfidenceView = "UNSURE" | "FAIRLY_SURE" | "SURE";

export const confidenceWords: Record<ConfidenceView, string> = {
  UNSURE: "unsure",
  FAIRLY_SURE: "fairly sure",
  SURE: "sure",
};

/** Votes per option of the scale. */
export type ScaleCounts = Readonly<Record<VotePosition, number>>;

export type GradeView = "HELPFUL" | "SOMEWHAT" | "NOT_HELPFUL";

export const gradeWords: Record<GradeView, string> = {
  HELPFUL: "helpful",
  SOMEWHAT: "somewhat helpful",
  NOT_HELPFUL: "not helpful",
};

export type RatingReasonView =
  "TO_THE_POINT" | "RELIABLE_SOURCE" | "QUOTED_FAIRLY" | "SOUND_INFERENCE" | "ANSWERS_THE_CLAIM";

export const ratingReasonWords: Record<RatingReasonView, string> = {
  TO_THE_POINT: "to the point",
  RELIABLE_SOURCE: "reliable source",
  QUOTED_FAIRLY: "quoted fairly",
  SOUND_INFERENCE: "sound inference",
  ANSWERS_THE_CLAIM: "answers the claim",
};
