import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ClassEntry, ClassRole } from "@/prisma/generated/enums";
import type { PeopleQuery } from "../schema/people";
import { STUDENTS_PER_PAGE } from "./class-sheet";

/**
 * Who is in a class, for those who teach it or assist there; null for everybody else. Teachers and assistants all, students a
 * page at a time.
 */
export async function getPeople(
  viewer: Viewer,
  classId: string,
  { page, sort, who }: Pick<PeopleQuery, "page" | "sort" | "who">,
): Promise<PeopleSheet | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId];
  const window = [sort, STUDENTS_PER_PAGE, (page - 1) * STUDENTS_PER_PAGE];
  const [[head], leading, students, [named]] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<PersonInClass>(LEADING, asked),
    readSql<PersonInClass>(STUDENTS, [...asked, ...window]),
    readSql<PersonInClass>(ONE, [...asked, who]),
  ]);
  return head ? { ...head, leading, students, page, sort, named: named ?? null } : null;
}

/** Somebody in the viewer's class, to be made something else; null where they may not, or there is nobody. */
export async function getPerson(
  viewer: Viewer,
  classId: string,
  enrolmentId: string,
): Promise<PersonSheet | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId];
  const [[head], [person]] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<PersonInClass>(ONE, [...asked, enrolmentId]),
  ]);
  return head?.mayChange && person ? { ...head, person } : null;
}

/** To whom the viewer can hand their class over: everybody else in it who has an account with an address. */
export async function listSuccessors(viewer: Viewer, classId: string): Promise<PersonInClass[]> {
  if (!viewer.actorId) return [];
  return readSql<PersonInClass>(SUCCESSORS, [classId, viewer.actorId]);
}

export type PersonInClass = {
  enrolmentId: string;
  /** None where the account is gone. */
  name: string | null;
  role: ClassRole;
  entry: ClassEntry;
  beganAt: Date;
  isMe: boolean;
  /** They came in without an address, and neither teach nor assist before they have one. */
  isInstant: boolean;
};
type Head = {
  id: string;
  name: string;
  timeZone: string;
  studentCount: number;
  /** Whether the viewer makes people something else, and takes them out: teachers do, while the class goes on. */
  mayChange: boolean;
};
export type PeopleSheet = Head &
  Pick<PeopleQuery, "page" | "sort"> & {
    /** Teachers, then assistants, by name. */
    leading: PersonInClass[];
    students: PersonInClass[];
    /** The one whom the address names. */
    named: PersonInClass | null;
  };
export type PersonSheet = Head & { person: PersonInClass };

const MINE =
  "me.class_id = $1 AND me.actor_id = $2 AND me.ended_at IS NULL AND me.role <> 'STUDENT'";
const PERSON = `s.id AS "enrolmentId", p.name, s.role, s.entry, s.began_at AS "beganAt", s.actor_id = $2 AS "isMe",
  coalesce(p.is_instant, false) AS "isInstant"`;
const IN_CLASS = `FROM enrolments me JOIN enrolments s ON s.class_id = me.class_id AND s.ended_at IS NULL
  JOIN actors a ON a.id = s.actor_id LEFT JOIN profiles p ON p.id = a.profile_id`;
const HEAD = {
  name: "classes_people_head",
  text: `SELECT c.id, c.name, c.time_zone AS "timeZone", me.role = 'TEACHER' AND c.deletion_asked_at IS NULL AS "mayChange",
           (SELECT count(*)::int FROM enrolments s
            WHERE s.class_id = c.id AND s.role = 'STUDENT' AND s.ended_at IS NULL) AS "studentCount"
         FROM enrolments me JOIN classes c ON c.id = me.class_id WHERE ${MINE}`,
};
const LEADING = {
  name: "classes_people_leading",
  text: `SELECT ${PERSON} ${IN_CLASS} WHERE ${MINE} AND s.role <> 'STUDENT' ORDER BY s.role, lower(p.name), s.id`,
};
const STUDENTS = {
  name: "classes_people_students",
  text: `SELECT ${PERSON} ${IN_CLASS} WHERE ${MINE} AND s.role = 'STUDENT'
         ORDER BY CASE WHEN $3::text = 'joined' THEN s.began_at END DESC, lower(p.name), s.id
         LIMIT $4::int OFFSET $5::int`,
};
const ONE = {
  name: "classes_people_one",
  text: `SELECT ${PERSON} ${IN_CLASS} WHERE ${MINE} AND s.id = $3::uuid`,
};
const SUCCESSORS = {
  name: "classes_successors",
  text: `SELECT ${PERSON} ${IN_CLASS}
         WHERE ${MINE} AND me.role = 'TEACHER' AND s.actor_id <> $2 AND p.id IS NOT NULL AND NOT p.is_instant
         ORDER BY s.role, lower(p.name), s.id LIMIT 1000`,
};
