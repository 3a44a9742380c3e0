import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { GRACE_DAYS } from "../rules/ending";
import { eraseClassesInput } from "../schema/ending";

/**
 * Erases the class that waits longest for it, once its thirty days are over, and asks for the next. Every word of it and of
 * what was done in it becomes its length and hash; who did what when stays (decision 020).
 */
export const eraseClasses = hotCommand({
  permission: "system.erase",
  input: eraseClassesInput,
  subject: async () => NOTHING,
  run: async ({ viewer, tx: { sql }, now, enqueue }) => {
    const [due] = await sql<{ classId: string }>(DUE, [now]);
    if (due) {
      await sql(ERASE, [due.classId, now, viewer.require().actorId]);
      enqueue(ERASE_JOB, {});
    }
    const classId = due?.classId ?? null;
    return {
      result: { classId },
      audit: due
        ? { subjectKind: "class", subjectId: due.classId }
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
