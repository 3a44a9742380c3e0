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
