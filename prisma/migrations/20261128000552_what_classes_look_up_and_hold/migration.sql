-- What a class asks of enrolments, of those that ended as well.
DROP INDEX enrolments_of_actor;
CREATE INDEX enrolments_of_actor ON enrolments (actor_id);
CREATE UNIQUE INDEX enrolments_of_class ON enrolments (class_id, id);

-- What stands in the audiences of classes, without what is everybody's.
CREATE INDEX votes_of_class ON votes (audience_id, actor_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX evidence_of_class ON evidence (audience_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX arguments_of_class ON arguments (audience_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX claim_annotations_of_class ON claim_annotations (audience_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX sources_of_class ON sources (audience_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX decisions_of_class ON decisions (audience_id)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';

-- Whoever came in by an entry of a roster is in its class.
ALTER TABLE roster_entries ADD CONSTRAINT roster_entries_own_enrolment_fkey
  FOREIGN KEY (class_id, enrolment_id) REFERENCES enrolments (class_id, id) ON DELETE RESTRICT;

-- What of saved work tells whether it is whole. A choice and what is named by its id stand as they are; whatever else was typed
-- is figures, however short it is: the same for the same words, and as many as they have characters, up to 40.
DROP FUNCTION assay_outline(jsonb);
CREATE FUNCTION assay_outline(said jsonb, is_choice boolean) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text;
  room integer;
BEGIN
  CASE jsonb_typeof(said)
    WHEN 'string' THEN
      words := said #>> '{}';
      IF is_choice AND words ~ '^[A-Za-z0-9_/-]{0,80}$' THEN RETURN said; END IF;
      room := least(char_length(words), 40);
      RETURN to_jsonb(lpad(right(abs(hashtextextended(words, 0))::text, room), room, '0'));
    WHEN 'object' THEN
      RETURN (SELECT coalesce(jsonb_object_agg(f.key, assay_outline(f.value, f.key IN (
          'choice', 'confidence', 'levelIds', 'sourceId', 'locatorLabel', 'direction', 'directness', 'target', 'relation',
          'premiseIds', 'on', 'motivation'))), '{}')
        FROM jsonb_each(said) f);
    WHEN 'array' THEN
      RETURN (SELECT coalesce(jsonb_agg(assay_outline(f.value, is_choice) ORDER BY f.nth), '[]')
              FROM jsonb_array_elements(said) WITH ORDINALITY f (value, nth));
    ELSE RETURN said;
  END CASE;
END $$;

CREATE OR REPLACE FUNCTION assay_outlines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.outline := CASE WHEN NEW.content LIKE '{%' THEN assay_outline(NEW.content::jsonb, false)::text ELSE '{}' END;
  RETURN NEW;
-- Saving never fails for the sake of an overview.
EXCEPTION WHEN data_exception THEN
  NEW.outline := '{}';
  RETURN NEW;
END $$;

UPDATE saved_work SET outline = '';
