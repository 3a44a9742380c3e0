import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ExtensionSort } from "../schema/extensions";
import { STUDENTS_PER_PAGE } from "./class-sheet";
import { extendedTo } from "./due";

/**
 * Until when each student of an assignment has, for those who teach its class; null for everybody else.
 *
 * @param page of the students, counted from 1
 * @param sort by name, or those who have longer first
 * @param which an extension that was just withdrawn, to be given again
 */
export async function getExtensions(
  viewer: Viewer,
  assignmentId: string,
  {
    page,
    sort = "name",
    which,
  }: { page: number; sort?: ExtensionSort; which?: string | undefined },
): Promise<ExtensionSheet | null> {
  const asked = [assignmentId, viewer.actorId];
  const window = [STUDENTS_PER_PAGE, (page - 1) * STUDENTS_PER_PAGE];
  const [[head], students, [withdrawn]] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<StudentsDate>(STUDENTS, [...asked, ...window, sort]),
    which ? readSql<Withdrawn>(WITHDRAWN, [...asked, which]) : [],
  ]);
  return head ? { ...head, page, sort, students, withdrawn: withdrawn ?? null } : null;
}

export type ExtensionSheet = Head & {
  page: number;
  sort: ExtensionSort;
  students: StudentsDate[];
  withdrawn: Withdrawn | null;
};
type Head = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  /** For everybody. */
  dueAt: Date;
  isAssigned: boolean;
  studentCount: number;
  extended: number;
};
export type StudentsDate = {
  enrolmentId: string;
  /** Whose account is gone has no name. */
  name: string | null;
  extensionId: string | null;
  extendedTo: Date | null;
  reason: string | null;
  grantedBy: string | null;
};
/** An extension that is no longer one. */
type Withdrawn = { extensionId: string; enrolmentId: string; name: string | null; dueAt: Date };

const TAUGHT = `FROM assignments a JOIN classes c ON c.id = a.class_id
  JOIN enrolments t ON t.class_id = a.class_id AND t.actor_id = $2 AND t.role = 'TEACHER' AND t.ended_at IS NULL`;
const STUDENT = `JOIN enrolments e ON e.class_id = a.class_id AND e.role = 'STUDENT' AND e.ended_at IS NULL`;
const HEAD = {
  name: "classes_extensions_head",
  text: `SELECT a.id AS "assignmentId", a.title, c.id AS "classId", c.name AS "className", c.time_zone AS "timeZone",
           a.due_at AS "dueAt", a.assigned_at IS NOT NULL AND a.withdrawn_at IS NULL AS "isAssigned",
           s.students AS "studentCount", s.extended
         ${TAUGHT} CROSS JOIN LATERAL (
           SELECT count(*)::int AS students, count(${extendedTo("a", "e.id")})::int AS extended FROM enrolments e
           WHERE e.class_id = a.class_id AND e.role = 'STUDENT' AND e.ended_at IS NULL) s
         WHERE a.id = $1`,
};
const STUDENTS = {
  name: "classes_extensions",
  text: `SELECT e.id AS "enrolmentId", p.name, x.id AS "extensionId", x.due_at AS "extendedTo", x.reason,
           (SELECT q.name FROM actors y JOIN profiles q ON q.id = y.profile_id
            WHERE y.id = x.granted_by_actor_id) AS "grantedBy"
         ${TAUGHT} ${STUDENT} JOIN actors s ON s.id = e.actor_id LEFT JOIN profiles p ON p.id = s.profile_id
         LEFT JOIN extensions x ON x.assignment_id = a.id AND x.enrolment_id = e.id AND x.withdrawn_at IS NULL
         WHERE a.id = $1 ORDER BY $5::text = 'extended' AND x.id IS NULL, lower(p.name), e.id LIMIT $3 OFFSET $4`,
};
const WITHDRAWN = {
  name: "classes_withdrawn_extension",
  text: `SELECT x.id AS "extensionId", e.id AS "enrolmentId", p.name, x.due_at AS "dueAt"
         ${TAUGHT} ${STUDENT} JOIN actors s ON s.id = e.actor_id LEFT JOIN profiles p ON p.id = s.profile_id
         JOIN extensions x ON x.assignment_id = a.id AND x.enrolment_id = e.id AND x.id = $3 AND x.withdrawn_at IS NOT NULL
         WHERE a.id = $1 AND NOT EXISTS (SELECT 1 FROM extensions n
           WHERE n.assignment_id = a.id AND n.enrolment_id = e.id AND n.withdrawn_at IS NULL)`,
};
