-- DropIndex
DROP INDEX "attestations_claim_id_evidence_revision_id_actor_id_key";

-- AlterTable
ALTER TABLE "excerpt_checks" ADD COLUMN     "shown" TEXT,
ADD COLUMN     "shown_end" INTEGER,
ADD COLUMN     "shown_start" INTEGER;

-- AlterTable
ALTER TABLE "attestations" ADD COLUMN     "copy" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "attestations_claim_id_evidence_revision_id_idx" ON "attestations"("claim_id", "evidence_revision_id");

-- The laws ---------------------------------------------------------------------------------------

-- What of a text in copyright is shown, by whichever check, is added up for each text.
ALTER TABLE excerpt_checks ADD CONSTRAINT excerpt_checks_shown_check
  CHECK (num_nonnulls(shown_start, shown_end) IN (0, 2) AND (shown_start IS NULL OR (edition_id IS NOT NULL AND shown_start >= 0 AND shown_end > shown_start)));
CREATE INDEX excerpt_checks_shown ON excerpt_checks (edition_id, shown_start, shown_end) WHERE shown_start IS NOT NULL;
GRANT SELECT (shown) ON excerpt_checks TO assay_public;

-- Whoever transcribed words from the print can take their word back, and give it again; it stands once at a time.
CREATE UNIQUE INDEX attestations_one_standing ON attestations (claim_id, evidence_revision_id, actor_id) WHERE withdrawn_at IS NULL;
DROP TRIGGER attestations_append_only ON attestations;
CREATE TRIGGER attestations_append_only BEFORE UPDATE OR DELETE ON attestations
  FOR EACH ROW EXECUTE FUNCTION assay_append_only('withdrawn_at');
GRANT SELECT (copy) ON attestations TO assay_public;
ALTER POLICY attestations_public ON attestations USING (audience_id = '00000000-0000-4000-8000-000000000001' AND withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = attestations.claim_id AND r.id = evidence_revision_id));

-- On the desk, too, people's word stands for the machine's only where it had nothing to look in, and while they stand by it.
DO $$
DECLARE
  said text := pg_get_functiondef('assay_draw_desk_line'::regproc);
  before text := $before$CASE WHEN (SELECT count(*) FROM attestations t WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id) >= 2
         THEN 'VERIFIED'
         ELSE coalesce((SELECT k.status FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id
                        ORDER BY k.checked_at DESC, k.id DESC LIMIT 1), 'NOT_CHECKED') END$before$;
  after text := $after$(SELECT CASE WHEN found.status = 'NOT_CHECKED' AND (SELECT count(*) FROM attestations t
           WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL) >= 2
         THEN 'VERIFIED' ELSE found.status END
       FROM (SELECT coalesce((SELECT k.status FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id
                              ORDER BY k.checked_at DESC, k.id DESC LIMIT 1), 'NOT_CHECKED') AS status) found)$after$;
BEGIN
  IF position(before IN said) = 0 THEN
    RAISE EXCEPTION 'the function that draws a line of the desk is not the one that was expected';
  END IF;
  EXECUTE replace(said, before, after);
END $$;
DROP TRIGGER attestations_on_desk ON attestations;
CREATE TRIGGER attestations_on_desk AFTER INSERT OR UPDATE OF withdrawn_at ON attestations
  FOR EACH ROW EXECUTE FUNCTION assay_on_desk();
