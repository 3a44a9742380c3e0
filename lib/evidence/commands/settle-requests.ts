import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import type { Sql } from "@/lib/foundation/db";
import { namedSpan } from "../queries/named-span";
import { provenAt } from "../queries/proven-at";
import { settlingOf, type AskedSource, type VerifiedPiece } from "../rules/settling";
import { settleRequestsInput } from "../schema";
import { requestListTag } from "../tags";

/**
 * Closes what is asked for on a claim when it is given: a request for a source by live evidence that verified after somebody
 * asked, by the machine or by two people who transcribed it, and that covers the words asked about, where there are any. It
 * opens again when that evidence goes, or verifies or covers no longer. What somebody closed by hand stays closed.
 */
export const settleRequests = hotCommand({
  permission: "system.settle",
  input: settleRequestsInput,
  subject: async ({ claimId }, { tx: { sql } }) => {
    const [claim] = await sql<{ actorId: string }>(LOCK_CLAIM, [claimId]);
    return claim ? { kind: "claim" as const, claimId, ownerActorIds: [claim.actorId] } : null;
  },
  run: async ({ input: { claimId }, tx: { sql }, now }) => {
    const { closed, opened } = await changesOn(sql, claimId);
    if (opened.length > 0) await sql(REOPEN, [claimId, opened]);
    if (closed.length > 0)
      await sql(CLOSE, [
        ...[claimId, closed.map(({ id }) => id), closed.map(({ metById }) => metById), now, MET],
      ]);
    return {
      result: { claimId, closed: closed.length, opened: opened.length },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { closed, opened },
      },
      stale: closed.length + opened.length > 0 ? [claimTag(claimId), requestListTag()] : [],
    };
  },
});

async function changesOn(sql: Sql, claimId: string) {
  const asked = [claimId, PUBLIC_AUDIENCE_ID];
  // In turn: both go over the one connection, and requests are held first.
  const requests = await sql<AskedSource>(ASKED, asked);
  if (requests.length === 0) return { closed: [], opened: [] };
  const [claim] = await sql<{ sentence: string }>(SENTENCE, [claimId]);
  const pieces = await sql<VerifiedPiece>(VERIFIED, asked);
  return settlingOf(claim?.sentence ?? "", requests, pieces);
}

const MET = "Evidence was added that verifies.";

// One settling of a claim at a time.
const LOCK_CLAIM = {
  name: "evidence_lock_requests_of",
  text: `SELECT actor_id AS "actorId", pg_advisory_xact_lock(hashtextextended('requests/of/' || id, 0))
         FROM claims WHERE id = $1`,
};
const SENTENCE = {
  name: "evidence_sentence_of_claim",
  text: `SELECT r.sentence FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         WHERE c.id = $1`,
};
// Held, so that nobody closes one by hand meanwhile.
const ASKED = {
  name: "evidence_requests_to_settle",
  text: `SELECT q.id::text, q.requested_at AS "requestedAt", q.met_by_id AS "metById", ${namedSpan("q")} AS phrase
         FROM requests q WHERE q.claim_id = $1 AND q.audience_id = $2 AND q.kind = 'NEEDS_SOURCE'
           AND (q.closed_at IS NULL OR q.met_by_id IS NOT NULL) ORDER BY q.requested_at, q.id FOR NO KEY UPDATE OF q`,
};
// Live evidence that verifies, and since when it is both. What was said as well in an earlier wording is no newer for another
// note.
const VERIFIED = {
  name: "evidence_verified_pieces",
  text: `
  SELECT e.id, greatest(first.at, live.since) AS at, ${namedSpan("r")} AS words FROM evidence e
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN LATERAL (SELECT min(${provenAt("w")}) AS at FROM evidence_revisions w
    WHERE w.claim_id = r.claim_id AND w.evidence_id = r.evidence_id AND w.ordinal <= r.ordinal
      AND (w.source_id, w.excerpt, w.span_revision_id, w.span_start, w.span_end)
        IS NOT DISTINCT FROM (r.source_id, r.excerpt, r.span_revision_id, r.span_start, r.span_end)) first ON true
  LEFT JOIN LATERAL (SELECT max(d.decided_at) AS since FROM (
    SELECT n.decided_at, n.state, lag(n.state) OVER (ORDER BY n.decided_at, n.id) AS before FROM decisions n
    WHERE n.root_claim_id = e.claim_id AND n.evidence_id = e.id) d
    WHERE d.state = 'LIVE' AND d.before IS DISTINCT FROM 'LIVE') live ON true
  WHERE e.claim_id = $1 AND e.audience_id = $2 AND e.state = 'LIVE' AND ${provenAt("r")} IS NOT NULL ORDER BY 2, e.id`,
};
const REOPEN = {
  name: "evidence_reopen_requests",
  text: `UPDATE requests SET closed_at = NULL, closed_reason = NULL, met_by_id = NULL
         WHERE claim_id = $1 AND id = ANY ($2::uuid[])`,
};
const CLOSE = {
  name: "evidence_close_met_requests",
  text: `UPDATE requests q SET closed_at = $4, closed_reason = $5, met_by_id = m.met_by_id
         FROM unnest($2::uuid[], $3::text[]) m (id, met_by_id) WHERE q.claim_id = $1 AND q.id = m.id`,
};
