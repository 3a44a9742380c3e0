import { randomUUID } from "node:crypto";
import type pg from "pg";
import { SYSTEM_ACTOR_ID } from "@/lib/access/viewer";
import { makeClaim, type Claim } from "./claims";
import { atomically, insertRow } from "./connection";
import { makePseudonym, makeReviewer, newPublicId, type Reviewer } from "./people";

export type MadeClass = { id: string; audienceId: string; teacher: Reviewer };

/** A class with its teacher in it. */
export async function makeClass(
  db: pg.Client,
  { teacher, name = "History, 11b" }: { teacher?: Reviewer; name?: string } = {},
): Promise<MadeClass> {
  const by = teacher ?? (await makeReviewer(db));
  const id = newPublicId();
  const { id: audienceId } = await insertRow(db, "audiences", { kind: "CLASS" });
  await insertRow(db, "classes", {
    ...{ id, audience_id: audienceId, name, time_zone: "Europe/Berlin" },
    opened_by_actor_id: by.actorId,
  });
  await enrol(db, id, by, "TEACHER");
  return { id, audienceId, teacher: by };
}

/** Wants a class deleted, since a moment. */
export const askToDelete = (db: pg.Client, { id }: { id: string }, since = new Date()) =>
  db.query(
    "UPDATE classes SET deletion_asked_at = $2, deletion_asked_by_actor_id = opened_by_actor_id WHERE id = $1",
    [id, since],
  );

/** Erases a class, as if somebody had wanted that for thirty days. */
export async function erase(db: pg.Client, made: { id: string }): Promise<void> {
  await askToDelete(db, made, inDays(-30));
  await db.query("SELECT assay_erase_class($1, now(), $2)", [made.id, SYSTEM_ACTOR_ID]);
}

/** Somebody in a class. */
export async function enrol(
  db: pg.Client,
  classId: string,
  { actorId }: Reviewer,
  role: "TEACHER" | "ASSISTANT" | "STUDENT" = "STUDENT",
): Promise<string> {
  const entry = role === "TEACHER" ? "OPENING" : "CODE";
  const row = { class_id: classId, actor_id: actorId, role, entry };
  return (await insertRow(db, "enrolments", row)).id as string;
}

/** The code that opens a class. */
export async function makeJoinCode(
  db: pg.Client,
  { id, teacher }: MadeClass,
  code = newPublicId().slice(0, 8),
): Promise<string> {
  await insertRow(db, "join_codes", { class_id: id, code, made_by_actor_id: teacher.actorId });
  return code;
}

export type MadeRubric = {
  versionId: string;
  criteria: { id: string; weight: number; levels: { id: string; points: number }[] }[];
};

/**
 * A rubric of a class, in its first version.
 *
 * @param weights of its criteria; each has three levels, of 0, 50 and 100 points
 * @param said stands in every word of it
 */
export async function makeRubric(
  db: pg.Client,
  { id, teacher }: MadeClass,
  purpose: "ARGUMENTS" | "WORK" = "WORK",
  weights: readonly number[] = [2, 1],
  said = "",
): Promise<MadeRubric> {
  const rubric = { class_id: id, purpose, title: `How well it is reasoned${said}` };
  const { id: rubricId } = await insertRow(db, "rubrics", rubric);
  const version = { rubric_id: rubricId, ordinal: 1, made_by_actor_id: teacher.actorId };
  const { id: versionId } = await insertRow(db, "rubric_versions", version);
  const criteria: MadeRubric["criteria"] = [];
  for (const [nth, weight] of weights.entries()) {
    const { id: criterionId } = await insertRow(db, "criteria", {
      ...{ version_id: versionId, position: nth + 1, title: `Criterion ${nth + 1}${said}`, weight },
      hint: said || null,
    });
    const levels: { id: string; points: number }[] = [];
    for (const [at, points] of [0, 50, 100].entries()) {
      const level = {
        criterion_id: criterionId,
        position: at + 1,
        label: `Level ${at + 1}${said}`,
        description: said || null,
        points,
      };
      levels.push({ id: (await insertRow(db, "levels", level)).id as string, points });
    }
    criteria.push({ id: criterionId as string, weight, levels });
  }
  return { versionId: versionId as string, criteria };
}

/** A task, with how much of it is asked of each claim. */
export type MadeTask =
  | { kind: "VOTE" | "GRADE_ARGUMENTS" | "ANSWER" }
  | { kind: "ADD_EVIDENCE"; supporting: number; contradicting: number }
  | { kind: "ANNOTATE"; notes: number };
