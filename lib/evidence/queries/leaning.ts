import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { leaningSources } from "@/lib/sources/queries/leaning";

/**
 * SQL that gives the live public evidence that leans on a source, each piece once: what is drawn from the source itself, or
 * from one that leans on it (`leaningSources`), and what reports words of either. Rows of `claim_id`, `id`, `revision_id`,
 * `source_id` and `via_source_id`.
 *
 * @param sourceId what the id of the source goes by in the statement
 */
export const leaningEvidence = (sourceId: string): string => `
  SELECT DISTINCT e.claim_id, e.id, r.id AS revision_id, r.source_id, r.via_source_id
  FROM (${leaningSources(sourceId)}) web
  CROSS JOIN LATERAL (
    SELECT w.claim_id, w.id FROM evidence_revisions w WHERE w.source_id = web.id
    UNION ALL SELECT w.claim_id, w.id FROM evidence_revisions w WHERE w.via_source_id = web.id) named
  JOIN evidence_revisions r ON r.claim_id = named.claim_id AND r.id = named.id
  JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
    AND e.audience_id = '${PUBLIC_AUDIENCE_ID}'
  JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE' AND c.audience_id = e.audience_id AND c.merged_into_id IS NULL`;
