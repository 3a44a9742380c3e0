import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { Kept } from "../rules/addition-plan";

/** What of a student's additions is on record since they handed in, over whichever connection is handed in. */
export function readKept(sql: Sql, submissionId: string): Promise<Kept[]> {
  return sql<{ kept: Kept }>(KEPT, [submissionId]).then((rows) => rows.map(({ kept }) => kept));
}

const aim = (
  row: string,
) => `CASE WHEN ${row}.target_evidence_id IS NOT NULL THEN 'evidence/' || ${row}.target_evidence_id
    WHEN ${row}.target_argument_id IS NOT NULL THEN 'argument/' || ${row}.target_argument_id ELSE 'claim' END`;

const KEPT = {
  name: "classes_kept_additions",
  text: `
  SELECT json_build_object('part', d.part, 'kind', 'evidence', 'id', e.id, 'claimId', e.claim_id, 'isLive', e.state = 'LIVE',
    'ordinal', r.ordinal, 'sourceId', r.source_id, 'excerpt', r.excerpt, 'locatorLabel', r.locator_label,
    'locatorValue', r.locator_value, 'direction', r.direction, 'directness', r.directness, 'note', r.note,
    'describedAs', CASE WHEN s.audience_id = e.audience_id
      THEN json_build_object('csl', sr.csl, 'title', sr.title) END) AS kept
  FROM additions d JOIN evidence e ON e.claim_id = d.claim_id AND e.id = d.evidence_id
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN sources s ON s.id = r.source_id
  LEFT JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  WHERE d.submission_id = $1
  UNION ALL
  SELECT json_build_object('part', d.part, 'kind', 'answer', 'id', a.id, 'claimId', a.claim_id, 'isLive', a.state = 'LIVE',
    'ordinal', r.ordinal, 'target', ${aim("a")}, 'relation', a.relation, 'wording', r.wording,
    'premiseIds', (SELECT json_agg(p.premise_claim_id ORDER BY p.position) FROM argument_premises p
      WHERE p.claim_id = a.claim_id AND p.argument_id = a.id))
  FROM additions d JOIN arguments a ON a.claim_id = d.claim_id AND a.id = d.argument_id
  JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
  WHERE d.submission_id = $1
  UNION ALL
  SELECT json_build_object('part', d.part, 'kind', 'note', 'id', n.id, 'claimId', n.claim_id, 'isLive', n.retracted_at IS NULL,
    'ordinal', r.ordinal, 'on', ${aim("n")}, 'motivation', n.motivation, 'body', r.body)
  FROM additions d JOIN claim_annotations n ON n.claim_id = d.claim_id AND n.id = d.annotation_id
  JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id
  WHERE d.submission_id = $1`,
};
