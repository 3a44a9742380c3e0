import type { Reading } from "@/lib/evidence/rules";
import { DIRECTION_WORDS, DIRECTNESS_WORDS } from "@/lib/evidence/rules/reading-words";

/** How somebody reads words, where it differs from another's reading: "as contradicting", "as bearing on it by inference". */
export function readAsInWords(reading: Reading, other: Reading): string {
  return reading.direction === other.direction
    ? DIRECTNESS_WORDS[reading.directness].read
    : DIRECTION_WORDS[reading.direction].read;
}

/** A whole reading in a sentence: "It supports the claim, and says so directly". */
export const readingInWords = ({ direction, directness }: Reading): string =>
  `${DIRECTION_WORDS[direction].does}, ${DIRECTNESS_WORDS[directness].does}`;

/** What a form asks about the words of a source, and what there is to choose from. */
export const READING_LABELS = {
  direction: "Which way do the words point?",
  directness: "How do they bear on the claim?",
};
export const directions = choicesIn(DIRECTION_WORDS);
export const directnesses = choicesIn(DIRECTNESS_WORDS);

function choicesIn(words: typeof DIRECTION_WORDS | typeof DIRECTNESS_WORDS) {
  return Object.entries(words).map(([value, { choice }]) => ({ value, ...choice }));
}
