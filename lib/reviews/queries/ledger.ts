import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { standingIn } from "@/lib/sources/queries/one-source";
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

/** The same of several claims, each once, as its own audience sees it: in one statement. What is not live is missing. */
export async function readSeenLedgers(
  sql: Sql,
  claims: readonly { id: string; audienceId: string }[],
): Promise<Map<string, SeenLedger>> {
  const rows = await sql<{ claimId: string; ledger: SeenLedger }>(SEEN_LEDGERS, [
    claims.map(({ id }) => id),
    claims.map(({ audienceId }) => audienceId),
  ]);
  return new Map(rows.map(({ claimId, ledger }) => [claimId, ledger]));
}

/**
 * What came into a claim's ledger, left it or was reworded in it since a moment, and what its sources became, oldest first.
 * A decision is dated by its beginning and seen after its commit: one that began just before `since` is not among them.
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
  /** ACCEPT for what came in, RETRACT for what left, REWORD for what says something else; of a source the standing that it has got. */
  kind: string;
  words: string;
};

const seenLedger = (audience: string) => `
  json_build_object(
    'claimRevisionId', c.current_revision_id,
    'evidence', coalesce((
      SELECT json_agg(json_build_object('id', e.id, 'sourceId', r.source_id, 'viaSourceId', r.via_source_id,
        'excerpt', r.excerpt, 'direction', r.direction, 'directness', r.directness,
        'locator', CASE WHEN r.locator_label IS NULL THEN NULL
                        ELSE json_build_object('label', r.locator_label, 'value', r.locator_value) END) ORDER BY e.created_at, e.id)
      FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
      WHERE e.claim_id = c.id AND e.audience_id = ${audience} AND e.state = 'LIVE'), '[]'),
    'arguments', coalesce((
      SELECT json_agg(json_build_object('id', a.id, 'relation', a.relation, 'wording', r.wording,
        'target', CASE WHEN a.target_claim_id IS NOT NULL THEN json_build_object('kind', 'CLAIM', 'id', a.target_claim_id)
                       WHEN a.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'EVIDENCE', 'id', a.target_evidence_id)
                       ELSE json_build_object('kind', 'ARGUMENT', 'id', a.target_argument_id) END,
        'premiseClaimIds', (SELECT json_agg(p.premise_claim_id) FROM argument_premises p
                            WHERE p.claim_id = a.claim_id AND p.argument_id = a.id)) ORDER BY a.created_at, a.id)
      FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
      WHERE a.claim_id = c.id AND a.audience_id = ${audience} AND a.state = 'LIVE'), '[]'),
    'standings', coalesce((
      SELECT json_agg(json_build_object('sourceId', s.id, 'standing', ${standingIn("s")}))
      FROM sources s WHERE s.id IN (
        SELECT unnest(ARRAY[r.source_id, r.via_source_id])
        FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
        WHERE e.claim_id = c.id AND e.audience_id = ${audience} AND e.state = 'LIVE')), '[]'),
    'redacted', coalesce((
      SELECT json_agg(json_build_object('before', d.hash_before, 'after', d.hash_after))
      FROM redacted_ledgers d WHERE d.claim_id = c.id AND d.audience_id = ${audience}), '[]')
  )`;
const IS_SEEN = "c.state = 'LIVE' AND c.current_revision_id IS NOT NULL";
const SEEN_LEDGER = {
  name: "reviews_seen_ledger",
  text: `SELECT ${seenLedger("$2")} AS ledger FROM claims c WHERE c.id = $1 AND ${IS_SEEN}`,
};
const SEEN_LEDGERS = {
  name: "reviews_seen_ledgers",
  text: `SELECT c.id AS "claimId", ${seenLedger("o.audience_id")} AS ledger
         FROM unnest($1::text[], $2::uuid[]) o(claim_id, audience_id) JOIN claims c ON c.id = o.claim_id WHERE ${IS_SEEN}`,
};

// What came before each decision of the same thing tells what crossed into the ledger and out of it: what waits, is taken
// back while it waits, or is accepted after it stood there already, was never shown to voters or is no news to them.
const LEDGER_CHANGES = {
  name: "reviews_ledger_changes",
  text: `
  WITH decided AS (
    SELECT d.*, d.state = 'LIVE' AS is_in, num_nonnulls(d.claim_id, d.evidence_id, d.argument_id) = 0 AS is_wording,
      coalesce(lag(d.state) OVER (
        PARTITION BY d.claim_id, d.claim_revision_id, d.evidence_id, d.evidence_revision_id, d.argument_id, d.argument_revision_id
        ORDER BY d.decided_at, d.id) = 'LIVE', false) AS was_in
    FROM decisions d WHERE (d.root_claim_id = $1 OR d.claim_id = $1) AND d.audience_id = $2
  )
  SELECT changed.what, changed.kind, changed.words FROM (
  SELECT d.decided_at AS at,
         CASE WHEN num_nonnulls(d.evidence_id, d.evidence_revision_id) > 0 THEN 'evidence'
              WHEN num_nonnulls(d.argument_id, d.argument_revision_id) > 0 THEN 'argument' ELSE 'claim' END AS what,
         CASE WHEN d.is_wording THEN 'REWORD' WHEN d.is_in THEN 'ACCEPT' ELSE 'RETRACT' END AS kind,
         coalesce(er.excerpt, ar.wording, cr.sentence, '') AS words
  FROM decided d
  LEFT JOIN evidence_revisions ew ON ew.claim_id = d.root_claim_id AND ew.id = d.evidence_revision_id
  LEFT JOIN evidence e ON e.claim_id = d.root_claim_id AND e.id = coalesce(d.evidence_id, ew.evidence_id)
  LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id
    AND er.id = CASE WHEN d.is_in THEN coalesce(d.evidence_revision_id, e.current_revision_id) ELSE e.current_revision_id END
  LEFT JOIN argument_revisions aw ON aw.claim_id = d.root_claim_id AND aw.id = d.argument_revision_id
  LEFT JOIN arguments a ON a.claim_id = d.root_claim_id AND a.id = coalesce(d.argument_id, aw.argument_id)
  LEFT JOIN argument_revisions ar ON ar.claim_id = a.claim_id
    AND ar.id = CASE WHEN d.is_in THEN coalesce(d.argument_revision_id, a.current_revision_id) ELSE a.current_revision_id END
  LEFT JOIN claims c ON c.id = $1 AND num_nonnulls(d.claim_id, d.claim_revision_id) > 0
  LEFT JOIN claim_revisions cr ON cr.claim_id = c.id
    AND cr.id = CASE WHEN d.is_in THEN coalesce(d.claim_revision_id, c.current_revision_id) ELSE c.current_revision_id END
  WHERE d.decided_at > $3::timestamptz AND d.is_in <> d.was_in
  UNION ALL
  SELECT h.changed_at, 'source', h.standing::text, sr.title
  FROM standing_changes h JOIN sources s ON s.id = h.source_id
  JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  WHERE h.changed_at > $3::timestamptz AND h.source_id IN (
    SELECT coalesce(ls.merged_into_id, ls.id)
    FROM evidence l JOIN evidence_revisions lr ON lr.claim_id = l.claim_id AND lr.id = l.current_revision_id
    JOIN sources ls ON ls.id IN (lr.source_id, lr.via_source_id)
    WHERE l.claim_id = $1 AND l.audience_id = $2 AND l.state = 'LIVE')
  ) changed ORDER BY changed.at LIMIT 20`,
};
