import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import type { Direction } from "@/prisma/generated/enums";

/** Which way evidence points, as a sentence to read, and to choose among. */
export const directionInWords = (direction: Direction): string =>
  `It ${DIRECTION_WORDS[direction].does}`;
export const directionOptions = Object.entries(DIRECTION_WORDS).map(([value, { does }]) => ({
  value,
  label: `It ${does}`,
}));

/** What an answer does. */
export const answerWords = {
  REBUTS: "What it says does not hold",
  UNDERCUTS: "What it says does not lead there",
};
