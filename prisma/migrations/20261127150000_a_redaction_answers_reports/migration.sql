-- A report is answered by a ruling, or by the redaction that it led to.
ALTER TABLE "ruled_flags" ALTER COLUMN "ruling_id" DROP NOT NULL;
ALTER TABLE "ruled_flags" ADD COLUMN "redaction_id" UUID;
CREATE INDEX "ruled_flags_redaction_id_idx" ON "ruled_flags"("redaction_id");
ALTER TABLE "ruled_flags" ADD CONSTRAINT "ruled_flags_redaction_id_fkey" FOREIGN KEY ("redaction_id") REFERENCES "redactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE ruled_flags ADD CONSTRAINT ruled_flags_one_answer_check CHECK (num_nonnulls(ruling_id, redaction_id) = 1);

-- As before; and a redaction answers reports about what it is of, or about the claim on which that stands.
CREATE OR REPLACE FUNCTION assay_ruled_as_flagged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'rulings' THEN
    IF NOT EXISTS (SELECT 1 FROM flags f WHERE f.id = NEW.flag_id
        AND f.subject_kind = NEW.subject_kind AND f.subject_id = NEW.subject_id) THEN
      RAISE EXCEPTION 'a ruling is about what was flagged' USING ERRCODE = 'AS002';
    END IF;
    IF NEW.kind = 'SUSPEND' AND NOT EXISTS (SELECT 1 FROM actors a JOIN profiles p ON p.id = a.profile_id
        WHERE a.id = NEW.actor_id AND p.role = 'ADMIN') THEN
      RAISE EXCEPTION 'only an administrator suspends' USING ERRCODE = 'AS003';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.ruling_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rulings r JOIN flags f ON f.id = NEW.flag_id
      WHERE r.id = NEW.ruling_id AND r.subject_kind = f.subject_kind AND r.subject_id = f.subject_id
        AND assay_is_ours(r.xmin)) THEN
    RAISE EXCEPTION 'a ruling answers flags of its own subject, and when it is given' USING ERRCODE = 'AS002';
  END IF;
  IF NEW.redaction_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM redactions r JOIN flags f ON f.id = NEW.flag_id
      WHERE r.id = NEW.redaction_id AND assay_is_ours(r.xmin)
        AND ((r.subject_kind = f.subject_kind AND r.subject_id = f.subject_id)
          OR (f.subject_kind = 'claim' AND starts_with(r.subject_id, f.subject_id || '/')))) THEN
    RAISE EXCEPTION 'a redaction answers flags of its own subject, and when it is made' USING ERRCODE = 'AS002';
  END IF;
  IF EXISTS (SELECT 1 FROM flags f WHERE f.id = NEW.flag_id AND f.actor_id IN (
      SELECT r.actor_id FROM rulings r WHERE r.id = NEW.ruling_id
      UNION ALL SELECT r.actor_id FROM redactions r WHERE r.id = NEW.redaction_id)) THEN
    RAISE EXCEPTION 'ruled_flags: nobody rules on their own flag' USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
