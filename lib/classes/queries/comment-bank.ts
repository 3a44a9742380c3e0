import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";

export const COMMENTS_PER_PAGE = 20;
/** How many are offered beside a field: those kept last. */
const OFFERED = 50;

/**
 * The comments that the viewer keeps, the newest first: one page of those in which the words stand, and how many there are.
 *
 * @param words all are shown where there are none
 * @param page counted from 1
 */
export async function listComments(
  viewer: Viewer,
  { words, page }: { words: string; page: number },
): Promise<CommentList> {
  if (!viewer.actorId) return { items: [], total: 0, page, words };
  const asked = [viewer.actorId, words];
  const [items, [count]] = await Promise.all([
    readSql<KeptComment>(LIST, [...asked, COMMENTS_PER_PAGE, (page - 1) * COMMENTS_PER_PAGE]),
    readSql<{ total: number }>(COUNT, asked),
  ]);
  return { items, total: count?.total ?? 0, page, words };
}

/** The newest of them, to be offered where a comment is written. */
export async function offeredComments(viewer: Viewer): Promise<KeptComment[]> {
  return viewer.actorId ? readSql<KeptComment>(LIST, [viewer.actorId, "", OFFERED, 0]) : [];
}

/** One of the viewer's own, also of those that they took out; null where there is no such. */
export async function getComment(viewer: Viewer, commentId: string): Promise<OneComment | null> {
  if (!viewer.actorId) return null;
  return (await readSql<OneComment>(ONE, [commentId, viewer.actorId]))[0] ?? null;
}

export type KeptComment = { commentId: string; comment: string };
export type OneComment = KeptComment & { isRemoved: boolean };
export type CommentList = { items: KeptComment[]; total: number; page: number; words: string };

const MINE =
  "owner_actor_id = $1 AND removed_at IS NULL AND ($2 = '' OR position(lower($2) IN lower(comment)) > 0)";
const LIST = {
  name: "classes_list_comments",
  text: `SELECT id AS "commentId", comment FROM bank_comments WHERE ${MINE} ORDER BY kept_at DESC, id LIMIT $3 OFFSET $4`,
};
const COUNT = {
  name: "classes_count_comments",
  text: `SELECT count(*)::int AS total FROM bank_comments WHERE ${MINE}`,
};
const ONE = {
  name: "classes_one_comment",
  text: `SELECT id AS "commentId", comment, removed_at IS NOT NULL AS "isRemoved" FROM bank_comments
         WHERE id = $1 AND owner_actor_id = $2`,
};
