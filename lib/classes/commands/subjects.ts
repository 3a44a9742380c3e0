import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";

// To whoever is not in a class, nothing of it is there: each of these is null for them. In a class that is to be deleted
// nothing is done any more either. What is saved is the exception: whoever has begun it is let through, and the command says
// what came between.

/** A class as the law sees it: whose it is are its teachers. */
export async function classSubject(
  sql: Sql,
  viewer: Viewer,
  classId: string,
): Promise<Subjects["class"] | null> {
  const [row] = await sql<Teachers>(READ_CLASS, [classId, viewer.actorId]);
  return row ? { kind: "class", classId, ownerActorIds: row.teachers } : null;
}

/** The same of a class that may be about to be deleted: for what asks for that, and what takes it back. */
export async function endingClassSubject(
  sql: Sql,
  viewer: Viewer,
  classId: string,
): Promise<Subjects["class"] | null> {
  const [row] = await sql<Teachers>(READ_ENDING_CLASS, [classId, viewer.actorId]);
  return row ? { kind: "class", classId, ownerActorIds: row.teachers } : null;
}

/** An assignment as the law sees it: whose it is are the teachers of its class. */
export async function assignmentSubject(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["assignment"] | null> {
  const [row] = await sql<Teachers>(READ_ASSIGNMENT, [assignmentId, viewer.actorId]);
  return row ? { kind: "assignment", assignmentId, ownerActorIds: row.teachers } : null;
}

/** An assignment as the law sees it for whoever grades it: whose it is are the teachers and assistants of its class. */
export async function gradingSubject(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["assignment"] | null> {
  const [row] = await sql<Teachers>(READ_GRADING, [assignmentId, viewer.actorId]);
  return row ? { kind: "assignment", assignmentId, ownerActorIds: row.teachers } : null;
}

/** What the viewer does for an assignment, as the law sees it: theirs, where they are a student of its class. */
export async function workSubject(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["work"] | null> {
  const [row] = await sql<{ students: string[] }>(READ_WORK, [assignmentId, viewer.actorId]);
  return row ? { kind: "work", assignmentId, ownerActorIds: row.students } : null;
}

/** The same for work that is saved: also theirs once they have begun, whatever came between. The command refuses, and says what. */
export async function savingSubject(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["work"] | null> {
  const [row] = await sql<{ students: string[] }>(READ_SAVING, [assignmentId, viewer.actorId]);
  return row ? { kind: "work", assignmentId, ownerActorIds: row.students } : null;
}

/** The same for a grade that is read: also in a class that is to be deleted. */
export async function ownGradeSubject(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["work"] | null> {
  const [row] = await sql<{ students: string[] }>(READ_OWN_GRADE, [assignmentId, viewer.actorId]);
  return row ? { kind: "work", assignmentId, ownerActorIds: row.students } : null;
}

type Teachers = { teachers: string[] };

const inRoles = (roles: string) => `(SELECT coalesce(array_agg(t.actor_id), '{}') FROM enrolments t
  WHERE t.class_id = e.class_id AND t.role IN (${roles}) AND t.ended_at IS NULL)`;
const TEACHERS = inRoles("'TEACHER'");
/** A condition on an enrolment `e`: nobody wants its class deleted. */
export const GOES_ON = `EXISTS (
  SELECT 1 FROM classes k WHERE k.id = e.class_id AND k.deletion_asked_at IS NULL)`;
const READ_CLASS = {
  name: "classes_class_subject",
  text: `SELECT ${TEACHERS} AS teachers FROM enrolments e
         WHERE e.class_id = $1 AND e.actor_id = $2 AND e.ended_at IS NULL AND ${GOES_ON}`,
};
const READ_ENDING_CLASS = {
  name: "classes_ending_class_subject",
  text: `SELECT ${TEACHERS} AS teachers FROM enrolments e
         WHERE e.class_id = $1 AND e.actor_id = $2 AND e.ended_at IS NULL`,
};
// Students see an assignment from the moment at which it is assigned.
const SHOWN = `a.withdrawn_at IS NULL AND (e.role <> 'STUDENT' OR a.assigned_at <= now())`;
const READ_ASSIGNMENT = {
  name: "classes_assignment_subject",
  text: `SELECT ${TEACHERS} AS teachers FROM assignments a
         JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
         WHERE a.id = $1 AND ${SHOWN} AND ${GOES_ON}`,
};
const READ_GRADING = {
  name: "classes_grading_subject",
  text: `SELECT ${inRoles("'TEACHER', 'ASSISTANT'")} AS teachers FROM assignments a
         JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
         WHERE a.id = $1 AND ${SHOWN} AND ${GOES_ON}`,
};
const workOf = (condition: string) => `
  SELECT CASE e.role WHEN 'STUDENT' THEN ARRAY[e.actor_id] ELSE '{}'::uuid[] END AS students FROM assignments a
  JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 WHERE a.id = $1 AND ${condition}`;
const IS_OPEN = `e.ended_at IS NULL AND ${SHOWN} AND ${GOES_ON}`;
const READ_WORK = { name: "classes_work_subject", text: workOf(IS_OPEN) };
const READ_SAVING = {
  name: "classes_saving_subject",
  text: workOf(`(${IS_OPEN} OR EXISTS (
    SELECT 1 FROM submissions s JOIN classes k ON k.id = a.class_id AND k.erased_at IS NULL
    WHERE s.assignment_id = a.id AND s.enrolment_id = e.id)) ORDER BY e.ended_at DESC NULLS FIRST LIMIT 1`),
};
const READ_OWN_GRADE = {
  name: "classes_own_grade_subject",
  text: workOf(`e.ended_at IS NULL AND ${SHOWN}`),
};
