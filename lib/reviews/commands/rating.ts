import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { RatingGrade, RatingReason } from "@/prisma/generated/enums";
import { readRatedItem, type RatedKind } from "../queries/rating-sheet";
import { giveRatingInput, withdrawRatingInput } from "../schema";

/**
 * Stores a reviewer's grade of one piece of evidence or one argument that others made. A grade that stood
 * before is superseded, never changed. Where the item was reworded since the form was rendered nothing is
 * stored, and the failure carries both wordings.
 */
export const giveRating = hotCommand({
  permission: "rating.give",
  input: giveRatingInput,
  subject: async ({ claimId, kind, itemId }, { tx: { sql }, viewer }) => {
    await sql(LOCK_NAME, [`${claimId}/${itemId}/${viewer.actorId}`]);
    // Held as it is: whoever words it anew waits, and is then an author whose own work it is.
    await sql(HOLD[kind], [claimId, itemId]);
    const item = await readRatedItem(sql, claimId, kind, itemId);
    return item && { kind: "contribution" as const, ownerActorIds: item.authorIds };
  },
  run: async ({ input, viewer, tx: { sql }, now, newUuid }) => {
    const { claimId, kind, itemId, grade, reasons } = input;
    const item = await readRatedItem(sql, claimId, kind, itemId);
    if (!item) return notFound();
    if (item.revisionId !== input.revisionId) return reworded(sql, input, item);
    const { actorId, bylineId } = viewer.require();
    const mine = [claimId, itemId, actorId, PUBLIC_AUDIENCE_ID];
    const [before] = await sql<Before>(SUPERSEDE[kind], [...mine, now]);
    const ratingId = newUuid();
    await sql(INSERT[kind], [...mine, ratingId, grade, reasons, bylineId, now]);
    return {
      result: { claimId, kind, itemId, isChange: before !== undefined },
      audit: {
        subjectKind: "rating",
        subjectId: `${claimId}/${ratingId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        ...(before && { before: { ratingId: before.id, grade: before.grade } }),
        after: { ratingId, kind, itemId, revisionId: item.revisionId, grade, reasons },
      },
      claimIds: [claimId],
    };
  },
});

/** Takes the viewer's current grade of an item out of every count. Its slot stays theirs. */
export const withdrawRating = hotCommand({
  permission: "rating.withdraw",
  input: withdrawRatingInput,
  subject: async ({ claimId, kind, itemId }, { tx: { sql }, viewer }) => {
    await sql(LOCK_NAME, [`${claimId}/${itemId}/${viewer.actorId}`]);
    const mine = [claimId, itemId, viewer.actorId, PUBLIC_AUDIENCE_ID];
    const [rating] = await sql(MINE[kind], mine);
    return rating ? { kind: "rating" as const, ownerActorIds: [rating.actorId as string] } : null;
  },
  run: async ({ input: { claimId, kind, itemId }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const mine = [claimId, itemId, actorId, PUBLIC_AUDIENCE_ID];
    const [rating] = await sql<{ id: string }>(WITHDRAW[kind], [...mine, now]);
    if (!rating) return conflict("Your rating is withdrawn already.");
    return {
      result: { claimId, kind, itemId },
      audit: {
        subjectKind: "rating",
        subjectId: `${claimId}/${rating.id}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        before: { isWithdrawn: false },
        after: { isWithdrawn: true, kind, itemId },
      },
      claimIds: [claimId],
    };
  },
});

type Before = { id: string; grade: RatingGrade };
type Shown = { claimId: string; kind: RatedKind; revisionId: string; reasons: RatingReason[] };

async function reworded(sql: Sql, shown: Shown, now: { revisionId: string; words: string }) {
  const [row] = await sql<{ words: string }>(SHOWN[shown.kind], [shown.claimId, shown.revisionId]);
  return conflict(
    "It was reworded since you opened the form. Look at what it says now, then send your rating again.",
    { revisionId: now.revisionId, before: row?.words ?? "", now: now.words },
  );
}

/** One statement for each kind of item: `table` holds them, `column` names one in a rating. */
const forEach = (
  name: string,
  text: (of: { kind: RatedKind; table: string; words: string; column: string }) => string,
) => ({
  evidence: {
    name: `reviews_${name}_evidence`,
    text: text({ kind: "evidence", table: "evidence", words: "excerpt", column: "evidence_id" }),
  },
  argument: {
    name: `reviews_${name}_argument`,
    text: text({ kind: "argument", table: "arguments", words: "wording", column: "argument_id" }),
  },
});

const HOLD = forEach(
  "hold",
  ({ table }) => `SELECT 1 FROM ${table} WHERE claim_id = $1 AND id = $2 FOR SHARE`,
);
const SHOWN = forEach(
  "shown",
  ({ kind, words }) =>
    `SELECT ${words} AS words FROM ${kind}_revisions WHERE claim_id = $1 AND id = $2 AND state = 'LIVE'`,
);
const CURRENT = (column: string) =>
  `claim_id = $1 AND ${column} = $2 AND actor_id = $3 AND audience_id = $4 AND superseded_at IS NULL`;
const MINE = forEach(
  "my_rating",
  ({ column }) => `SELECT actor_id AS "actorId" FROM ratings WHERE ${CURRENT(column)}`,
);
const SUPERSEDE = forEach(
  "supersede_rating",
  ({ column }) =>
    `UPDATE ratings SET superseded_at = $5 WHERE ${CURRENT(column)} RETURNING id, grade`,
);
const INSERT = forEach(
  "insert_rating",
  ({ column }) =>
    `INSERT INTO ratings (claim_id, ${column}, actor_id, audience_id, id, grade, reasons, byline_id, rated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::"RatingReason"[], $8, $9)`,
);
const WITHDRAW = forEach(
  "withdraw_rating",
  ({ column }) =>
    `UPDATE ratings SET withdrawn_at = $5 WHERE ${CURRENT(column)} AND withdrawn_at IS NULL RETURNING id`,
);
