import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { keepCommentInput, removeCommentInput } from "../schema/comments";

/** How many comments one person keeps at most. */
const COMMENTS_MOST = 1_000;
const TOO_MANY = `You keep ${COMMENTS_MOST} comments already. Take one out first; what you typed is still here.`;

/** Keeps a comment to give again, or words one anew: the one before is taken out then. */
export const keepComment = hotCommand({
  permission: "comment.keep",
  input: keepCommentInput,
  subject: async (_, { viewer }) => ownAccount(viewer),
  run: async ({ input: { comment, insteadOfId }, viewer, tx, now }) => {
    const { actorId } = viewer.require();
    if (insteadOfId) {
      const removed = await tx.sql(REMOVE, [insteadOfId, actorId, now]);
      if (removed.length === 0)
        return conflict("That comment was taken out meanwhile. What you typed is still here.");
    }
    const kept = await addToBank(tx, actorId, [comment], now);
    if (kept === null) return conflict(TOO_MANY);
    if (kept === 0) return conflict("You keep this comment already.");
    return {
      result: { isReworded: insteadOfId !== undefined },
      // Whose it is alone: the audit says that something was kept and how much, not what.
      audit: { ...auditOf(actorId), after: { characters: comment.length } },
    };
  },
});

/** Takes a kept comment out, or puts it back. What was said with it stays said. */
export const removeComment = hotCommand({
  permission: "comment.remove",
  input: removeCommentInput,
  // Of anybody else's there is none.
  subject: async ({ commentId }, { viewer, tx: { sql } }) =>
    (await sql(HOLD, [commentId, viewer.actorId])).length > 0 ? ownAccount(viewer) : null,
  run: async ({ input: { commentId, goal }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const [mine] = await sql<{ isRemoved: boolean }>(HOLD, [commentId, actorId]);
    if (!mine) return notFound();
    if (mine.isRemoved === (goal === "remove"))
      return conflict(goal === "remove" ? "It is taken out already." : "It is in its place.");
    await sql(goal === "remove" ? REMOVE : PUT_BACK, [
      commentId,
      actorId,
      ...(goal === "remove" ? [now] : []),
    ]);
    return {
      result: { commentId, goal },
      audit: { ...auditOf(commentId), after: { isKept: goal === "undo" } },
    };
  },
});

/**
 * Adds comments to what somebody keeps, each once.
 *
 * @returns how many are new; null where they keep too many
 */
export async function addToBank(
  { sql, send }: SqlTransaction,
  actorId: string,
  comments: readonly string[],
  now: Date,
): Promise<number | null> {
  send(LOCK_NAME, [`comments/${actorId}`]);
  const [{ kept } = { kept: 0 }] = await sql<{ kept: number }>(COUNT, [actorId]);
  if (kept + comments.length > COMMENTS_MOST) return null;
  return (await sql(ADD, [actorId, [...new Set(comments)], now])).length;
}

const ownAccount = ({ actorId }: Viewer) => ({
  kind: "account" as const,
  ownerActorIds: actorId ? [actorId] : [],
});

const auditOf = (subjectId: string) => ({ subjectKind: "comment", subjectId });

const COUNT = {
  name: "classes_count_bank",
  text: "SELECT count(*)::int AS kept FROM bank_comments WHERE owner_actor_id = $1 AND removed_at IS NULL",
};
const ADD = {
  name: "classes_add_to_bank",
  text: `INSERT INTO bank_comments (owner_actor_id, comment, kept_at)
         SELECT $1, c, $3 FROM unnest($2::text[]) c
         WHERE NOT EXISTS (SELECT 1 FROM bank_comments b WHERE b.owner_actor_id = $1 AND b.removed_at IS NULL AND b.comment = c)
         RETURNING id`,
};
const HOLD = {
  name: "classes_hold_comment",
  text: `SELECT removed_at IS NOT NULL AS "isRemoved" FROM bank_comments WHERE id = $1 AND owner_actor_id = $2 FOR UPDATE`,
};
const REMOVE = {
  name: "classes_remove_comment",
  text: `UPDATE bank_comments SET removed_at = $3 WHERE id = $1 AND owner_actor_id = $2 AND removed_at IS NULL RETURNING id`,
};
const PUT_BACK = {
  name: "classes_put_comment_back",
  text: "UPDATE bank_comments SET removed_at = NULL WHERE id = $1 AND owner_actor_id = $2",
};
