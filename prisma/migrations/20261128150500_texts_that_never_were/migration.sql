-- What was given and became no text is taken away ninety days after its end, by the job that forgets what has ended.
CREATE OR REPLACE FUNCTION assay_import_ends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  redaction text := nullif(current_setting('assay.redaction', true), '');
  words text[] := ARRAY['label', 'rights_note', 'file_name', 'address', 'said', 'notes'];
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state IN ('REFUSED', 'CANCELLED') AND OLD.ended_at < now() - interval '90 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - words = to_jsonb(OLD) - words
    AND EXISTS (SELECT 1 FROM redactions r WHERE r.id::text = redaction AND assay_is_ours(r.xmin)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an import stays as it ended' USING ERRCODE = 'AS001';
  END IF;
  IF (NEW.id, NEW.source_id, NEW.actor_id, NEW.way, NEW.role, NEW.rights, NEW.label, NEW.created_at)
      IS DISTINCT FROM (OLD.id, OLD.source_id, OLD.actor_id, OLD.way, OLD.role, OLD.rights, OLD.label, OLD.created_at) THEN
    RAISE EXCEPTION 'who gave what as a text does not change' USING ERRCODE = 'AS001';
  END IF;
  RETURN NEW;
END $$;
CREATE INDEX text_imports_without_text ON text_imports (ended_at) WHERE state IN ('REFUSED', 'CANCELLED');
