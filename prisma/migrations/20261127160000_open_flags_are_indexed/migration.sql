-- What is open is found without going through all that was ever flagged. `ruled_flags` says what answered a flag; that
-- something did stands in the flag too, since an index is of one table.
ALTER TABLE "flags" ADD COLUMN "answered_at" TIMESTAMPTZ(3);
DROP TRIGGER flags_fixed ON flags;
CREATE TRIGGER flags_fixed BEFORE UPDATE ON flags
  FOR EACH ROW EXECUTE FUNCTION assay_append_only('-contact', 'answered_at');
UPDATE flags f SET answered_at = coalesce(r.ruled_at, t.redacted_at) FROM ruled_flags u
  LEFT JOIN rulings r ON r.id = u.ruling_id LEFT JOIN redactions t ON t.id = u.redaction_id WHERE u.flag_id = f.id;
CREATE INDEX flags_open ON flags (subject_kind, subject_id, flagged_at, id) WHERE answered_at IS NULL;

-- A flag is answered by what answers it, and by nothing else.
CREATE FUNCTION assay_flag_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'ruled_flags' THEN
    UPDATE flags SET answered_at = now() WHERE id = NEW.flag_id;
    RETURN NULL;
  END IF;
  IF NEW.answered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ruled_flags u WHERE u.flag_id = NEW.id) THEN
    RAISE EXCEPTION 'a flag is open until something answers it' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ruled_flags_answered AFTER INSERT ON ruled_flags FOR EACH ROW EXECUTE FUNCTION assay_flag_answered();
CREATE TRIGGER flags_answered BEFORE INSERT OR UPDATE OF answered_at ON flags
  FOR EACH ROW EXECUTE FUNCTION assay_flag_answered();
