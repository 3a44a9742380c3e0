import "server-only";
import type { AssignmentContent } from "../rules/assignment-content";
import type { Dates } from "../rules/weeks";
import { writeClaims, writeTasks, type ClaimAsItIs, type Making } from "./assignment-parts";
import { addRubric } from "./rubric-versions";

/** Writes a new assignment of a class: with an audience of its own, and the first version of each of its rubrics. */
export async function writeAssignment(
  making: Making,
  { assignmentId, classId, title, dates, content, claims }: NewAssignment,
): Promise<{ audienceId: string }> {
  const { tx, now, newUuid, actorId } = making;
  const audienceId = newUuid();
  await tx.db.audience.create({ data: { id: audienceId, kind: "GROUP", createdAt: now } });
  const { tasks, argumentsRubric, workRubric, ...said } = content;
  const { opensAt, dueAt, releasesAt } = dates;
  await tx.db.assignment.create({
    data: {
      ...{ id: assignmentId, classId, audienceId, madeByActorId: actorId, madeAt: now },
      ...{ title, opensAt, dueAt, releasesAt, ...said },
      argumentsVersionId:
        argumentsRubric && (await addRubric(making, classId, "ARGUMENTS", argumentsRubric)),
      workVersionId: await addRubric(making, classId, "WORK", workRubric),
    },
  });
  await writeClaims(tx, assignmentId, claims);
  await writeTasks(tx, assignmentId, tasks);
  return { audienceId };
}

type NewAssignment = {
  assignmentId: string;
  classId: string;
  title: string;
  dates: Dates;
  content: AssignmentContent;
  claims: readonly ClaimAsItIs[];
};
