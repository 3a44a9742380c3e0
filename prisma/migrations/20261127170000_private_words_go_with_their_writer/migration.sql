-- What somebody wrote for themselves alone goes when they leave: nobody could read it any more, and nobody built on it.
CREATE FUNCTION assay_is_left(audience text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM audiences u JOIN actors a ON a.id = u.owner_actor_id
    WHERE u.id::text = audience AND u.kind = 'PRIVATE' AND a.profile_id IS NULL)
$$;

-- As before; and without a redaction, which is public, in rows that nobody but a person who left could read.
CREATE OR REPLACE FUNCTION assay_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
  redaction text := nullif(current_setting('assay.redaction', true), '');
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION '% is append only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'AS001';
  END IF;
  FOR changed IN
    SELECT n.key FROM jsonb_each(to_jsonb(NEW)) n
    WHERE n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key
  LOOP
    CONTINUE WHEN ('*' || changed) = ANY (TG_ARGV);
    CONTINUE WHEN changed = ANY (TG_ARGV) AND to_jsonb(OLD) -> changed = 'null'::jsonb;
    CONTINUE WHEN ('-' || changed) = ANY (TG_ARGV) AND to_jsonb(NEW) -> changed = 'null'::jsonb;
    IF NOT assay_is_left(to_jsonb(OLD) ->> 'audience_id') AND (redaction IS NULL OR NOT EXISTS (
      SELECT 1 FROM redactions r WHERE r.id::text = redaction AND assay_is_ours(r.xmin)))
    THEN
      RAISE EXCEPTION '%.% is append only', TG_TABLE_NAME, changed USING ERRCODE = 'AS001';
    END IF;
    IF NOT EXISTS (
      SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = TG_RELID AND a.attname = changed AND a.atttypid = 'text'::regtype
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c
          WHERE c.conrelid = TG_RELID AND c.contype IN ('p', 'u', 'f') AND a.attnum = ANY (c.conkey)))
    THEN
      RAISE EXCEPTION 'redaction touches text only, not %.%', TG_TABLE_NAME, changed USING ERRCODE = 'AS001';
    END IF;
    IF NOT coalesce(assay_is_redaction(to_jsonb(OLD) ->> changed, to_jsonb(NEW) ->> changed), false) THEN
      RAISE EXCEPTION 'a redaction of %.% puts length and hash in the place of words and changes nothing else',
        TG_TABLE_NAME, changed USING ERRCODE = 'AS001';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;

-- An event of the log without what its note said: the words as JSON writes them become their length and hash.
CREATE FUNCTION assay_without_body(event text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(replace(event, '"body":"' || said || '"', '"body":"' || assay_redacted(said) || '"'), event)
  FROM substring(event FROM '"body":"((?:[^"\\]|\\.)*)"') said
$$;

-- Takes the words of somebody's private notes, every wording, and what the log says of them.
CREATE FUNCTION assay_take_private_words(whose uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE claim_annotation_revisions r SET body = assay_redacted(r.body) FROM audiences u
    WHERE r.audience_id = u.id AND u.kind = 'PRIVATE' AND u.owner_actor_id = whose AND r.actor_id = whose;
  UPDATE audit_events e SET before = assay_without_body(e.before), after = assay_without_body(e.after) FROM audiences u
    WHERE e.audience_id = u.id AND u.kind = 'PRIVATE' AND u.owner_actor_id = whose AND e.actor_id = whose;
$$;

-- Whoever left before this was so.
SELECT assay_take_private_words(a.id) FROM actors a WHERE a.kind = 'HUMAN' AND a.profile_id IS NULL;
