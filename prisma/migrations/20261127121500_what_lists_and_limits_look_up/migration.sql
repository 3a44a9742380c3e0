-- How much a person proposed within a day.
CREATE INDEX decisions_proposed_by ON decisions (actor_id, decided_at DESC) WHERE kind = 'PROPOSE';
-- What was decided about the wordings of a source.
CREATE INDEX decisions_by_root_source ON decisions (root_source_id) WHERE root_source_id IS NOT NULL;
-- People in the order of their names.
CREATE INDEX persons_by_sort_name ON persons (lower(sort_name), id);
-- The newest notes on a claim, on a piece of evidence and on an argument.
CREATE INDEX claim_annotations_on_claim ON claim_annotations (claim_id, created_at DESC, id DESC)
  WHERE reply_to_id IS NULL AND target_evidence_id IS NULL AND target_argument_id IS NULL;
CREATE INDEX claim_annotations_on_evidence ON claim_annotations (claim_id, target_evidence_id, created_at DESC, id DESC)
  WHERE reply_to_id IS NULL AND target_evidence_id IS NOT NULL;
CREATE INDEX claim_annotations_on_argument ON claim_annotations (claim_id, target_argument_id, created_at DESC, id DESC)
  WHERE reply_to_id IS NULL AND target_argument_id IS NOT NULL;
