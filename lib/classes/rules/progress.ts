/** How far a student has come with an assignment, from the first step to the last. */
export const PROGRESS = [
  "NOT_BEGUN",
  "IN_WORK",
  "HANDED_IN",
  "LATE",
  "GRADED",
  "RELEASED",
] as const;
export type Progress = (typeof PROGRESS)[number];

/** The same in words, after "is". */
export const progressWords: Record<Progress, string> = {
  NOT_BEGUN: "not begun",
  IN_WORK: "under way",
  HANDED_IN: "handed in",
  LATE: "handed in late",
  GRADED: "graded",
  RELEASED: "released",
};
