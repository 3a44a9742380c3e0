import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { ATTESTERS_NEEDED } from "../rules/attesting";
import { settleRequestsInput } from "../schema";

/**
 * Closes what is asked for on a claim when it is given: a request for a source by live evidence that verified after somebody
 * asked, by the machine or by two people who transcribed it. It opens again when that evidence goes, or verifies no
 * longer. What somebody closed by hand stays closed.
 */
export const settleRequests = hotCommand({
  permission: "system.settle",
  input: settleRequestsInput,
  subject: async ({ claimId }, { tx: { sql } }) => {
    const [claim] = await sql<{ actorId: string }>(LOCK_CLAIM, [claimId]);
    return claim ? { kind: "claim" as const, claimId, ownerActorIds: [claim.actorId] } : null;
  },
  run: async ({ input: { claimId }, tx: { sql }, now }) => {
    const asked = [claimId, PUBLIC_AUDIENCE_ID];
    const opened = await sql<{ id: string }>(REOPEN, asked);
    const closed = await sql<{ id: string; metById: string }>(CLOSE, [...asked, now, MET]);
    // What opened because one piece went may be met by another at once.
    const met = new Set(closed.map(({ id }) => id));
    const openedIds = opened.map(({ id }) => id).filter((id) => !met.has(id));
    return {
      result: { claimId, closed: closed.length, opened: openedIds.length },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { closed, opened: openedIds },
      },
      stale: closed.length + openedIds.length > 0 ? [claimTag(claimId)] : [],
    };
  },
});

const MET = "Evidence was added that verifies.";

// One settling of a claim at a time.
const LOCK_CLAIM = {
  name: "evidence_lock_requests_of",
  text: `SELECT actor_id AS "actorId", pg_advisory_xact_lock(hashtextextended('requests/of/' || id, 0))
         FROM claims WHERE id = $1`,
};
// Live evidence that verifies, and since when: the newest check, or, where it had nothing to look in, the second transcription.
const VERIFIED = `
  SELECT e.id, v.at FROM evidence e
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  LEFT JOIN LATERAL (SELECT c.status, c.checked_at FROM excerpt_checks c
    WHERE c.claim_id = r.claim_id AND c.evidence_revision_id = r.id ORDER BY c.checked_at DESC, c.id DESC LIMIT 1) k ON true
  JOIN LATERAL (
    SELECT k.checked_at AS at WHERE k.status = 'VERIFIED'
    UNION ALL
    SELECT t.attested_at FROM (SELECT attested_at FROM attestations a
      WHERE a.claim_id = r.claim_id AND a.evidence_revision_id = r.id AND a.withdrawn_at IS NULL
      ORDER BY attested_at OFFSET ${ATTESTERS_NEEDED - 1} LIMIT 1) t
    WHERE coalesce(k.status, 'NOT_CHECKED') = 'NOT_CHECKED') v ON true
  WHERE e.claim_id = $1 AND e.audience_id = $2 AND e.state = 'LIVE'`;
const REOPEN = {
  name: "evidence_reopen_requests",
  text: `UPDATE requests q SET closed_at = NULL, closed_reason = NULL, met_by_id = NULL
         WHERE q.claim_id = $1 AND q.audience_id = $2 AND q.met_by_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM (${VERIFIED}) v WHERE v.id = q.met_by_id) RETURNING q.id::text`,
};
const CLOSE = {
  name: "evidence_close_met_requests",
  text: `UPDATE requests q SET closed_at = $3, closed_reason = $4, met_by_id = m.id
         FROM (SELECT o.id AS request_id, (SELECT v.id FROM (${VERIFIED}) v WHERE v.at >= o.requested_at ORDER BY v.at, v.id LIMIT 1) AS id
               FROM requests o WHERE o.claim_id = $1 AND o.audience_id = $2 AND o.kind = 'NEEDS_SOURCE' AND o.closed_at IS NULL) m
         WHERE q.claim_id = $1 AND q.id = m.request_id AND m.id IS NOT NULL RETURNING q.id::text, q.met_by_id AS "metById"`,
};
