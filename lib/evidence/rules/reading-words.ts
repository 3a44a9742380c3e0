import type { Direction, Directness } from "@/prisma/generated/enums";

/** Which way the words of a source point, in the ways in which screens say it. */
export const DIRECTION_WORDS: Record<Direction, ReadingWords & { brief: string }> = {
  SUPPORTS: {
    does: "supports the claim",
    brief: "supports",
    read: "as supporting",
    choice: { label: "They support the claim" },
  },
  CONTRADICTS: {
    does: "contradicts the claim",
    brief: "contradicts",
    read: "as contradicting",
    choice: { label: "They contradict it" },
  },
  CONTEXT: {
    does: "gives context",
    brief: "context",
    read: "as context alone",
    choice: { label: "They give context", hint: "needed to judge it, for neither side" },
  },
};

/** How they bear on the claim, in the same ways. */
export const DIRECTNESS_WORDS: Record<Directness, ReadingWords> = {
  DIRECT: {
    does: "says so directly",
    read: "as saying so directly",
    choice: { label: "Directly", hint: "the words speak of the very thing" },
  },
  INFERENTIAL: {
    does: "by inference",
    read: "as bearing on it by inference alone",
    choice: { label: "By inference", hint: "one has to conclude something from them" },
  },
};

type ReadingWords = {
  /** Of the evidence: "It …". */
  does: string;
  /** Of whoever reads it otherwise: "They read it …". */
  read: string;
  /** In a form that asks about the words. */
  choice: { label: string; hint?: string };
};
