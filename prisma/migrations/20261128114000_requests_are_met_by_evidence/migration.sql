-- A request for a source is closed by evidence that verifies, and opens again when that goes.
ALTER TABLE "requests" ADD COLUMN     "met_by_id" TEXT;

-- What Prisma cannot say -------------------------------------------------------------------------

ALTER TABLE requests ADD CONSTRAINT requests_met_by_evidence_fkey FOREIGN KEY (claim_id, met_by_id)
  REFERENCES evidence (claim_id, id) ON DELETE RESTRICT;
ALTER TABLE requests ADD CONSTRAINT requests_met_check
  CHECK (met_by_id IS NULL OR (closed_at IS NOT NULL AND kind = 'NEEDS_SOURCE'));
DROP TRIGGER requests_fixed ON requests;
CREATE TRIGGER requests_fixed BEFORE UPDATE ON requests FOR EACH ROW
  EXECUTE FUNCTION assay_append_only('*closed_at', '*closed_reason', '*met_by_id');
GRANT SELECT (met_by_id) ON requests TO assay_public;
CREATE INDEX requests_open ON requests (requested_at) WHERE closed_at IS NULL;
