import type { Reading } from "@/lib/evidence/rules";

/** How somebody reads words, where it differs from another's reading: "as contradicting", "as bearing on it by inference". */
export function readAsInWords(reading: Reading, other: Reading): string {
  return reading.direction === other.direction
    ? DIRECTNESS_READ[reading.directness]
    : DIRECTION_READ[reading.direction];
}

/** A whole reading in a sentence: "It supports the claim, and says so directly". */
export const readingInWords = ({ direction, directness }: Reading): string =>
  `${DIRECTIONS_SAID[direction]}, ${DIRECTNESSES_SAID[directness]}`;

const DIRECTION_READ: Record<Reading["direction"], string> = {
  SUPPORTS: "as supporting",
  CONTRADICTS: "as contradicting",
  CONTEXT: "as context alone",
};
const DIRECTNESS_READ: Record<Reading["directness"], string> = {
  DIRECT: "as saying so directly",
  INFERENTIAL: "as bearing on it by inference alone",
};
const DIRECTIONS_SAID: Record<Reading["direction"], string> = {
  SUPPORTS: "supports the claim",
  CONTRADICTS: "contradicts the claim",
  CONTEXT: "gives context",
};
const DIRECTNESSES_SAID: Record<Reading["directness"], string> = {
  DIRECT: "says so directly",
  INFERENTIAL: "by inference",
};

/** What a form asks about the words of a source, and what there is to choose from. */
export const READING_LABELS = {
  direction: "Which way do the words point?",
  directness: "How do they bear on the claim?",
};
export const directions = [
  { value: "SUPPORTS", label: "They support the claim" },
  { value: "CONTRADICTS", label: "They contradict it" },
  { value: "CONTEXT", label: "They give context", hint: "needed to judge it, for neither side" },
];
export const directnesses = [
  { value: "DIRECT", label: "Directly", hint: "the words speak of the very thing" },
  { value: "INFERENTIAL", label: "By inference", hint: "one has to conclude something from them" },
];
