-- Who wants a class deleted, and why where it is no teacher of it.
ALTER TABLE "classes" ADD COLUMN     "deletion_asked_by_actor_id" UUID,
ADD COLUMN     "deletion_reason" TEXT;
ALTER TABLE classes ADD CONSTRAINT classes_deletion_asked_by_actor_id_law_fkey
  FOREIGN KEY (deletion_asked_by_actor_id) REFERENCES actors (id) ON DELETE RESTRICT;

ALTER TABLE classes DROP CONSTRAINT classes_erased_check;
ALTER TABLE classes ADD CONSTRAINT classes_erased_check CHECK (
  (erased_at IS NULL OR deletion_asked_at IS NOT NULL)
  AND (deletion_asked_at IS NULL) = (deletion_asked_by_actor_id IS NULL)
  AND (deletion_reason IS NULL OR (deletion_asked_at IS NOT NULL AND char_length(deletion_reason) BETWEEN 3 AND 600)));

-- A mark is longer than a short word that it stands for.
ALTER TABLE levels DROP CONSTRAINT levels_shape_check;
ALTER TABLE levels ADD CONSTRAINT levels_shape_check CHECK (
  (char_length(label) BETWEEN 1 AND 60 OR label ~ '^\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]$')
  AND char_length(description) <= 600 AND points BETWEEN 0 AND 100 AND position >= 1);

-- A class is erased thirty days after somebody asked for it, with its words, and stays so.
CREATE FUNCTION assay_class_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL THEN
    RAISE EXCEPTION 'an erased class stays as it is' USING ERRCODE = 'AS001';
  END IF;
  IF NEW.erased_at IS NOT NULL THEN
    IF OLD.deletion_asked_at IS NULL OR NEW.deletion_asked_at IS DISTINCT FROM OLD.deletion_asked_at
      OR NEW.erased_at < OLD.deletion_asked_at + interval '30 days'
    THEN
      RAISE EXCEPTION 'a class is erased thirty days after somebody asked for it' USING ERRCODE = 'AS002';
    END IF;
    IF NEW.name IS DISTINCT FROM assay_redacted(OLD.name) OR NEW.about IS DISTINCT FROM assay_redacted(OLD.about)
      OR NEW.deletion_reason IS NOT NULL
    THEN
      RAISE EXCEPTION 'a class is erased with its words' USING ERRCODE = 'AS002';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER classes_end BEFORE UPDATE ON classes FOR EACH ROW EXECUTE FUNCTION assay_class_ends();

