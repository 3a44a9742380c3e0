import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { COPIED_MOST } from "../schema/copy";

/** A class that the viewer teaches and what of it can be copied, the first to open first; null for everybody else. */
export async function getCopySheet(viewer: Viewer, classId: string): Promise<CopySheet | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId];
  const [[taught], assignments] = await Promise.all([
    readSql<Taught>(TAUGHT, asked),
    readSql<ToCopy>(ASSIGNMENTS, [...asked, COPIED_MOST]),
  ]);
  return taught ? { ...taught, assignments } : null;
}

type Taught = { id: string; name: string; timeZone: string };
type ToCopy = { id: string; title: string; opensAt: Date; dueAt: Date };
export type CopySheet = Taught & { assignments: ToCopy[] };

const TAUGHT_CLASS = `FROM classes c JOIN enrolments me ON me.class_id = c.id AND me.actor_id = $2
  AND me.role = 'TEACHER' AND me.ended_at IS NULL`;
const TAUGHT = {
  name: "classes_to_copy",
  text: `SELECT c.id, c.name, c.time_zone AS "timeZone" ${TAUGHT_CLASS} WHERE c.id = $1 AND c.deletion_asked_at IS NULL`,
};
const ASSIGNMENTS = {
  name: "classes_assignments_to_copy",
  text: `SELECT x.id, x.title, x.opens_at AS "opensAt", x.due_at AS "dueAt" ${TAUGHT_CLASS}
         JOIN assignments x ON x.class_id = c.id AND x.withdrawn_at IS NULL
         WHERE c.id = $1 ORDER BY x.opens_at, x.id LIMIT $3`,
};
