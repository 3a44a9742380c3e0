import "server-only";
import type { z } from "zod";
import { command } from "@/lib/access/command";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, notFound, question, type Failure } from "@/lib/foundation/errors";
import { readChanges } from "../queries/assignment-changes";
import { isNoStricter } from "../rules/late";
import type { RubricDraft } from "../rules/rubric";
import type { Dates } from "../rules/weeks";
import { reviseAssignmentInput } from "../schema/assignments";
import {
  claimsAsTheyAre,
  datesIn,
  isObstacle,
  lockedAssignment,
  readSaying,
  writeClaims,
  writeTasks,
  type Making,
} from "./assignment-parts";
import { addRubric, versionSaying } from "./rubric-versions";

/**
 * Changes an assignment: all of it until it is assigned; afterwards its words, its dates, what becomes of late work where
 * that is to the students' good, and when grades are released and asked about. A rubric changes by a version: what it said
 * before stays, and what was graded by it stays so; that by which students judge arguments changes only while none of them
 * has begun to. What somebody else changed meanwhile is never written over unseen: the answer says what it was, and what is
 * sent again with that revision is stored.
 */
export const reviseAssignment = command({
  permission: "assignment.revise",
  input: reviseAssignmentInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { assignmentId, words, plan } = input;
    const before = await currentAssignment(tx, assignmentId);
    if (!before) return notFound();
    if (before.withdrawnAt && !before.assignedAt) return conflict(DISCARDED);
    if (plan && before.assignedAt) return conflict(ASSIGNED_MEANWHILE);
    if (before.revision !== input.revision) return changedMeanwhile(tx, before, input.revision);
    const dates = datesIn(words, before.class.timeZone);
    if (isObstacle(dates)) return dates;
    const obstacle = before.assignedAt && (await obstacleToNew(tx, before, words, dates, now));
    if (obstacle) return obstacle;
    const making = { tx, now, newUuid, actorId: viewer.require().actorId };
    const versions = await versionsAfter(making, before, input);
    if (isObstacle(versions)) return versions;
    const saidBefore = await readSaying(tx, assignmentId);
    const { title, instructions, latePolicy, lateReduction, inquiryDays } = words;
    const { opensAt, dueAt, releasesAt, odd } = dates;
    await tx.db.assignment.update({
      where: { id: assignmentId },
      data: {
        ...{ title, instructions, opensAt, dueAt, releasesAt, ...versions },
        ...{ latePolicy, lateReduction, inquiryDays, revision: before.revision + 1 },
        ...(plan && { naming: plan.naming, othersShown: plan.othersShown }),
      },
    });
    if (plan) {
      const claims = await claimsAsTheyAre(tx, before.classId, plan.claims);
      if (isObstacle(claims)) return claims;
      await writeClaims(tx, assignmentId, claims);
      await writeTasks(tx, assignmentId, plan.tasks);
    }
    return {
      result: { assignmentId, ...odd },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: before.audienceId },
        ...{ before: saidBefore, after: await readSaying(tx, assignmentId) },
      },
    };
  },
});

type Input = z.output<typeof reviseAssignmentInput>;
type Current = NonNullable<Awaited<ReturnType<typeof currentAssignment>>>;

const DISCARDED = "This draft is thrown away. Bring it back first.";
const ASSIGNED_MEANWHILE =
  "It has been assigned since you opened this form: its claims, its tasks and its names stay as they are. Load the page again; title, instructions and dates can still change.";

const currentAssignment = ({ db }: Transaction, id: string) =>
  db.assignment.findUnique({ where: { id }, include: { class: { select: { timeZone: true } } } });

async function changedMeanwhile(
  { sql }: Transaction,
  { id, revision, class: { timeZone } }: Current,
  seen: number,
): Promise<Failure> {
  const changes = await readChanges(sql, id, seen, timeZone);
  return question(
    "It was changed since you opened this form. Nothing is stored yet: look at what changed, then save again to store what this form says.",
    { revision, changes },
  );
}

/** What students were told stands: no date is set that has passed, and late work is not judged more strictly. */
async function obstacleToNew(
  { db }: Transaction,
  before: Current,
  words: Input["words"],
  { opensAt, dueAt, releasesAt }: Dates,
  now: Date,
): Promise<Failure | null> {
  const isMoved = (was: Date | null, is: Date | null) => was?.getTime() !== is?.getTime();
  if (isMoved(before.dueAt, dueAt) && dueAt <= now)
    return invalidField(
      "due",
      "That time is past: students could not have kept it. Choose a later one.",
    );
  if (isMoved(before.releasesAt, releasesAt) && releasesAt && releasesAt <= now)
    return invalidField(
      "releases",
      "That time is past. Leave it empty, and release the grades yourself.",
    );
  const of = { assignmentId: before.id };
  if (isMoved(before.opensAt, opensAt) && opensAt > now)
    if ((await db.submission.count({ where: of, take: 1 })) > 0)
      return invalidField("opens", "Students have begun: it is open, and stays so.");
  const isLateness =
    before.latePolicy !== words.latePolicy || before.lateReduction !== words.lateReduction;
  if (!isLateness) return null;
  if (!isNoStricter(before, words))
    return invalidField(
      "late",
      "Students have planned by what they were told: this can become milder, not stricter.",
    );
  return (await db.release.count({ where: { ...of, recalledAt: null }, take: 1 })) > 0
    ? invalidField("late", "Grades are released that were reckoned by it, so it stays as it is.")
    : null;
}

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
