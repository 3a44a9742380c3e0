-- A reply, and each wording of a note, has the readers of the note: nobody reads an answer to what they may not see.
CREATE UNIQUE INDEX claim_annotations_of_audience ON claim_annotations (claim_id, id, audience_id);
ALTER TABLE claim_annotations ADD CONSTRAINT claim_annotations_reply_audience_fkey
  FOREIGN KEY (claim_id, reply_to_id, audience_id) REFERENCES claim_annotations (claim_id, id, audience_id) ON DELETE RESTRICT;
ALTER TABLE claim_annotation_revisions ADD CONSTRAINT claim_annotation_revisions_audience_fkey
  FOREIGN KEY (claim_id, annotation_id, audience_id) REFERENCES claim_annotations (claim_id, id, audience_id) ON DELETE RESTRICT;
ALTER TABLE claim_annotations ADD CONSTRAINT claim_annotations_reply_check
  CHECK ((motivation = 'REPLYING') = (reply_to_id IS NOT NULL));

-- What pages ask for: the answers to a note; and the quota: what somebody wrote within a day.
CREATE INDEX claim_annotations_replies ON claim_annotations (claim_id, reply_to_id, created_at) WHERE reply_to_id IS NOT NULL;
CREATE INDEX claim_annotation_revisions_of_writer ON claim_annotation_revisions (actor_id, created_at DESC);
