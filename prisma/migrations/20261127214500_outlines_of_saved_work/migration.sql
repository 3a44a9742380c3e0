ALTER TABLE "saved_work" ADD COLUMN "outline" TEXT NOT NULL DEFAULT '';

-- What of saved work tells whether it is whole. Words of more than one word, and those of more than 40 characters, are figures
-- in their place: the same for the same words, and as many as they have characters, up to 40. A teacher's overview reads this
-- and never the words, which are their student's alone; and three hundred students' work of two thousand characters for each
-- part need not be parsed each time somebody looks.
CREATE FUNCTION assay_outline(said jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text;
  room integer;
BEGIN
  CASE jsonb_typeof(said)
    WHEN 'string' THEN
      words := said #>> '{}';
      IF words ~ '^\S{0,40}$' THEN RETURN said; END IF;
      room := least(char_length(words), 40);
      RETURN to_jsonb(lpad(right(abs(hashtextextended(words, 0))::text, room), room, '0'));
    WHEN 'object' THEN
      RETURN (SELECT coalesce(jsonb_object_agg(f.key, assay_outline(f.value)), '{}') FROM jsonb_each(said) f);
    WHEN 'array' THEN
      RETURN (SELECT coalesce(jsonb_agg(assay_outline(f.value) ORDER BY f.nth), '[]')
              FROM jsonb_array_elements(said) WITH ORDINALITY f (value, nth));
    ELSE RETURN said;
  END CASE;
END $$;

CREATE FUNCTION assay_outlines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.outline := CASE WHEN NEW.content LIKE '{%' THEN assay_outline(NEW.content::jsonb)::text ELSE '{}' END;
  RETURN NEW;
-- Saving never fails for the sake of an overview.
EXCEPTION WHEN data_exception THEN
  NEW.outline := '{}';
  RETURN NEW;
END $$;

CREATE TRIGGER saved_work_outlined BEFORE INSERT OR UPDATE ON saved_work FOR EACH ROW EXECUTE FUNCTION assay_outlines();

UPDATE saved_work SET outline = '';
