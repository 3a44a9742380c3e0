import type { Direction } from "@/prisma/generated/enums";

/** Which way evidence points, as a thing to choose and to read. */
export const directionWords: Record<Direction, string> = {
  SUPPORTS: "It supports the claim",
  CONTRADICTS: "It contradicts the claim",
  CONTEXT: "It gives context",
};

/** What an answer does. */
export const answerWords = {
  REBUTS: "What it says does not hold",
  UNDERCUTS: "What it says does not lead there",
};
