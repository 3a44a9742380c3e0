import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { erasePerson, type Person } from "@/lib/identity/commands/erase-person";
import { GRACE_DAYS } from "../rules/ending";
import { eraseClassesInput } from "../schema/ending";

/**
 * Erases the class that waits longest for it, once its thirty days are over, and asks for the next. Every word of it and of
 * what was done in it becomes its length and hash; who did what when stays (decision 020). Whoever has no address and is known
 * by no other class goes with it.
 */
export const eraseClasses = hotCommand({
  permission: "system.erase",
  input: eraseClassesInput,
  subject: async () => NOTHING,
  run: async ({ viewer, tx: { sql }, now, enqueue }) => {
    const [due] = await sql<{ classId: string }>(DUE, [now]);
    let guests: Person[] = [];
    if (due) {
      await sql(ERASE, [due.classId, now, viewer.require().actorId]);
      guests = await sql<Person>(GUESTS, [due.classId]);
      for (const guest of guests) await erasePerson(sql, guest);
      enqueue(ERASE_JOB, {});
    }
    const classId = due?.classId ?? null;
    return {
      result: { classId },
      audit: due
        ? { subjectKind: "class", subjectId: due.classId, after: { guests: guests.length } }
        : { subjectKind: "installation", subjectId: "classes" },
    };
  },
});

/** The job that erases what is due. */
export const ERASE_JOB = "classes.erase";

const DUE = {
  name: "classes_due_to_be_erased",
  text: `SELECT id AS "classId" FROM classes
         WHERE deletion_asked_at <= $1::timestamptz - interval '${GRACE_DAYS} days' AND erased_at IS NULL
         ORDER BY deletion_asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
};
const ERASE = { name: "classes_erase", text: "SELECT assay_erase_class($1, $2, $3)" };
// Those who came in by a name and a return code, which open nothing else.
const GUESTS = {
  name: "classes_guests_left_without_one",
  text: `SELECT p.id AS "profileId", a.id AS "actorId", p.email FROM profiles p JOIN actors a ON a.profile_id = p.id
         WHERE p.is_instant AND EXISTS (SELECT 1 FROM enrolments e WHERE e.class_id = $1 AND e.actor_id = a.id)
           AND NOT EXISTS (SELECT 1 FROM enrolments e JOIN classes c ON c.id = e.class_id
                           WHERE e.actor_id = a.id AND c.erased_at IS NULL)
         ORDER BY p.id FOR UPDATE OF p`,
};
