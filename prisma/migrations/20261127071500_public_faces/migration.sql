-- A person's page lists what they assert.
CREATE INDEX "occurrences_asserter_id_idx" ON "occurrences"("asserter_id");

-- A reviewer's page says since when they are here, and lists, the newest first, what they did under their name.
GRANT SELECT (created_at) ON profiles TO assay_public;
CREATE INDEX votes_reasons_by_name ON votes (byline_id, cast_at DESC)
  WHERE kind = 'POSTERIOR' AND superseded_at IS NULL AND withdrawn_at IS NULL AND rationale IS NOT NULL;
CREATE INDEX evidence_by_name ON evidence (byline_id, created_at DESC) WHERE state = 'LIVE';
CREATE INDEX arguments_by_name ON arguments (byline_id, created_at DESC) WHERE state = 'LIVE';
CREATE INDEX claim_annotations_by_name ON claim_annotations (byline_id, created_at DESC) WHERE retracted_at IS NULL;
CREATE INDEX edition_annotations_by_name ON edition_annotations (byline_id, created_at DESC) WHERE retracted_at IS NULL;
