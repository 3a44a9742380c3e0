import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";

/** A class that the viewer teaches with what goes if it is deleted; null for everybody else, and where it is asked already. */
export async function getEndingSheet(viewer: Viewer, classId: string): Promise<EndingSheet | null> {
  if (!viewer.actorId) return null;
  const [sheet] = await readSql<EndingSheet>(SHEET, [classId, viewer.actorId]);
  return sheet ?? null;
}

/** What an assignment's pages say in a class that is to be deleted; null where the class goes on, and for whoever is not in it. */
export async function getEndingAssignment(
  viewer: Viewer,
  assignmentId: string,
): Promise<EndingAssignment | null> {
  if (!viewer.actorId) return null;
  const [ending] = await readSql<EndingAssignment>(ASSIGNMENT, [assignmentId, viewer.actorId]);
  return ending ?? null;
}

export type EndingSheet = {
  id: string;
  name: string;
  timeZone: string;
  isArchived: boolean;
  students: number;
  assignments: number;
  /** How many works were handed in. */
  handedIn: number;
};
export type EndingAssignment = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  isStudent: boolean;
  deletionAskedAt: Date;
};

const SHEET = {
  name: "classes_ending_sheet",
  text: `SELECT c.id, c.name, c.time_zone AS "timeZone", c.archived_at IS NOT NULL AS "isArchived",
      (SELECT count(*)::int FROM enrolments s WHERE s.class_id = c.id AND s.role = 'STUDENT' AND s.ended_at IS NULL) AS students,
      (SELECT count(*)::int FROM assignments a WHERE a.class_id = c.id) AS assignments,
      (SELECT count(*)::int FROM assignments a JOIN submissions w ON w.assignment_id = a.id
       WHERE a.class_id = c.id AND EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = w.id)) AS "handedIn"
    FROM classes c JOIN enrolments me ON me.class_id = c.id AND me.actor_id = $2 AND me.role = 'TEACHER' AND me.ended_at IS NULL
    WHERE c.id = $1 AND c.deletion_asked_at IS NULL`,
};
const ASSIGNMENT = {
  name: "classes_ending_assignment",
  text: `SELECT a.id AS "assignmentId", a.title, c.id AS "classId", c.name AS "className", c.time_zone AS "timeZone",
      me.role = 'STUDENT' AS "isStudent", c.deletion_asked_at AS "deletionAskedAt"
    FROM assignments a JOIN classes c ON c.id = a.class_id AND c.deletion_asked_at IS NOT NULL
    JOIN enrolments me ON me.class_id = c.id AND me.actor_id = $2 AND me.ended_at IS NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL AND (me.role <> 'STUDENT' OR a.assigned_at <= now())`,
};
