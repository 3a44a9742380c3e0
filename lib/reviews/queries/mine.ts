import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Confidence, OffScale } from "@/prisma/generated/enums";
import { positionOf, type PositionValue, type VotePosition } from "../rules";

export const MY_VOTES_PER_PAGE = 20;

/**
 * The votes of the viewer that stand or were withdrawn, newest first, one for each claim; those that they replaced
 * stand on the page of the claim's vote. One page of at most `MY_VOTES_PER_PAGE`, and how many there are.
 *
 * @param page counted from 1
 */
export async function listVotesCast(viewer: Viewer, page: number): Promise<VotesCast> {
  if (!viewer.actorId) return { items: [], total: 0, page };
  const mine = [viewer.actorId, PUBLIC_AUDIENCE_ID];
  const [rows, [count]] = await Promise.all([
    readSql<Row>(MINE, [...mine, MY_VOTES_PER_PAGE, (page - 1) * MY_VOTES_PER_PAGE]),
    readSql<{ total: number }>(MINE_COUNT, mine),
  ]);
  const items = rows.map(({ position, offScale, ...vote }) => ({
    ...vote,
    choice: position === null ? offScale! : positionOf(position),
  }));
  return { items, total: count?.total ?? 0, page };
}

export type VotesCast = { items: VoteCast[]; total: number; page: number };
export type VoteCast = Omit<Row, "position" | "offScale"> & { choice: VotePosition | OffScale };

type Row = {
  voteId: string;
  claimId: string;
  /** What the claim says; null where it is not shown any more. */
  sentence: string | null;
  position: PositionValue | null;
  offScale: OffScale | null;
  confidence: Confidence;
  rationale: string | null;
  /** Whether it saw the ledger as it now is. */
  isFresh: boolean;
  isWithdrawn: boolean;
  castAt: Date;
};

const CAST = `votes v WHERE v.actor_id = $1 AND v.audience_id = $2 AND v.kind = 'POSTERIOR' AND v.superseded_at IS NULL`;
const MINE = {
  name: "reviews_mine",
  text: `
  SELECT v.id AS "voteId", v.claim_id AS "claimId", r.sentence, v.position, v.off_scale AS "offScale", v.confidence,
    v.rationale, coalesce(t.seen_hash = v.seen_hash, false) AS "isFresh", v.withdrawn_at IS NOT NULL AS "isWithdrawn",
    v.cast_at AS "castAt"
  FROM (SELECT * FROM ${CAST} ORDER BY v.cast_at DESC, v.id LIMIT $3 OFFSET $4) v
  LEFT JOIN claims c ON c.id = v.claim_id AND c.state = 'LIVE'
  LEFT JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  LEFT JOIN tallies t ON t.claim_id = v.claim_id AND t.audience_id = v.audience_id
  ORDER BY v.cast_at DESC, v.id`,
};
const MINE_COUNT = {
  name: "reviews_mine_count",
  text: `SELECT count(*)::int AS total FROM ${CAST}`,
};
