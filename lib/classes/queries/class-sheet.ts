import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ClassRole } from "@/prisma/generated/enums";
import type { Progress } from "../rules/progress";
import { dueFor } from "./due";
import { whyNoNewClass } from "./opening";

/** How many students a page lists, wherever they are listed. */
export const STUDENTS_PER_PAGE = 50;

/** How many assignments the page of a class lists. */
export const LISTED_PER_PAGE = 25;

/**
 * A class for whoever is in it; null for everybody else, whether or not it exists. Its code is for its teachers: a student
 * learns how many others there are, and not who.
 *
 * @param page of its assignments, counted from 1
 */
export async function getClassSheet(
  viewer: Viewer,
  classId: string,
  page = 1,
): Promise<ClassSheet | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId];
  const [[about], assignments, [count]] = await Promise.all([
    readSql<About>(ABOUT, asked),
    readSql<ListedAssignment>(ASSIGNMENTS, [
      ...[...asked, LISTED_PER_PAGE, (page - 1) * LISTED_PER_PAGE],
    ]),
    readSql<{ total: number }>(COUNT_ASSIGNMENTS, asked),
  ]);
  if (!about) return null;
  const mayCopy = about.role === "TEACHER" && whyNoNewClass(viewer) === null;
  return { ...about, mayCopy, page, assignments, assignmentCount: count!.total };
}

/** Somebody whom a teacher took out of the viewer's class, and can take in again; null where there is nobody. */
export async function getTakenOut(
  viewer: Viewer,
  classId: string,
  enrolmentId: string,
): Promise<TakenOut | null> {
  if (!viewer.actorId) return null;
  const [taken] = await readSql<TakenOut>(TAKEN_OUT, [classId, viewer.actorId, enrolmentId, 1]);
  return taken ?? null;
}

/** Everybody whom a teacher took out of the viewer's class and can take in again, the last first: `TAKEN_OUT_MOST` at most. */
export async function listTakenOut(viewer: Viewer, classId: string): Promise<TakenOut[]> {
  if (!viewer.actorId) return [];
  return readSql<TakenOut>(TAKEN_OUT, [classId, viewer.actorId, null, TAKEN_OUT_MOST]);
}

export const TAKEN_OUT_MOST = 50;

export type ClassSheet = About & {
  /** Whether the viewer may make another like it. */
  mayCopy: boolean;
  /** One page of them, and how many the viewer may see. */
  assignments: ListedAssignment[];
  assignmentCount: number;
  page: number;
};
export type TakenOut = { enrolmentId: string; name: string };
export type ListedAssignment = {
  id: string;
  title: string;
  /** For the viewer. */
  dueAt: Date;
  /** Students see what is assigned; what is taken back or thrown away, teachers alone. */
  standing: "ASSIGNED" | "DRAFT" | "TAKEN_BACK" | "DISCARDED";
  /** How far the viewer's own work is, as far as they may know; null for those who teach. */
  own: Exclude<Progress, "GRADED"> | null;
};

type About = {
  id: string;
  name: string;
  about: string | null;
  timeZone: string;
  isArchived: boolean;
  /** What the viewer is in it. */
  role: ClassRole;
  teachers: string[];
  studentCount: number;
  /** For teachers; null where there is none, and for everybody else. */
  code: string | null;
  /** When somebody asked for it to be deleted; null while it goes on. */
  deletionAskedAt: Date | null;
  /** Why, where an administrator did: for those who lead it. */
  deletionReason: string | null;
};

/** The names of the teachers of a class `c`; one whose account is gone has none. */
export const NAMES_OF_TEACHERS = `(SELECT coalesce(array_agg(p.name ORDER BY lower(p.name)), '{}')
  FROM enrolments t JOIN actors a ON a.id = t.actor_id JOIN profiles p ON p.id = a.profile_id
  WHERE t.class_id = c.id AND t.role = 'TEACHER' AND t.ended_at IS NULL)`;

