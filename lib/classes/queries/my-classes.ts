import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ClassRole } from "@/prisma/generated/enums";

export const CLASSES_PER_PAGE = 20;

/**
 * The classes that the viewer is in: those that go on first, by name; those that are to be deleted last. One page, and how many there are.
 *
 * @param page counted from 1
 */
export async function listMyClasses(viewer: Viewer, page: number): Promise<MyClasses> {
  if (!viewer.actorId) return { items: [], total: 0, page };
  const [items, [count]] = await Promise.all([
    readSql<MyClass>(LIST, [viewer.actorId, CLASSES_PER_PAGE, (page - 1) * CLASSES_PER_PAGE]),
    readSql<{ total: number }>(COUNT, [viewer.actorId]),
  ]);
  return { items, total: count?.total ?? 0, page };
}

export const LEFT_MOST = 100;

/** The classes that the viewer was in and is not any more, the last first: `LEFT_MOST` at most. */
export async function listLeftClasses(viewer: Viewer): Promise<LeftClass[]> {
  return viewer.actorId ? readSql<LeftClass>(LIST_LEFT, [viewer.actorId, LEFT_MOST]) : [];
}

/** A class that the viewer has left themselves within a day, and can come back into; null where there is none. */
export async function getLeftClass(
  viewer: Viewer,
  classId: string,
  now: Date,
): Promise<{ id: string; name: string } | null> {
  if (!viewer.actorId) return null;
  const [left] = await readSql<{ id: string; name: string }>(LEFT, [classId, viewer.actorId, now]);
  return left ?? null;
}

/**
 * A condition on an enrolment `e`: whoever it is of ended it within a day, was in its class by no other since, and the class
 * goes on. It belongs to the query that shows it and to the command that takes it back.
 *
 * @param now the parameter that holds the time
 */
export const justLeft = (now: string): string => `
  e.ended_by_actor_id = e.actor_id AND e.ended_at > ${now}::timestamptz - interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM enrolments n WHERE n.class_id = e.class_id AND n.actor_id = e.actor_id
                  AND (n.ended_at IS NULL OR n.ended_at > e.ended_at))
  AND EXISTS (SELECT 1 FROM classes k WHERE k.id = e.class_id AND k.archived_at IS NULL AND k.deletion_asked_at IS NULL)`;

export type MyClass = {
  id: string;
  name: string;
  role: ClassRole;
  isArchived: boolean;
  /** When somebody asked for it to be deleted; null while it goes on. */
  deletionAskedAt: Date | null;
  timeZone: string;
  /** How many students are in it. */
  students: number;
};
export type LeftClass = {
  id: string;
  name: string;
  endedAt: Date;
  /** Whether they left themselves; else somebody took them out. */
  isLeft: boolean;
};
export type MyClasses = { items: MyClass[]; total: number; page: number };

const LIST = {
  name: "classes_list_mine",
  text: `SELECT c.id, c.name, e.role, c.archived_at IS NOT NULL AS "isArchived",
           c.deletion_asked_at AS "deletionAskedAt", c.time_zone AS "timeZone",
           (SELECT count(*)::int FROM enrolments s
            WHERE s.class_id = c.id AND s.role = 'STUDENT' AND s.ended_at IS NULL) AS students
         FROM enrolments e JOIN classes c ON c.id = e.class_id
         WHERE e.actor_id = $1 AND e.ended_at IS NULL
         ORDER BY c.deletion_asked_at IS NOT NULL, c.archived_at IS NOT NULL, lower(c.name), c.id LIMIT $2 OFFSET $3`,
};
const COUNT = {
  name: "classes_count_mine",
  text: "SELECT count(*)::int AS total FROM enrolments WHERE actor_id = $1 AND ended_at IS NULL",
};
const LIST_LEFT = {
  name: "classes_list_left",
  text: `SELECT c.id, c.name, max(e.ended_at) AS "endedAt",
           (array_agg(e.ended_by_actor_id = e.actor_id ORDER BY e.ended_at DESC))[1] AS "isLeft" FROM enrolments e JOIN classes c ON c.id = e.class_id
         WHERE e.actor_id = $1 AND c.erased_at IS NULL GROUP BY c.id HAVING bool_and(e.ended_at IS NOT NULL) ORDER BY max(e.ended_at) DESC LIMIT $2`,
};
const LEFT = {
  name: "classes_left",
  text: `SELECT c.id, c.name FROM enrolments e JOIN classes c ON c.id = e.class_id
         WHERE e.class_id = $1 AND e.actor_id = $2 AND ${justLeft("$3")} LIMIT 1`,
};
