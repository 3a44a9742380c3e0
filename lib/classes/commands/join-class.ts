import "server-only";
import { command } from "@/lib/access/command";
import { notFound } from "@/lib/foundation/errors";
import { joinClassInput } from "../schema/classes";
import { heldClass } from "./held-class";

/**
 * Comes into a class by its code, as a student. Whoever was one before goes on where they were; whoever is in it stays what
 * they are.
 */
export const joinClass = command({
  permission: "class.join",
  input: joinClassInput,
  // Whoever has the code may know whose it is. Of a code that was revoked they learn what they learn of none.
  subject: async ({ code }, { tx: { sql } }) => {
    const [row] = await sql<{ classId: string }>(FIND, [code]);
    return row ? { kind: "class" as const, classId: row.classId, ownerActorIds: [] } : null;
  },
  run: async ({ input: { code }, subject: { classId }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const { audienceId } = await heldClass(sql, classId);
    // Others may have revoked it while this waited.
    if ((await sql(FIND, [code])).length === 0) return notFound();
    const isIn = (await sql(CURRENT, [classId, actorId])).length > 0;
    if (!isIn && (await sql(GO_ON, [classId, actorId])).length === 0)
      await sql(BEGIN, [classId, actorId, now]);
    return {
      result: { classId, became: isIn ? "already" : "joined" },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        ...{ before: { isIn }, after: { isIn: true } },
      },
    };
  },
});

const FIND = {
  name: "classes_by_code",
  text: `SELECT c.id AS "classId" FROM join_codes j JOIN classes c ON c.id = j.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE j.code = $1 AND j.revoked_at IS NULL`,
};
const CURRENT = {
  name: "classes_current_enrolment",
  text: "SELECT 1 FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND ended_at IS NULL",
};
const GO_ON = {
  name: "classes_go_on",
  text: `UPDATE enrolments SET ended_at = NULL, ended_by_actor_id = NULL
         WHERE id = (SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND role = 'STUDENT'
                     ORDER BY ended_at DESC LIMIT 1)
         RETURNING 1`,
};
const BEGIN = {
  name: "classes_enrol_student",
  text: `INSERT INTO enrolments (class_id, actor_id, role, entry, began_at) VALUES ($1, $2, 'STUDENT', 'CODE', $3)`,
};
