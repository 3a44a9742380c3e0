import "server-only";
import { openClaim } from "@/lib/claims/rules";
import { systemClock } from "@/lib/foundation/clock";
import { readDb, readSql } from "@/lib/foundation/db";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Confidence, Direction, OffScale } from "@/prisma/generated/enums";
import {
  positionOf,
  seenHash,
  type PositionValue,
  type SeenLedger,
  type VotePosition,
} from "../rules";
import { listLedgerChanges, readSeenLedger, type LedgerChange } from "./ledger";

/**
 * What the page for voting on a claim shows: the sentence, the ledger's hash, its evidence, the viewer's own
 * votes, newest first, and what changed since a vote that has gone stale. Null where there is no such public,
 * live claim.
 */
export async function getVoteSheet(viewer: Viewer, claimId: string): Promise<VoteSheet | null> {
  // Before the ledger is read: whatever changes after this is listed, should the vote be too late.
  const shownAt = systemClock();
  const [claim, ledger, rows] = await Promise.all([
    readDb().claim.findFirst({
      where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
      select: { id: true, currentRevision: { select: { slug: true, sentence: true } } },
    }),
    readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID),
    listMyVotes(viewer, claimId),
  ]);
  if (!claim?.currentRevision || !ledger) return null;
  const current = seenHash(ledger);
  const votes = rows.map((row) => votedAs(row, current));
  const [titles, changes] = await Promise.all([titlesOf(ledger), changesSince(votes, claimId)]);
  const evidence = ledger.evidence.map(({ id, excerpt, direction, sourceId }) => ({
    id,
    excerpt,
    direction,
    sourceTitle: titles.get(sourceId) ?? "",
  }));
  return {
    claim: { id: claim.id, ...claim.currentRevision },
    seenHash: current,
    shownAt,
    evidence,
    votes,
    changes,
  };
}

/** The viewer's votes on a claim, newest first: what they said before stays readable. */
async function listMyVotes(viewer: Viewer, claimId: string): Promise<VoteRow[]> {
  if (!viewer.actorId) return [];
  return readSql<VoteRow>(MY_VOTES, [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID]);
}

async function changesSince(votes: readonly MyVote[], claimId: string): Promise<LedgerChange[]> {
  const standing = votes.find(({ supersededAt }) => supersededAt === null);
  if (!standing || standing.isFresh) return [];
  return listLedgerChanges(readSql, claimId, standing.castAt);
}

export type MyVote = {
  choice: VotePosition | OffScale;
  confidence: Confidence;
  rationale: string | null;
  reliedOn: string[];
  /** Whether it saw the ledger as it now is. */
  isFresh: boolean;
  castAt: Date;
  supersededAt: Date | null;
  withdrawnAt: Date | null;
};
export type VoteSheet = {
  claim: { id: string; slug: string; sentence: string };
  seenHash: string;
  /** No later than the ledger was read. */
  shownAt: Date;
  evidence: { id: string; excerpt: string; direction: Direction; sourceTitle: string }[];
  votes: MyVote[];
  /** Since the vote that stands was cast; empty while it is fresh. */
  changes: LedgerChange[];
};
type VoteRow = Omit<MyVote, "choice" | "isFresh"> & {
  seenHash: string;
  position: PositionValue | null;
  offScale: OffScale | null;
};

function votedAs(
  { position, offScale, seenHash: seen, ...vote }: VoteRow,
  current: string,
): MyVote {
  const choice = position === null ? offScale! : positionOf(position);
  return { ...vote, choice, isFresh: seen === current };
}

async function titlesOf(ledger: SeenLedger): Promise<Map<string, string>> {
  const ids = ledger.evidence.map(({ sourceId }) => sourceId);
  const rows = await readSql<{ id: string; title: string }>(SOURCE_TITLES, [[...new Set(ids)]]);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

const SOURCE_TITLES = {
  name: "reviews_source_titles",
  text: `SELECT s.id, r.title FROM sources s
         JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
         WHERE s.id = ANY($1::text[])`,
};

const VOTE_COLUMNS = `v.position, v.off_scale AS "offScale", v.confidence, v.rationale, v.seen_hash AS "seenHash",
  v.cast_at AS "castAt", v.superseded_at AS "supersededAt", v.withdrawn_at AS "withdrawnAt",
  ARRAY(SELECT x.evidence_id FROM vote_evidence x WHERE x.claim_id = v.claim_id AND x.vote_id = v.id) AS "reliedOn"`;

const MY_VOTES = {
  name: "reviews_my_votes",
  text: `SELECT ${VOTE_COLUMNS} FROM votes v
         WHERE v.claim_id = $1 AND v.actor_id = $2 AND v.audience_id = $3 AND v.kind = 'POSTERIOR'
         ORDER BY v.cast_at DESC LIMIT 50`,
};
