-- How one source leans on another, what is said by hand about the origin of a source, and sources that
-- turned out to be one.

-- CreateEnum
CREATE TYPE "LineageKind" AS ENUM ('QUOTES', 'TRANSLATES', 'SUMMARISES', 'REVIEWS');

-- CreateEnum
CREATE TYPE "OriginChangeKind" AS ENUM ('JOIN', 'LEAVE', 'FOLLOW');

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "merged_into_id" TEXT;

-- What was recorded before had no kind and moved no origin: as a review does.
ALTER TABLE "lineages" ADD COLUMN     "kind" "LineageKind" NOT NULL DEFAULT 'REVIEWS';
ALTER TABLE "lineages" ALTER COLUMN "kind" DROP DEFAULT;

-- What was said by hand before holds on: a source that shares its group with others joined the oldest of
-- them, and one that stands alone left.
ALTER TABLE "origin_changes" ADD COLUMN     "kind" "OriginChangeKind" NOT NULL DEFAULT 'LEAVE',
ADD COLUMN     "with_id" TEXT;
ALTER TABLE "origin_changes" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "origin_changes" DISABLE TRIGGER origin_changes_append_only;
UPDATE "origin_changes" c SET "kind" = 'JOIN', "with_id" = f.id
  FROM sources s JOIN LATERAL (
    SELECT o.id FROM sources o WHERE o.origin_group_id = s.origin_group_id AND o.id <> s.id
    ORDER BY o.created_at, o.id LIMIT 1) f ON true
  WHERE s.id = c.source_id;
ALTER TABLE "origin_changes" ENABLE TRIGGER origin_changes_append_only;

-- CreateIndex
CREATE INDEX "sources_merged_into_id_idx" ON "sources"("merged_into_id");

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_changes" ADD CONSTRAINT "origin_changes_with_id_fkey" FOREIGN KEY ("with_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -------------------------------------------------------------------------

ALTER TABLE sources ADD CONSTRAINT sources_merge_check CHECK (merged_into_id IS NULL OR merged_into_id <> id);
ALTER TABLE origin_changes ADD CONSTRAINT origin_changes_with_check
  CHECK ((kind = 'JOIN') = (with_id IS NOT NULL) AND (with_id IS NULL OR with_id <> source_id));

-- Merging moves one more column of a source.
DROP TRIGGER sources_fixed ON sources;
CREATE TRIGGER sources_fixed BEFORE UPDATE ON sources FOR EACH ROW
  EXECUTE FUNCTION assay_append_only('*state', '*current_revision_id', '*standing', '*origin_group_id', '*merged_into_id');

-- A merge goes one step and no further: what others were merged into is merged into nothing, so that one
-- look tells which source counts. Merging and undoing it are decisions. Merges wait for each other.
CREATE FUNCTION assay_source_merge_is_flat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('merge/sources', 0));
  IF EXISTS (SELECT 1 FROM sources s JOIN sources k ON k.id = s.merged_into_id
             WHERE (s.id = NEW.id OR k.id = NEW.id) AND (k.merged_into_id IS NOT NULL OR k.audience_id <> s.audience_id))
  THEN
    RAISE EXCEPTION 'source % would be merged into one that is merged itself', NEW.id USING ERRCODE = 'AS002';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM decisions d WHERE d.source_id = NEW.id AND d.state = NEW.state AND assay_is_ours(d.xmin)
      AND d.kind = CASE WHEN NEW.merged_into_id IS NULL THEN 'UNMERGE'::"DecisionKind" ELSE 'MERGE'::"DecisionKind" END)
  THEN
    RAISE EXCEPTION 'source % was merged, or parted, without a decision', NEW.id USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sources_merge_is_flat AFTER UPDATE OF merged_into_id ON sources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)
  EXECUTE FUNCTION assay_source_merge_is_flat();

-- The texts of sources that are one are texts of each.
CREATE OR REPLACE FUNCTION assay_check_in_own_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.edition_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM evidence_revisions r JOIN sources s ON s.id = r.source_id
    JOIN editions e ON e.id = NEW.edition_id JOIN sources t ON t.id = e.source_id
    WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id
      AND coalesce(t.merged_into_id, t.id) = coalesce(s.merged_into_id, s.id)
      AND (NEW.status = 'NOT_CHECKED' OR (e.role <> 'PRECIS' AND e.holding <> 'NOT_HELD')))
  THEN
    RAISE EXCEPTION 'an excerpt is checked in a held text of its own source, never in a precis' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;

GRANT SELECT (merged_into_id) ON sources TO assay_public;
GRANT SELECT (kind) ON lineages TO assay_public;
GRANT SELECT (kind, with_id) ON origin_changes TO assay_public;
