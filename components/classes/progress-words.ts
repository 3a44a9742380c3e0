import type { Cell } from "@/lib/classes/rules/cells";
import { progressWords, type Progress } from "@/lib/classes/rules/progress";
import { STUCK_HOURS, type Stuck } from "@/lib/classes/rules/stuck";
import type { Naming, TaskKind } from "@/prisma/generated/enums";

/** A task as the head of its column calls it. */
export const taskWords: Record<TaskKind, string> = {
  VOTE: "Vote",
  GRADE_ARGUMENTS: "Grading",
  ADD_EVIDENCE: "Evidence",
  ANSWER: "Answer",
  ANNOTATE: "Notes",
};

/** By what somebody seems stuck. */
export const stuckWords: Record<Stuck, string> = {
  NOT_BEGUN: "stuck: not begun, and half of the time is over",
  NOTHING_SAVED: `stuck: nothing saved for ${STUCK_HOURS} hours, and due within ${STUCK_HOURS}`,
};

/** The rule, as the page states it. */
export const STUCK_RULE = `Somebody counts as stuck who has not begun by the middle of their time, or who saved nothing for ${STUCK_HOURS} hours while it is due within ${STUCK_HOURS} hours; never after handing in, nor after it was due.`;

/** How many are stuck, as a link says it. */
export const countOfStuck = (count: number): string =>
  count === 1 ? "1 student is stuck" : `${count} students are stuck`;

/** How far one task is, in the fewest words. */
export function cellWords(cell: Cell): string {
  if (cell === null) return "nothing asked";
  if (!cell.isBegun) return "not begun";
  return cell.done === cell.of ? "done" : `${cell.done} of ${cell.of}`;
}

/** How a student's work stands, with how much of it is done while it is under way. */
export const standingWords = (
  state: Progress,
  { done, of }: { done: number; of: number },
): string =>
  state === "IN_WORK" ? `${progressWords[state]}, ${done} of ${of} done` : progressWords[state];

/** Which names those who teach see. */
export const namingWords: Record<Naming, string | null> = {
  NAMES: null,
  PSEUDONYMS: "Students see each other’s pseudonyms; you see names and pseudonyms.",
  MASKED:
    "Students work under pseudonyms, and so you see them, too, until you release a grade or unmask somebody.",
};
