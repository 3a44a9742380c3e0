import type { Directness, Direction } from "@/prisma/generated/enums";

/** Which way evidence points, as a thing to choose and to read. */
export const directionWords: Record<Direction, string> = {
  SUPPORTS: "It supports the claim",
  CONTRADICTS: "It contradicts the claim",
  CONTEXT: "It gives context",
};

/** How evidence bears on a claim, in the same way. */
export const directnessWords: Record<Directness, string> = {
  DIRECT: "Directly",
  INFERENTIAL: "By inference",
};

/** What an answer does. */
export const answerWords = {
  REBUTS: "What it says does not hold",
  UNDERCUTS: "What it says does not lead there",
};
