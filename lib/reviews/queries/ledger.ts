import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { SeenLedger } from "../rules";

/**
 * What a voter of this audience sees of a claim, as `seenHash` covers it; null where the claim is not
 * live. One statement, over whichever connection is handed in.
 */
export async function readSeenLedger(
  sql: Sql,
  claimId: string,
  audienceId: string,
): Promise<SeenLedger | null> {
  const [row] = await sql<{ ledger: SeenLedger }>(SEEN_LEDGER, [claimId, audienceId]);
  return row?.ledger ?? null;
}

/**
 * What was decided about a claim's ledger and its sources since a moment, oldest first. A decision is dated
 * by its beginning and seen after its commit: one that began just before `since` is not among them.
 */
export async function listLedgerChanges(
  sql: Sql,
  claimId: string,
  since: Date,
): Promise<LedgerChange[]> {
  return sql<LedgerChange>(LEDGER_CHANGES, [claimId, PUBLIC_AUDIENCE_ID, since]);
}

export type LedgerChange = {
  what: "claim" | "evidence" | "argument" | "source";
  /** Of a decision its kind, REWORD where it is about a wording; of a source the standing that it has got. */
  kind: string;
  words: string;
};

const SEEN_LEDGER = {
  name: "reviews_seen_ledger",
  text: `
  SELECT json_build_object(
    'claimRevisionId', c.current_revision_id,
    'evidence', coalesce((
      SELECT json_agg(json_build_object('id', e.id, 'sourceId', r.source_id, 'viaSourceId', r.via_source_id,
        'excerpt', r.excerpt, 'direction', r.direction, 'directness', r.directness,
        'locator', CASE WHEN r.locator_label IS NULL THEN NULL
                        ELSE json_build_object('label', r.locator_label, 'value', r.locator_value) END))
      FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
      WHERE e.claim_id = c.id AND e.audience_id = $2 AND e.state = 'LIVE'), '[]'),
    'arguments', coalesce((
      SELECT json_agg(json_build_object('id', a.id, 'relation', a.relation, 'wording', r.wording,
        'target', CASE WHEN a.target_claim_id IS NOT NULL THEN json_build_object('kind', 'CLAIM', 'id', a.target_claim_id)
                       WHEN a.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'EVIDENCE', 'id', a.target_evidence_id)
                       ELSE json_build_object('kind', 'ARGUMENT', 'id', a.target_argument_id) END,
        'premiseClaimIds', (SELECT json_agg(p.premise_claim_id) FROM argument_premises p
                            WHERE p.claim_id = a.claim_id AND p.argument_id = a.id)))
      FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
      WHERE a.claim_id = c.id AND a.audience_id = $2 AND a.state = 'LIVE'), '[]'),
    'standings', coalesce((
      SELECT json_agg(json_build_object('sourceId', s.id, 'standing', s.standing))
      FROM sources s WHERE s.id IN (
        SELECT unnest(ARRAY[r.source_id, r.via_source_id])
        FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
        WHERE e.claim_id = c.id AND e.audience_id = $2 AND e.state = 'LIVE')), '[]')
  ) AS ledger
  FROM claims c WHERE c.id = $1 AND c.state = 'LIVE' AND c.current_revision_id IS NOT NULL`,
};

const LEDGER_CHANGES = {
  name: "reviews_ledger_changes",
  text: `
  SELECT changed.what, changed.kind, changed.words FROM (
  SELECT d.decided_at AS at,
         CASE WHEN num_nonnulls(d.evidence_id, d.evidence_revision_id) > 0 THEN 'evidence'
              WHEN num_nonnulls(d.argument_id, d.argument_revision_id) > 0 THEN 'argument' ELSE 'claim' END AS what,
         CASE WHEN num_nonnulls(d.evidence_revision_id, d.argument_revision_id, d.claim_revision_id) > 0 THEN 'REWORD'
              ELSE d.kind::text END AS kind,
         coalesce(er.excerpt, ar.wording, cr.sentence, '') AS words
  FROM decisions d
  LEFT JOIN evidence e ON e.claim_id = d.root_claim_id AND e.id = d.evidence_id
  LEFT JOIN evidence_revisions er ON er.claim_id = d.root_claim_id AND er.id = coalesce(d.evidence_revision_id, e.current_revision_id)
  LEFT JOIN arguments a ON a.claim_id = d.root_claim_id AND a.id = d.argument_id
  LEFT JOIN argument_revisions ar ON ar.claim_id = d.root_claim_id AND ar.id = coalesce(d.argument_revision_id, a.current_revision_id)
  LEFT JOIN claims c ON c.id = d.claim_id
  LEFT JOIN claim_revisions cr ON cr.claim_id = coalesce(d.claim_id, d.root_claim_id)
    AND cr.id = coalesce(d.claim_revision_id, c.current_revision_id)
  WHERE (d.root_claim_id = $1 OR d.claim_id = $1) AND d.audience_id = $2 AND d.decided_at > $3::timestamptz
    AND d.kind IN ('ADD', 'ACCEPT', 'RETRACT', 'RESTORE')
    -- Accepting what an editor had added shows voters nothing new.
    AND NOT (d.kind = 'ACCEPT' AND EXISTS (SELECT 1 FROM decisions p WHERE p.kind = 'ADD'
      AND (p.root_claim_id = d.root_claim_id OR p.claim_id = d.claim_id)
      AND ROW(p.evidence_id, p.evidence_revision_id, p.argument_id, p.argument_revision_id, p.claim_revision_id)
        IS NOT DISTINCT FROM ROW(d.evidence_id, d.evidence_revision_id, d.argument_id, d.argument_revision_id, d.claim_revision_id)))
  UNION ALL
  SELECT h.changed_at, 'source', h.standing::text, sr.title
  FROM standing_changes h JOIN sources s ON s.id = h.source_id
  JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  WHERE h.changed_at > $3::timestamptz AND h.source_id IN (
    SELECT unnest(ARRAY[lr.source_id, lr.via_source_id])
    FROM evidence l JOIN evidence_revisions lr ON lr.claim_id = l.claim_id AND lr.id = l.current_revision_id
    WHERE l.claim_id = $1 AND l.audience_id = $2 AND l.state = 'LIVE')
  ) changed ORDER BY changed.at LIMIT 20`,
};