-- The class that a row of a table belongs to; null for what belongs to none.
CREATE FUNCTION assay_class_of(tab text, held jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN held ? 'audience_id' THEN coalesce(
      (SELECT c.id FROM classes c WHERE c.audience_id = (held ->> 'audience_id')::uuid),
      (SELECT a.class_id FROM assignments a WHERE a.audience_id = (held ->> 'audience_id')::uuid))
    WHEN tab = 'criteria' THEN (SELECT r.class_id FROM rubric_versions v JOIN rubrics r ON r.id = v.rubric_id
      WHERE v.id = (held ->> 'version_id')::uuid)
    WHEN tab = 'levels' THEN (SELECT r.class_id FROM criteria c JOIN rubric_versions v ON v.id = c.version_id
      JOIN rubrics r ON r.id = v.rubric_id WHERE c.id = (held ->> 'criterion_id')::uuid)
    WHEN tab = 'marks' THEN (SELECT a.class_id FROM assessments g JOIN submissions s ON s.id = g.submission_id
      JOIN assignments a ON a.id = s.assignment_id WHERE g.id = (held ->> 'assessment_id')::uuid)
    WHEN tab IN ('grade_events', 'inquiries', 'unmaskings') THEN (SELECT a.class_id FROM submissions s
      JOIN assignments a ON a.id = s.assignment_id WHERE s.id = (held ->> 'submission_id')::uuid)
    WHEN tab = 'extensions' THEN (SELECT a.class_id FROM assignments a WHERE a.id = held ->> 'assignment_id')
  END
$$;

-- Whether nobody is left whose words these could be for: their one reader's account is gone, or their class is erased.
CREATE FUNCTION assay_is_nobodys(tab text, held jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(assay_is_left(held ->> 'audience_id'), false)
    OR (tab IN ('assignment_templates', 'bank_comments') AND EXISTS (
      SELECT 1 FROM actors a WHERE a.id = (held ->> 'owner_actor_id')::uuid AND a.profile_id IS NULL))
    OR EXISTS (SELECT 1 FROM classes c WHERE c.id = assay_class_of(tab, held) AND c.erased_at IS NOT NULL)
$$;

-- As before; and without a redaction, which is public, in rows that are nobody's any more.
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
    IF (redaction IS NULL OR NOT EXISTS (
        SELECT 1 FROM redactions r WHERE r.id::text = redaction AND assay_is_ours(r.xmin)))
      AND NOT assay_is_nobodys(TG_TABLE_NAME, to_jsonb(OLD))
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

-- What of a table with an audience is no word of anybody: hashes, names of kinds, keys of other things.
CREATE FUNCTION assay_is_no_word(col text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT col = ANY (ARRAY['checker_version', 'exact_sha256', 'hash_before', 'language', 'receipt_sha256',
    'seen_hash', 'sha256', 'signature', 'subject_id', 'subject_kind', 'target_claim_id', 'time_zone'])
$$;

-- The words taken, where there are some.
CREATE FUNCTION assay_taken(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN words <> '' THEN assay_redacted(words) ELSE words END
$$;

-- Erases a class: every word of it and of what was done in it becomes its length and hash, as after a redaction; whom it
-- expected and what was never handed in goes altogether; it has nobody in it any more. Who did what when stays, without a word.
CREATE FUNCTION assay_erase_class(class text, at timestamptz, by_actor uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  shown_to uuid[];
  words record;
BEGIN
  UPDATE classes SET erased_at = at, name = assay_redacted(name), about = assay_redacted(about), deletion_reason = NULL
    WHERE id = class;
  shown_to := ARRAY(SELECT audience_id FROM classes WHERE id = class
                    UNION ALL SELECT audience_id FROM assignments WHERE class_id = class);
  -- Whatever has an audience, by the catalogue: a table that comes later is not forgotten.
  FOR words IN
    SELECT c.relname AS tab,
      string_agg(format('%1$I = assay_taken(t.%1$I)', a.attname), ', ') AS taken,
      string_agg(format('t.%I <> ''''', a.attname), ' OR ') AS held
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'classes'
      AND EXISTS (SELECT 1 FROM pg_attribute u WHERE u.attrelid = c.oid AND u.attname = 'audience_id' AND NOT u.attisdropped)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f') AND a.attnum = ANY (k.conkey))
      AND NOT assay_is_no_word(a.attname) AND NOT (c.relname = 'audit_events' AND a.attname = 'name')
    GROUP BY c.relname
  LOOP
    EXECUTE format('UPDATE %I t SET %s WHERE t.audience_id = ANY ($1) AND (%s)', words.tab, words.taken, words.held)
      USING shown_to;
  END LOOP;
  -- What hangs on the class by something else.
  UPDATE rubrics SET title = assay_taken(title) WHERE class_id = class;
  UPDATE criteria c SET title = assay_taken(c.title), hint = assay_taken(c.hint)
    FROM rubric_versions v JOIN rubrics r ON r.id = v.rubric_id WHERE v.id = c.version_id AND r.class_id = class;
  UPDATE levels l SET label = assay_taken(l.label), description = assay_taken(l.description)
    FROM criteria c JOIN rubric_versions v ON v.id = c.version_id JOIN rubrics r ON r.id = v.rubric_id
    WHERE c.id = l.criterion_id AND r.class_id = class;
  UPDATE extensions x SET reason = assay_taken(x.reason) FROM assignments a
    WHERE a.id = x.assignment_id AND a.class_id = class;
  UPDATE marks m SET comment = assay_taken(m.comment)
    FROM assessments g JOIN submissions s ON s.id = g.submission_id JOIN assignments a ON a.id = s.assignment_id
    WHERE g.id = m.assessment_id AND a.class_id = class;
  UPDATE grade_events e SET override_reason = assay_taken(e.override_reason)
    FROM submissions s JOIN assignments a ON a.id = s.assignment_id
    WHERE s.id = e.submission_id AND a.class_id = class;
  UPDATE inquiries q SET question = assay_taken(q.question), answer = assay_taken(q.answer)
    FROM submissions s JOIN assignments a ON a.id = s.assignment_id WHERE s.id = q.submission_id AND a.class_id = class;
  UPDATE unmaskings u SET reason = assay_taken(u.reason)
    FROM submissions s JOIN assignments a ON a.id = s.assignment_id WHERE s.id = u.submission_id AND a.class_id = class;
  DELETE FROM saved_work w USING submissions s, assignments a
    WHERE s.id = w.submission_id AND a.id = s.assignment_id AND a.class_id = class;
  DELETE FROM drafts d WHERE d.subject LIKE '/classes/' || class || '%'
    OR EXISTS (SELECT 1 FROM assignments a WHERE a.class_id = class AND d.subject LIKE '/assignments/' || a.id || '%');
  UPDATE roster_entries SET name = NULL, email = NULL, external_id = NULL, removed_at = coalesce(removed_at, at)
    WHERE class_id = class;
  UPDATE join_codes SET revoked_at = at WHERE class_id = class AND revoked_at IS NULL;
  UPDATE enrolments SET ended_at = at, ended_by_actor_id = by_actor WHERE class_id = class AND ended_at IS NULL;
END $$;

-- As before; and the words of what somebody kept for their own classes: comments, templates, sets of claims.
CREATE OR REPLACE FUNCTION assay_take_private_words(whose uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE claim_annotation_revisions r SET body = assay_taken(r.body) FROM audiences u
    WHERE r.audience_id = u.id AND u.kind = 'PRIVATE' AND u.owner_actor_id = whose AND r.actor_id = whose;
  UPDATE audit_events e SET before = assay_without_body(e.before), after = assay_without_body(e.after) FROM audiences u
    WHERE e.audience_id = u.id AND u.kind = 'PRIVATE' AND u.owner_actor_id = whose AND e.actor_id = whose;
  UPDATE bank_comments SET comment = assay_taken(comment) WHERE owner_actor_id = whose;
  UPDATE assignment_templates SET title = assay_taken(title), content = assay_taken(content)
    WHERE owner_actor_id = whose;
  UPDATE claim_sets SET title = assay_taken(title) WHERE owner_actor_id = whose;
$$;
