-- Evidence and requests may name words of the claim, in a sentence of it that is remembered: the claim may be reworded.
ALTER TABLE "evidence_revisions" ADD COLUMN     "span_revision_id" UUID;
ALTER TABLE "requests" ADD COLUMN     "span_end" INTEGER,
ADD COLUMN     "span_revision_id" UUID,
ADD COLUMN     "span_start" INTEGER;

-- What Prisma cannot say -------------------------------------------------------------------------

-- Words that were named before belong to the sentence that the claim had then.
ALTER TABLE evidence_revisions DISABLE TRIGGER USER;
UPDATE evidence_revisions r SET span_revision_id = coalesce(
    (SELECT t.id FROM claim_revisions t WHERE t.claim_id = r.claim_id AND t.state = 'LIVE' AND t.created_at <= r.created_at
     ORDER BY t.ordinal DESC LIMIT 1),
    (SELECT c.current_revision_id FROM claims c WHERE c.id = r.claim_id))
  WHERE r.span_start IS NOT NULL;
ALTER TABLE evidence_revisions ENABLE TRIGGER USER;

ALTER TABLE evidence_revisions DROP CONSTRAINT evidence_revisions_span_check;
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_span_check
  CHECK (num_nulls(span_start, span_end, span_revision_id) IN (0, 3) AND (span_start IS NULL OR (span_start >= 0 AND span_end > span_start)));
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_span_revision_fkey FOREIGN KEY (claim_id, span_revision_id)
  REFERENCES claim_revisions (claim_id, id) ON DELETE RESTRICT;
ALTER TABLE requests ADD CONSTRAINT requests_span_check
  CHECK (num_nulls(span_start, span_end, span_revision_id) IN (0, 3)
    AND (span_start IS NULL OR (span_start >= 0 AND span_end > span_start AND kind = 'NEEDS_SOURCE')));
ALTER TABLE requests ADD CONSTRAINT requests_span_revision_fkey FOREIGN KEY (claim_id, span_revision_id)
  REFERENCES claim_revisions (claim_id, id) ON DELETE RESTRICT;
GRANT SELECT (span_revision_id) ON evidence_revisions TO assay_public;
GRANT SELECT (span_start, span_end, span_revision_id) ON requests TO assay_public;
