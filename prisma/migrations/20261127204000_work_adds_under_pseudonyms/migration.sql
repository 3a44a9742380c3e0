-- AlterTable
ALTER TABLE "bylines" ADD COLUMN     "audience_id" UUID NOT NULL DEFAULT '00000000-0000-4000-8000-000000000001';

-- The laws ---------------------------------------------------------------------------------------

-- A pseudonym that somebody has for one assignment is for those who read it, and is one person's there. A name is everybody's.
ALTER TABLE bylines ADD CONSTRAINT bylines_audience_id_law_fkey FOREIGN KEY (audience_id) REFERENCES audiences (id) ON DELETE RESTRICT;
ALTER TABLE bylines ADD CONSTRAINT bylines_name_check
  CHECK (kind = 'PSEUDONYM' OR audience_id = '00000000-0000-4000-8000-000000000001');
CREATE UNIQUE INDEX bylines_one_of_pseudonym ON bylines (audience_id, lower(pseudonym))
  WHERE kind = 'PSEUDONYM' AND audience_id <> '00000000-0000-4000-8000-000000000001';
GRANT SELECT (audience_id) ON bylines TO assay_public;
ALTER POLICY bylines_public ON bylines USING (audience_id = '00000000-0000-4000-8000-000000000001');

-- Under which name somebody works for an assignment can change until they hand in: what was handed in stands under it.
DROP TRIGGER submissions_append_only ON submissions;
CREATE TRIGGER submissions_append_only BEFORE UPDATE OR DELETE ON submissions
  FOR EACH ROW EXECUTE FUNCTION assay_append_only('*byline_id');
CREATE FUNCTION assay_signs_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = NEW.id) THEN
    RAISE EXCEPTION 'work that was handed in keeps the name that it stands under' USING ERRCODE = 'AS001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bylines b JOIN assignments a ON a.id = NEW.assignment_id
      WHERE b.id = NEW.byline_id AND b.audience_id IN ('00000000-0000-4000-8000-000000000001', a.audience_id)) THEN
    RAISE EXCEPTION 'a pseudonym of one assignment signs no work for another' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submissions_signed BEFORE INSERT OR UPDATE ON submissions
  FOR EACH ROW EXECUTE FUNCTION assay_signs_work();

-- What a class keeps does not hold the public record: a source can be taken out though work in a class names it. Evidence
-- names sources that its own readers may see.
CREATE OR REPLACE FUNCTION assay_live_evidence_has_live_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'evidence' THEN
    PERFORM 1 FROM evidence_revisions r JOIN sources s ON s.id IN (r.source_id, r.via_source_id)
      WHERE r.claim_id = NEW.claim_id AND r.id = NEW.current_revision_id AND NEW.state = 'LIVE' FOR SHARE OF s;
    IF EXISTS (SELECT 1 FROM evidence e
      JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
      JOIN sources s ON s.id IN (r.source_id, r.via_source_id)
      WHERE e.claim_id = NEW.claim_id AND e.id = NEW.id AND e.state = 'LIVE' AND s.state <> 'LIVE')
    THEN
      RAISE EXCEPTION 'evidence % is live, and a source that it names is not', NEW.id USING ERRCODE = 'AS002';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM evidence_revisions r
    JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
      AND e.audience_id = NEW.audience_id
    JOIN sources s ON s.id = NEW.id AND s.state <> 'LIVE'
    WHERE r.source_id = NEW.id OR r.via_source_id = NEW.id)
  THEN
    RAISE EXCEPTION 'source % is named by live evidence', NEW.id USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION assay_names_readable_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM sources s WHERE s.id IN (NEW.source_id, NEW.via_source_id)
      AND s.audience_id NOT IN ('00000000-0000-4000-8000-000000000001', NEW.audience_id)) THEN
    RAISE EXCEPTION 'evidence names a source that its readers may not see' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_revisions_readable_sources BEFORE INSERT ON evidence_revisions
  FOR EACH ROW EXECUTE FUNCTION assay_names_readable_sources();

-- The words that a reason points at stand in an excerpt or a step.
ALTER TABLE appraisals ADD CONSTRAINT appraisals_quote_check CHECK (char_length(quote) BETWEEN 1 AND 2000);
