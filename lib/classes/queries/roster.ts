import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";

export const ROSTER_PER_PAGE = 50;

/**
 * Whom a class expects, and who is in it without an address, one page of each, by name; null for everybody but its teachers,
 * whether or not it exists.
 *
 * @param pages counted from 1: of those who are expected, and of those without an address
 */
export async function getRosterSheet(
  viewer: Viewer,
  classId: string,
  pages: { expected: number; instants: number },
): Promise<RosterSheet | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId];
  const windowOf = (page: number) => [ROSTER_PER_PAGE, (page - 1) * ROSTER_PER_PAGE];
  const [[about], expected, instants] = await Promise.all([
    readSql<About>(ABOUT, asked),
    readSql<ExpectedEntry>(EXPECTED, [...asked, ...windowOf(pages.expected)]),
    readSql<InstantStudent>(INSTANTS, [...asked, ...windowOf(pages.instants)]),
  ]);
  return about ? { ...about, expected, instants, pages } : null;
}

/** Somebody on the roster of a class that the viewer teaches: expected, or taken off it within a day; null where there is nobody. */
export async function getRosterEntry(
  viewer: Viewer,
  classId: string,
  entryId: string,
): Promise<(ExpectedEntry & { isRemoved: boolean }) | null> {
  if (!viewer.actorId) return null;
  const [entry] = await readSql<ExpectedEntry & { isRemoved: boolean }>(ENTRY, [
    ...[classId, viewer.actorId, entryId],
  ]);
  return entry ?? null;
}

/** The classes that expect the viewer's confirmed address, with what each calls them. */
export async function listExpecting(viewer: Viewer): Promise<Expecting[]> {
  return viewer.profileId ? readSql<Expecting>(EXPECTING, [viewer.profileId]) : [];
}

/**
 * A condition on an entry `r` of a roster and on a profile `p`: the class waits for that very person. It belongs to the query
 * that shows it and to the commands by which they come in.
 */
export const EXPECTS = `r.enrolment_id IS NULL AND r.removed_at IS NULL
  AND lower(r.email) = lower(p.email) AND p.email_verified AND NOT p.is_instant`;

export type RosterSheet = About & {
  expected: ExpectedEntry[];
  instants: InstantStudent[];
  pages: { expected: number; instants: number };
};
export type ExpectedEntry = {
  entryId: string;
  name: string;
  email: string | null;
  externalId: string | null;
};
export type InstantStudent = {
  enrolmentId: string;
  name: string;
  /** Whether they have ever signed in. */
  wasHere: boolean;
};
export type Expecting = {
  entryId: string;
  className: string;
  /** What its roster calls them. */
  name: string;
  isIn: boolean;
};
type About = {
  classId: string;
  className: string;
  isArchived: boolean;
  expectedCount: number;
  instantCount: number;
  notHereYet: number;
};

const MINE =
  "me.class_id = $1 AND me.actor_id = $2 AND me.ended_at IS NULL AND me.role = 'TEACHER'";
const ENTRIES = `roster_entries r ON r.class_id = me.class_id AND r.enrolment_id IS NULL`;
const STUDENTS = `enrolments s JOIN actors a ON a.id = s.actor_id JOIN profiles p ON p.id = a.profile_id AND p.is_instant`;
const OF_CLASS = "s.class_id = me.class_id AND s.role = 'STUDENT' AND s.ended_at IS NULL";
const WAS_HERE =
  "EXISTS (SELECT 1 FROM audit_events v WHERE v.actor_id = s.actor_id AND v.name = 'session.open')";
const ABOUT = {
  name: "classes_roster_about",
  text: `SELECT c.id AS "classId", c.name AS "className", c.archived_at IS NOT NULL AS "isArchived",
           (SELECT count(*)::int FROM roster_entries r
            WHERE r.class_id = c.id AND r.enrolment_id IS NULL AND r.removed_at IS NULL) AS "expectedCount",
           (SELECT count(*)::int FROM ${STUDENTS} WHERE ${OF_CLASS}) AS "instantCount",
           (SELECT count(*)::int FROM ${STUDENTS} WHERE ${OF_CLASS} AND NOT ${WAS_HERE}) AS "notHereYet"
         FROM enrolments me JOIN classes c ON c.id = me.class_id WHERE ${MINE}`,
};
const COLUMNS = `r.id AS "entryId", r.name, r.email, r.external_id AS "externalId"`;
const EXPECTED = {
  name: "classes_roster_expected",
  text: `SELECT ${COLUMNS} FROM enrolments me JOIN ${ENTRIES} AND r.removed_at IS NULL
         WHERE ${MINE} ORDER BY lower(r.name), r.id LIMIT $3 OFFSET $4`,
};
const ENTRY = {
  name: "classes_roster_entry",
  text: `SELECT ${COLUMNS}, r.removed_at IS NOT NULL AS "isRemoved" FROM enrolments me JOIN ${ENTRIES} AND r.id = $3
         WHERE ${MINE} AND r.name IS NOT NULL`,
};
const INSTANTS = {
  name: "classes_roster_instants",
  text: `SELECT s.id AS "enrolmentId", p.name, ${WAS_HERE} AS "wasHere"
         FROM enrolments me JOIN (${STUDENTS}) ON ${OF_CLASS}
         WHERE ${MINE} ORDER BY lower(p.name), s.id LIMIT $3 OFFSET $4`,
};
const EXPECTING = {
  name: "classes_expecting",
  text: `SELECT r.id AS "entryId", c.name AS "className", r.name,
           EXISTS (SELECT 1 FROM enrolments e JOIN actors a ON a.id = e.actor_id AND a.profile_id = p.id
                   WHERE e.class_id = c.id AND e.ended_at IS NULL) AS "isIn"
         FROM profiles p JOIN roster_entries r ON ${EXPECTS}
         JOIN classes c ON c.id = r.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE p.id = $1 ORDER BY lower(c.name), r.id LIMIT 50`,
};
