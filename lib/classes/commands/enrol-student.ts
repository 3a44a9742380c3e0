import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { ClassEntry } from "@/prisma/generated/enums";
import { EXPECTS } from "../queries/roster";

/**
 * Enrols somebody as a student, inside the transaction of the command that asks, which holds the class. Whoever was one
 * before goes on where they were; whoever is in it stays what they are.
 */
export async function enrolStudent(
  sql: Sql,
  classId: string,
  actorId: string,
  entry: ClassEntry,
  now: Date,
): Promise<{ enrolmentId: string; wasIn: boolean }> {
  const [current] = await sql<Id>(CURRENT, [classId, actorId]);
  if (current) return { enrolmentId: current.id, wasIn: true };
  const again = await goOnAsStudent(sql, classId, actorId);
  if (again) return { enrolmentId: again, wasIn: false };
  const [begun] = await sql<Id>(BEGIN, [classId, actorId, entry, now]);
  return { enrolmentId: begun!.id, wasIn: false };
}

/** Has whoever was a student of a class before go on as the one they were: that enrolment's id; null where there is none. */
export async function goOnAsStudent(
  sql: Sql,
  classId: string,
  actorId: string,
): Promise<string | null> {
  const [again] = await sql<Id>(GO_ON, [classId, actorId]);
  return again?.id ?? null;
}

/**
 * Has somebody who is in a class take up what its roster says of their address: name and address go, since they stand in the
 * profile. Only an address that they confirmed is theirs.
 */
export async function takeUpEntry(
  sql: Sql,
  classId: string,
  profileId: string | null,
  enrolmentId: string,
  now: Date,
): Promise<void> {
  await sql(TAKE_UP, [classId, profileId, enrolmentId]);
  // Who came in by it before and was expected again needs no second one.
  await sql(DROP, [classId, profileId, now]);
}

type Id = { id: string };

const CURRENT = {
  name: "classes_current_enrolment",
  text: "SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND ended_at IS NULL",
};
const GO_ON = {
  name: "classes_go_on",
  text: `UPDATE enrolments SET ended_at = NULL, ended_by_actor_id = NULL
         WHERE id = (SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND role = 'STUDENT'
                     ORDER BY ended_at DESC LIMIT 1)
         RETURNING id`,
};
const BEGIN = {
  name: "classes_enrol_student",
  text: `INSERT INTO enrolments (class_id, actor_id, role, entry, began_at)
         VALUES ($1, $2, 'STUDENT', $3::text::"ClassEntry", $4) RETURNING id`,
};
const TAKE_UP = {
  name: "classes_take_up_entry",
  text: `UPDATE roster_entries r SET name = NULL, email = NULL, enrolment_id = $3 FROM profiles p
         WHERE r.class_id = $1 AND p.id = $2 AND ${EXPECTS}
           AND NOT EXISTS (SELECT 1 FROM roster_entries o WHERE o.enrolment_id = $3)`,
};
const DROP = {
  name: "classes_drop_entry",
  text: `UPDATE roster_entries r SET name = NULL, email = NULL, external_id = NULL, removed_at = $3 FROM profiles p
         WHERE r.class_id = $1 AND p.id = $2 AND ${EXPECTS}`,
};
