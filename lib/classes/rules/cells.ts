import type { TaskKind } from "@/prisma/generated/enums";
import type { Asked } from "./additions";
import type { SavedPart } from "./saved";
import { missingOf, type ClaimToWorkOn, type CriterionToGradeBy, type Missing } from "./work";

/**
 * How far a student is with one task on one claim: parts done of those asked, by the same count as their own list of what
 * is missing; null where nothing is asked.
 */
export type Cell = { isBegun: boolean; done: number; of: number } | null;

export type ToDo = {
  tasks: readonly TaskKind[];
  claims: readonly ClaimToWorkOn[];
  criteria: readonly CriterionToGradeBy[];
  asked: Asked;
  /** Sources and claims that anybody's saved parts name, and that are no longer there. */
  gone: readonly string[];
};

/**
 * What tells of any student's saved parts how far each task of each claim is: one cell for each, by claim and then by
 * task, in their orders. What is asked is counted once for all students.
 */
export function cellsBy(todo: ToDo): (saved: readonly SavedPart[]) => Cell[] {
  const places = todo.claims.flatMap((claim) =>
    todo.tasks.map((task) => {
      const count = (saved: readonly SavedPart[]) =>
        countOf(missingOf({ ...todo, tasks: [task], claims: [claim], saved }));
      return { key: `${PREFIXES[task]}/${claim.id}`, count, of: count([]) };
    }),
  );
  return (saved) => {
    const kept = byKey(saved);
    return places.map(({ key, count, of }) => {
      if (of === 0) return null;
      const parts = kept.get(key) ?? [];
      return { isBegun: parts.length > 0, done: Math.max(0, of - count(parts)), of };
    });
  };
}

/** How many cells are done, of those of which anything is asked. */
export function doneOf(cells: readonly Cell[]): { done: number; of: number } {
  const asked = cells.filter((cell) => cell !== null);
  return { done: asked.filter(({ done, of }) => done === of).length, of: asked.length };
}

/** How the parts of a task are called where they are saved. */
const PREFIXES: Record<TaskKind, string> = {
  VOTE: "vote",
  GRADE_ARGUMENTS: "appraise",
  ADD_EVIDENCE: "evidence",
  ANSWER: "answer",
  ANNOTATE: "note",
};

const countOf = (missing: readonly Missing[]): number =>
  missing.reduce((sum, one) => sum + ("count" in one ? one.count : 1), 0);

function byKey(saved: readonly SavedPart[]): Map<string, SavedPart[]> {
  const kept = new Map<string, SavedPart[]>();
  for (const part of saved) {
    const key = part.part.split("/", 2).join("/");
    const others = kept.get(key);
    if (others) others.push(part);
    else kept.set(key, [part]);
  }
  return kept;
}
