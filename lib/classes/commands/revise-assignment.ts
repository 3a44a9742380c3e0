import "server-only";
import type { z } from "zod";
import { command } from "@/lib/access/command";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import type { RubricDraft } from "../rules/rubric";
import { reviseAssignmentInput } from "../schema/assignments";
import {
  claimsAsTheyAre,
  datesIn,
  isObstacle,
  lockedAssignment,
  writeClaims,
  writeTasks,
  type Making,
} from "./assignment-parts";
import { addRubric, versionSaying } from "./rubric-versions";

/**
 * Changes an assignment: all of it until it is assigned, and title, instructions and dates afterwards. A rubric changes
 * by a version: what it said before stays, and what was graded by it stays so. That by which students judge arguments changes
 * only while none of them has begun to.
 */
export const reviseAssignment = command({
  permission: "assignment.revise",
  input: reviseAssignmentInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { assignmentId, words, plan } = input;
    const before = await currentAssignment(tx, assignmentId);
    if (!before) return notFound();
    if (plan && before.assignedAt) return conflict(ASSIGNED_MEANWHILE);
    const dates = datesIn(words, before.class.timeZone);
    if (isObstacle(dates)) return dates;
    const making = { tx, now, newUuid, actorId: viewer.require().actorId };
    const versions = await versionsAfter(making, before, input);
    if (isObstacle(versions)) return versions;
    const { title, instructions } = words;
    const { opensAt, dueAt, skipped } = dates;
    await tx.db.assignment.update({
      where: { id: assignmentId },
      data: {
        ...{ title, instructions, opensAt, dueAt, ...versions },
        ...(plan && {
          ...{ latePolicy: plan.late, lateReduction: plan.lateReduction },
        }),
      },
    });
    if (plan) {
      const claims = await claimsAsTheyAre(tx, plan.claims);
      if (isObstacle(claims)) return claims;
      await writeClaims(tx, assignmentId, claims);
      await writeTasks(tx, assignmentId, plan.tasks);
    }
    return {
      result: { assignmentId, skipped },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: before.audienceId },
        before: auditable(before),
        after: { ...auditable({ ...before, ...words, ...dates, ...versions }), plan },
      },
    };
  },
});

type Input = z.output<typeof reviseAssignmentInput>;
type Current = NonNullable<Awaited<ReturnType<typeof currentAssignment>>>;

const ASSIGNED_MEANWHILE =
  "It has been assigned since you opened this form: its claims and tasks stay as they are. Load the page again; title, instructions and dates can still change.";

const currentAssignment = ({ db }: Transaction, id: string) =>
  db.assignment.findUnique({ where: { id }, include: { class: { select: { timeZone: true } } } });

type Versions = { argumentsVersionId: string | null; workVersionId: string };

async function versionsAfter(
  making: Making,
  before: Current,
  { argumentsRubric, workRubric }: Input,
): Promise<Versions | Failure> {
  const versions = {
    argumentsVersionId: await changed(making, before, "ARGUMENTS", argumentsRubric),
    workVersionId: (await changed(making, before, "WORK", workRubric))!,
  };
  const { id } = before;
  if (versions.argumentsVersionId !== before.argumentsVersionId)
    if (await isAppraised(making.tx, id)) return conflict(APPRAISED);
  return versions;
}

const APPRAISED =
  "Students have graded arguments by their rubric already, so it stays as it is. Everything else can be saved: leave the rubric as it was.";

async function changed(
  making: Making,
  before: Current,
  purpose: "ARGUMENTS" | "WORK",
  rubric: RubricDraft | null,
): Promise<string | null> {
  const current = purpose === "WORK" ? before.workVersionId : before.argumentsVersionId;
  if (!rubric) return current;
  return current === null
    ? addRubric(making, before.classId, purpose, rubric)
    : versionSaying(making, current, rubric);
}

// What they have begun to grade and not yet handed in counts, too: it names the criteria.
const isAppraised = async ({ db }: Transaction, assignmentId: string) => {
  const submission = { assignmentId };
  const begun = { submission, part: { startsWith: "appraise/" } };
  return (
    (await db.appraisal.count({ where: { submission }, take: 1 })) > 0 ||
    (await db.savedWork.count({ where: begun, take: 1 })) > 0
  );
};

const auditable = ({
  title,
  instructions,
  opensAt,
  dueAt,
  argumentsVersionId,
  workVersionId,
}: Versions & { title: string; instructions: string | null; opensAt: Date; dueAt: Date }) => ({
  ...{ title, instructions, argumentsVersionId, workVersionId },
  ...{ opensAt: opensAt.toISOString(), dueAt: dueAt.toISOString() },
});
