-- A reason says which vote it took the place of. Without this, finding it reads every vote that the claim ever had.
CREATE INDEX votes_replaced_by_name ON votes (claim_id, byline_id, superseded_at DESC)
  WHERE superseded_at IS NOT NULL;
