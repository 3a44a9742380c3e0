import "server-only";
import { command, type Context } from "@/lib/access/command";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, type Failure } from "@/lib/foundation/errors";
import type { ClassRole } from "@/prisma/generated/enums";
import { appointInput, handOverInput } from "../schema/people";
import { goOnAsStudent } from "./enrol-student";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/**
 * Makes somebody in a class a teacher, an assistant or a student of it. What they were ends; whoever becomes a student again
 * goes on where they were as one, since their work hangs on it. A class keeps its last teacher.
 */
export const appointPerson = command({
  permission: "enrolment.appoint",
  input: appointInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, enrolmentId, from, role }, viewer, tx, now }) => {
    const { audienceId } = await heldClass(tx.sql, classId);
    const person = await personIn(tx.sql, classId, enrolmentId);
    if (!person || person.role !== from) return conflict(CHANGED);
    const obstacle = obstacleTo(person, role);
    if (obstacle) return obstacle;
    const { actorId } = viewer.require();
    const appointedId = await appoint({ tx, now }, { classId, person, role, by: actorId });
    return {
      result: {
        classId,
        enrolmentId: appointedId,
        was: person.role,
        isOneself: person.actorId === actorId,
      },
      audit: {
        ...{ subjectKind: "enrolment", subjectId: enrolmentId, audienceId },
        ...{ before: { role: person.role }, after: { role, enrolmentId: appointedId } },
      },
    };
  },
});

/** Makes somebody else a teacher of the class, unless they are one, and takes oneself out of it. */
export const handOverClass = command({
  permission: "class.handOver",
  input: handOverInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, enrolmentId }, viewer, tx, now }) => {
    const { actorId } = viewer.require();
    const { audienceId } = await heldClass(tx.sql, classId);
    const person = await personIn(tx.sql, classId, enrolmentId);
    if (!person) return conflict(CHANGED);
    if (person.actorId === actorId) return conflict("It is yours already. Choose somebody else.");
    const isTeacher = person.role === "TEACHER";
    const obstacle = isTeacher ? null : obstacleTo(person, "TEACHER");
    if (obstacle) return obstacle;
    if (!isTeacher) await appoint({ tx, now }, { classId, person, role: "TEACHER", by: actorId });
    await tx.sql(END_OWN, [classId, actorId, now]);
    return {
      result: { classId },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        after: { handedOverTo: enrolmentId, was: person.role },
      },
    };
  },
});

const CHANGED =
  "They are no longer in the class as they were when you opened this page. Load it again to see what they are now.";

type PersonIn = {
  id: string;
  actorId: string;
  role: ClassRole;
  isInstant: boolean;
  /** How many others teach the class. */
  otherTeachers: number;
};

async function personIn(sql: Sql, classId: string, enrolmentId: string): Promise<PersonIn | null> {
  const [person] = await sql<PersonIn>(PERSON, [classId, enrolmentId]);
  return person ?? null;
}

function obstacleTo(
  { role: now, isInstant, otherTeachers }: PersonIn,
  role: ClassRole,
): Failure | null {
  if (now === role) return conflict("They are this already.");
  if (now === "TEACHER" && otherTeachers === 0)
    return conflict("The class would have no teacher. Make somebody else one first.");
  if (role !== "STUDENT" && isInstant)
    return conflict(
      "They came in without an e-mail address, and whoever teaches or assists needs one. They can give it on the page of their account.",
    );
  return null;
}

async function appoint(
  { tx: { sql }, now }: Pick<Context<Transaction>, "tx" | "now">,
  { classId, person, role, by }: { classId: string; person: PersonIn; role: ClassRole; by: string },
): Promise<string> {
  await sql(END, [person.id, by, now]);
  const again = role === "STUDENT" ? await goOnAsStudent(sql, classId, person.actorId) : null;
  if (again) return again;
  const [begun] = await sql<{ id: string }>(BEGIN, [classId, person.actorId, role, now]);
  return begun!.id;
}

const PERSON = {
  name: "classes_person_to_appoint",
  text: `SELECT e.id, e.actor_id AS "actorId", e.role, p.is_instant AS "isInstant",
           (SELECT count(*)::int FROM enrolments t
            WHERE t.class_id = e.class_id AND t.id <> e.id AND t.role = 'TEACHER' AND t.ended_at IS NULL) AS "otherTeachers"
         FROM enrolments e JOIN actors a ON a.id = e.actor_id JOIN profiles p ON p.id = a.profile_id
         WHERE e.class_id = $1 AND e.id = $2 AND e.ended_at IS NULL`,
};
const END = {
  name: "classes_end_for_another_role",
  text: "UPDATE enrolments SET ended_by_actor_id = $2, ended_at = $3 WHERE id = $1",
};
const BEGIN = {
  name: "classes_begin_in_role",
  text: `INSERT INTO enrolments (class_id, actor_id, role, entry, began_at)
         VALUES ($1, $2, $3::text::"ClassRole", 'APPOINTMENT', $4) RETURNING id`,
};
const END_OWN = {
  name: "classes_end_own_after_hand_over",
  text: `UPDATE enrolments SET ended_by_actor_id = $2, ended_at = $3
         WHERE class_id = $1 AND actor_id = $2 AND ended_at IS NULL`,
};
