import "server-only";
import { command } from "@/lib/access/command";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict } from "@/lib/foundation/errors";
import { renewCodeInput } from "../schema/classes";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/** Revokes the code of a class, and makes another unless nobody is to join for now. */
export const renewCode = command({
  permission: "code.renew",
  input: renewCodeInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, goal }, viewer, tx: { sql, send }, now, newPublicId }) => {
    const { actorId } = viewer.require();
    const { audienceId, isArchived } = await heldClass(sql, classId);
    if (goal === "renew" && isArchived)
      return conflict("This class is archived and takes nobody new. Bring it back first.");
    const revoked = await sql(REVOKE, [classId, now]);
    if (goal === "revoke" && revoked.length === 0)
      return conflict("This class has no code already: nobody can join.");
    if (goal === "renew") makeCode({ send }, { classId, code: newPublicId(), actorId, now });
    return {
      result: { classId, became: goal === "renew" ? "renewed" : "revoked" },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        ...{ before: { hasCode: revoked.length > 0 }, after: { hasCode: goal === "renew" } },
      },
    };
  },
});

/**
 * A code for a class that has none at the moment, inside the transaction of the command that asks.
 * @param code random characters of Crockford's base 32, of which the first eight are taken
 */
export function makeCode({ send }: Pick<SqlTransaction, "send">, made: MadeCode): void {
  send(MAKE, [made.classId, made.code.slice(0, 8), made.actorId, made.now]);
}

type MadeCode = { classId: string; code: string; actorId: string; now: Date };

const REVOKE = {
  name: "classes_revoke_code",
  text: "UPDATE join_codes SET revoked_at = $2 WHERE class_id = $1 AND revoked_at IS NULL RETURNING 1",
};
const MAKE = {
  name: "classes_make_code",
  text: "INSERT INTO join_codes (class_id, code, made_by_actor_id, made_at) VALUES ($1, $2, $3, $4)",
};
