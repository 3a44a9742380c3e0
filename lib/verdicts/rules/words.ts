import type { VerdictOutcome } from "./verdict";

/** What each verdict is called, on pages and in letters. */
export const verdictWords: Record<VerdictOutcome["state"], string> = {
  SUPPORTED: "Supported",
  MOSTLY_SUPPORTED: "Mostly supported",
  MIXED: "Mixed",
  MOSTLY_REFUTED: "Mostly refuted",
  REFUTED: "Refuted",
  CONTESTED: "Contested",
  UNDER_REVIEW: "Under review",
  INSUFFICIENT: "Evidence insufficient",
  NOT_CHECKABLE: "Not checkable",
  UNDECIDED: "Undecided",
};
