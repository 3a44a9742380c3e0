import "server-only";

// Pieces of SQL about fit checks. None holds a value: all are made from names of the statement.

/**
 * How second people read a wording, and what an editor decided last, as `FitGiven`.
 *
 * @param revision what the row of the wording goes by
 */
export const fitGiven = (revision: string): string => `json_build_object(
    'checks', coalesce((SELECT json_agg(json_build_object('direction', f.direction, 'directness', f.directness,
        'checkedAt', f.checked_at) ORDER BY f.checked_at, f.id)
      FROM fit_checks f WHERE f.claim_id = ${revision}.claim_id AND f.evidence_revision_id = ${revision}.id), '[]'),
    'settled', (SELECT json_build_object('kind', t.kind, 'settledAt', t.settled_at) FROM fit_settlements t
      WHERE t.claim_id = ${revision}.claim_id AND t.evidence_revision_id = ${revision}.id
      ORDER BY t.settled_at DESC, t.id DESC LIMIT 1))`;

/**
 * Whose work a fit check would be about: who added the evidence, who worded it so, and who accepted it in this wording,
 * since that showed them what its adder says.
 *
 * @param evidence what the row of the evidence goes by
 * @param revision what the row of its wording goes by
 */
export const authorsOfFit = (evidence: string, revision: string): string => `ARRAY(
    SELECT ${evidence}.actor_id UNION SELECT ${revision}.actor_id
    UNION SELECT d.actor_id FROM decisions d
      WHERE d.root_claim_id = ${revision}.claim_id AND d.kind = 'ACCEPT' AND (d.evidence_revision_id = ${revision}.id
        OR (d.evidence_id = ${evidence}.id AND d.decided_at >= ${revision}.created_at)))`;

/** On how many claims live evidence of the same source has the same words, this one among them. */
export const claimsServed = (revision: string): string => `
  (SELECT count(DISTINCT same.claim_id)::int FROM evidence_revisions same
   JOIN evidence serving ON serving.claim_id = same.claim_id AND serving.current_revision_id = same.id
   WHERE same.source_id = ${revision}.source_id AND assay_bare_words(same.excerpt) = assay_bare_words(${revision}.excerpt)
     AND serving.state = 'LIVE' AND serving.audience_id = ${revision}.audience_id)`;
