ALTER TABLE "saved_work" ADD COLUMN "outline" TEXT NOT NULL DEFAULT '';

-- What of saved work tells whether it is whole: words of more than one word, and long ones, are a number that is the same
-- for the same words. A teacher's overview reads this and never the words, which are their student's alone; and three
-- hundred students' work of two thousand characters for each part need not be parsed each time somebody looks.
CREATE FUNCTION assay_outline(content text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(json_object_agg(f.key, CASE
    WHEN jsonb_typeof(f.value) = 'string' AND f.value #>> '{}' !~ '^\S{0,40}$' THEN to_jsonb(hashtextextended(f.value #>> '{}', 0)::text)
    ELSE f.value END)::text, '{}')
  FROM jsonb_each(CASE WHEN content LIKE '{%' THEN content::jsonb ELSE '{}' END) f
$$;

CREATE FUNCTION assay_outlines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.outline := assay_outline(NEW.content);
  RETURN NEW;
-- Saving never fails for the sake of an overview.
EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN
  NEW.outline := '{}';
  RETURN NEW;
END $$;

CREATE TRIGGER saved_work_outlined BEFORE INSERT OR UPDATE ON saved_work FOR EACH ROW EXECUTE FUNCTION assay_outlines();

UPDATE saved_work SET outline = '';