const MINE = "me.class_id = $1 AND me.actor_id = $2 AND me.ended_at IS NULL";
const MINE_AS_TEACHER = `${MINE} AND me.role = 'TEACHER'`;
const ABOUT = {
  name: "classes_sheet",
  text: `SELECT c.id, c.name, c.about, c.time_zone AS "timeZone", c.archived_at IS NOT NULL AS "isArchived", me.role,
           ${NAMES_OF_TEACHERS} AS teachers,
           (SELECT count(*)::int FROM enrolments s
            WHERE s.class_id = c.id AND s.role = 'STUDENT' AND s.ended_at IS NULL) AS "studentCount",
           (SELECT j.code FROM join_codes j
            WHERE j.class_id = c.id AND j.revoked_at IS NULL AND me.role = 'TEACHER') AS code,
           c.deletion_asked_at AS "deletionAskedAt",
           CASE WHEN me.role <> 'STUDENT' THEN c.deletion_reason END AS "deletionReason"
         FROM enrolments me JOIN classes c ON c.id = me.class_id WHERE ${MINE}`,
};
const TAKEN_OUT = {
  name: "classes_taken_out",
  text: `SELECT s.id AS "enrolmentId", p.name
         FROM enrolments me JOIN enrolments s ON s.class_id = me.class_id AND ($3::uuid IS NULL OR s.id = $3::uuid)
         JOIN actors a ON a.id = s.actor_id JOIN profiles p ON p.id = a.profile_id
         WHERE ${MINE_AS_TEACHER} AND s.ended_by_actor_id <> s.actor_id AND s.role <> 'TEACHER' AND NOT EXISTS (
           SELECT 1 FROM enrolments n WHERE n.class_id = $1 AND n.actor_id = s.actor_id
             AND (n.ended_at IS NULL OR n.ended_at > s.ended_at))
         ORDER BY s.ended_at DESC, s.id LIMIT $4`,
};
// Teachers find here what they took back, too, and last the drafts that they threw away.
const LISTED = "enrolments me JOIN assignments x ON x.class_id = me.class_id";
const IS_LISTED = `${MINE} AND CASE me.role WHEN 'TEACHER' THEN true WHEN 'ASSISTANT' THEN x.withdrawn_at IS NULL
           ELSE x.withdrawn_at IS NULL AND x.assigned_at <= now() END`;
const ASSIGNMENTS = {
  name: "classes_assignments",
  text: `SELECT x.id, x.title, ${dueFor("x", "me.id")} AS "dueAt",
           CASE WHEN x.withdrawn_at IS NOT NULL THEN CASE WHEN x.assigned_at IS NULL THEN 'DISCARDED' ELSE 'TAKEN_BACK' END
                WHEN x.assigned_at <= now() THEN 'ASSIGNED' ELSE 'DRAFT' END AS standing,
           CASE WHEN me.role <> 'STUDENT' THEN NULL
                WHEN EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL) THEN 'RELEASED'
                WHEN h.at > h.due_at THEN 'LATE' WHEN h.at IS NOT NULL THEN 'HANDED_IN'
                WHEN s.id IS NOT NULL THEN 'IN_WORK' ELSE 'NOT_BEGUN' END AS own
         FROM ${LISTED} LEFT JOIN submissions s ON s.assignment_id = x.id AND s.enrolment_id = me.id
         LEFT JOIN LATERAL (SELECT n.at, n.due_at FROM hand_ins n WHERE n.submission_id = s.id ORDER BY n.ordinal DESC LIMIT 1) h ON true
         WHERE ${IS_LISTED}
         ORDER BY x.withdrawn_at IS NOT NULL AND x.assigned_at IS NULL, x.due_at DESC, x.id LIMIT $3 OFFSET $4`,
};
const COUNT_ASSIGNMENTS = {
  name: "classes_count_assignments",
  text: `SELECT count(*)::int AS total FROM ${LISTED} WHERE ${IS_LISTED}`,
};
