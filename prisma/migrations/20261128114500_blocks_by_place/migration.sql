-- Which paragraph a place of a text is in.
CREATE INDEX "blocks_edition_id_start_idx" ON "blocks"("edition_id", "start");
