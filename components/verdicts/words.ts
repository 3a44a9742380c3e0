import type { IconShape } from "@/components/ui/icon";
import type { Turnout } from "@/lib/reviews/rules";
import { verdictWords } from "@/lib/verdicts/rules/words";
import type { VerdictOutcome } from "@/lib/verdicts/rules/verdict";

export type VerdictStateView = VerdictOutcome["state"];

export type TurnoutView = Turnout;

type VerdictLook = { word: string; shape: IconShape; ink: string; sentence: string };

/** Word, shape, colour and sentence of each verdict. Only the bands have the colour of a side. */
export const verdictLooks: Record<VerdictStateView, VerdictLook> = {
  SUPPORTED: {
    word: verdictWords.SUPPORTED,
    shape: "triangle-up",
    ink: "text-supports",
    sentence: "The evidence bears it out, and what was said against it has been answered.",
  },
  MOSTLY_SUPPORTED: {
    word: verdictWords.MOSTLY_SUPPORTED,
    shape: "triangle-up",
    ink: "text-supports",
    sentence: "The evidence leans towards it, without carrying the whole of it.",
  },
  MIXED: {
    word: verdictWords.MIXED,
    shape: "half",
    ink: "text-context",
    sentence: "The evidence speaks for part of it and against part of it.",
  },
  MOSTLY_REFUTED: {
    word: verdictWords.MOSTLY_REFUTED,
    shape: "triangle-down",
    ink: "text-contradicts",
    sentence: "The evidence leans against it, without ruling out the whole of it.",
  },
  REFUTED: {
    word: verdictWords.REFUTED,
    shape: "triangle-down",
    ink: "text-contradicts",
    sentence: "The evidence speaks against it, and what was said for it has been answered.",
  },
  CONTESTED: {
    word: verdictWords.CONTESTED,
    shape: "double",
    ink: "text-ink",
    sentence: "Reviewers stand too far apart to be averaged. That is the result, and not a middle.",
  },
  UNDER_REVIEW: {
    word: verdictWords.UNDER_REVIEW,
    shape: "contrast",
    ink: "text-ink",
    sentence: "The claim or its evidence changed after votes were cast. They wait to be confirmed.",
  },
  INSUFFICIENT: {
    word: verdictWords.INSUFFICIENT,
    shape: "hollow",
    ink: "text-ink",
    sentence:
      "Half of the votes or more are off the scale: most of these say that the evidence here cannot decide it.",
  },
  NOT_CHECKABLE: {
    word: verdictWords.NOT_CHECKABLE,
    shape: "struck",
    ink: "text-ink",
    sentence:
      "Half of the votes or more are off the scale: most of these say that no evidence could decide it.",
  },
  UNDECIDED: {
    word: verdictWords.UNDECIDED,
    shape: "hollow",
    ink: "text-ink",
    sentence: "No verdict can be given until what is listed here has been supplied.",
  },
};

export const turnoutWords: Record<TurnoutView, string> = {
  none: "too few to tell",
  early: "early",
  provisional: "provisional",
  broad: "broad",
};

/** "no votes yet", "1 vote", "12 votes". */
export function voteCount(count: number): string {
  if (count === 0) return "no votes yet";
  return count === 1 ? "1 vote" : `${count} votes`;
}