export type MadeAssignment = {
  id: string;
  audienceId: string;
  class: MadeClass;
  claims: Claim[];
  argumentsRubric: MadeRubric;
  workRubric: MadeRubric;
};

/** An assignment over claims, to vote and to grade arguments unless told, open and not yet due. */
export function makeAssignment(
  db: pg.Client,
  {
    of,
    claims,
    tasks = [{ kind: "VOTE" }, { kind: "GRADE_ARGUMENTS" }],
    changes = {},
    said,
  }: {
    of?: MadeClass;
    claims?: Claim[];
    tasks?: readonly MadeTask[];
    changes?: Record<string, unknown>;
    /** Stands in every word of its rubrics. */
    said?: string;
  } = {},
): Promise<MadeAssignment> {
  return atomically(db, async () => {
    const made = of ?? (await makeClass(db));
    const about = claims ?? [await makeClaim(db)];
    const argumentsRubric = await makeRubric(db, made, "ARGUMENTS", undefined, said);
    const workRubric = await makeRubric(db, made, "WORK", undefined, said);
    const id = newPublicId();
    const { id: audienceId } = await insertRow(db, "audiences", { kind: "GROUP" });
    await insertRow(db, "assignments", {
      ...{ id, class_id: made.id, audience_id: audienceId, title: "Who wanted what" },
      ...{ arguments_version_id: argumentsRubric.versionId, work_version_id: workRubric.versionId },
      ...{ opens_at: inDays(-1), due_at: inDays(7), late_policy: "ACCEPTED" },
      ...{ others_shown: "NEVER", made_by_actor_id: made.teacher.actorId },
      ...{ assigned_at: inDays(-1), ...changes },
    });
    for (const [nth, claim] of about.entries())
      await insertRow(db, "assignment_claims", {
        ...{ assignment_id: id, claim_id: claim.id, position: nth + 1 },
        claim_revision_id: claim.revisionId,
      });
    for (const [nth, task] of tasks.entries())
      await insertRow(db, "assignment_tasks", { assignment_id: id, position: nth + 1, ...task });
    return { id, audienceId, class: made, claims: about, argumentsRubric, workRubric };
  });
}

export type MadeSubmission = { id: string; student: Reviewer; enrolmentId: string };

type Begun = { student?: Reviewer; pseudonym?: string | undefined; isHandedIn?: boolean };

/**
 * A student of the class who has begun, and has handed in where told.
 *
 * @returns with the student as they sign there: under the pseudonym, where they have one, as the program makes it
 */
export async function makeSubmission(
  db: pg.Client,
  assignment: MadeAssignment,
  { student, pseudonym, isHandedIn = false }: Begun = {},
): Promise<MadeSubmission> {
  const by = { ...(student ?? (await makeReviewer(db))) };
  if (pseudonym) by.bylineId = await makePseudonym(db, by, pseudonym, assignment.audienceId);
  const enrolmentId = await enrol(db, assignment.class.id, by);
  const { id } = await insertRow(db, "submissions", {
    ...{ assignment_id: assignment.id, enrolment_id: enrolmentId },
    ...{ byline_id: by.bylineId, actor_id: by.actorId },
  });
  if (isHandedIn)
    await insertRow(db, "hand_ins", {
      ...{ submission_id: id, ordinal: 1, at: new Date(), due_at: inDays(7) },
    });
  return { id: id as string, student: by, enrolmentId };
}

/** One student has until later; two weeks from now unless told. */
export async function makeExtension(
  db: pg.Client,
  {
    assignmentId,
    enrolmentId,
    by,
    dueAt = inDays(14),
  }: { assignmentId: string; enrolmentId: string; by: Reviewer; dueAt?: Date },
): Promise<string> {
  const extension = { assignment_id: assignmentId, enrolment_id: enrolmentId, due_at: dueAt };
  const row = { ...extension, granted_by_actor_id: by.actorId };
  return (await insertRow(db, "extensions", row)).id as string;
}

/** A teacher's assessment of work, without a mark. */
export async function makeAssessment(
  db: pg.Client,
  { class: { teacher }, workRubric }: MadeAssignment,
  submissionId: string,
): Promise<string> {
  const row = { kind: "TEACHER", submission_id: submissionId, actor_id: teacher.actorId };
  const made = { id: randomUUID(), ...row, rubric_version_id: workRubric.versionId };
  return (await insertRow(db, "assessments", made)).id as string;
}

/** This many days from now. */
export const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
