import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import type { AssignmentContent } from "../rules/assignment-content";
import type { TaskDraft } from "../rules/tasks";
import { readRubric } from "./rubric";

/**
 * What an assignment says but for its claims and its dates. Whoever asks has asked before whether the viewer may see it.
 *
 * @throws where there is no such assignment
 */
export async function readAssignmentContent(
  { db, sql }: Transaction,
  assignmentId: string,
): Promise<AssignmentContent> {
  const { tasks, argumentsVersionId, workVersionId, ...said } =
    await db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: {
        ...{ instructions: true, latePolicy: true, lateReduction: true, naming: true },
        ...{ othersShown: true, inquiryDays: true, argumentsVersionId: true, workVersionId: true },
        tasks: {
          orderBy: { position: "asc" },
          select: { kind: true, supporting: true, contradicting: true, notes: true },
        },
      },
    });
  return {
    ...{ ...said, tasks: tasks.map(taskOf) },
    argumentsRubric:
      argumentsVersionId === null ? null : (await readRubric(sql, argumentsVersionId)).draft,
    workRubric: (await readRubric(sql, workVersionId)).draft,
  };
}

/** A task as its row says it. */
export function taskOf({ kind, supporting, contradicting, notes }: TaskRow): TaskDraft {
  if (kind === "ADD_EVIDENCE")
    return { kind, supporting: supporting ?? 0, contradicting: contradicting ?? 0 };
  return kind === "ANNOTATE" ? { kind, notes: notes ?? 1 } : { kind };
}

export type TaskRow = {
  kind: TaskDraft["kind"];
  supporting: number | null;
  contradicting: number | null;
  notes: number | null;
};
