import "server-only";
import type { Leaving } from "@/lib/identity/commands/delete-account";

/**
 * What classes have to say when somebody's account goes: a class that goes on keeps a teacher. Otherwise their enrolments end,
 * what they handed in and their grades stay, and what they never handed in, which nobody else may read, goes with them.
 */
export const leavingClasses: Leaving = {
  obstacle: async (sql, actorId) => {
    const taught = await sql<{ classId: string; name: string }>(HOLD_TAUGHT, [actorId]);
    const ids = taught.map(({ classId }) => classId);
    const shared = await sql<{ classId: string }>(TAUGHT_BY_OTHERS, [ids, actorId]);
    const alone = taught.filter(
      ({ classId }) => !shared.some((other) => other.classId === classId),
    );
    if (alone.length === 0) return null;
    const names = new Intl.ListFormat("en-GB").format(alone.map(({ name }) => `“${name}”`));
    return `You are the only teacher of ${names}. Hand ${
      alone.length === 1 ? "it" : "each of them"
    } over to somebody else, archive it or delete it first; then your account can be deleted. Nothing was changed.`;
  },
  end: async (sql, actorId) => {
    await sql(FORGET_UNSENT, [actorId]);
    await sql(END_ENROLMENTS, [actorId]);
  },
};

// Held, so that of two teachers who leave at once the second finds that they are the last.
const HOLD_TAUGHT = {
  name: "classes_hold_taught",
  text: `SELECT c.id AS "classId", c.name FROM classes c
         JOIN enrolments e ON e.class_id = c.id AND e.actor_id = $1 AND e.role = 'TEACHER' AND e.ended_at IS NULL
         WHERE c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         ORDER BY lower(c.name), c.id FOR NO KEY UPDATE OF c`,
};
const TAUGHT_BY_OTHERS = {
  name: "classes_taught_by_others",
  text: `SELECT DISTINCT class_id AS "classId" FROM enrolments
         WHERE class_id = ANY($1) AND actor_id <> $2 AND role = 'TEACHER' AND ended_at IS NULL`,
};
const FORGET_UNSENT = {
  name: "classes_forget_unsent_work",
  text: `DELETE FROM saved_work w USING submissions s WHERE s.id = w.submission_id AND s.actor_id = $1`,
};
const END_ENROLMENTS = {
  name: "classes_end_all_enrolments",
  text: `UPDATE enrolments SET ended_at = now(), ended_by_actor_id = $1 WHERE actor_id = $1 AND ended_at IS NULL`,
};
