-- What somebody voted and noted, newest first, for the pages of their own account.
CREATE INDEX votes_by_actor ON votes (actor_id, cast_at DESC) WHERE superseded_at IS NULL;
CREATE INDEX claim_annotations_by_actor ON claim_annotations (actor_id, created_at DESC);
