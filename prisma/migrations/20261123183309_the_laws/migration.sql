-- What Prisma's schema language cannot say: the laws that a database can hold.

-- 1. The fixed rows --------------------------------------------------------------------------

INSERT INTO audiences (id, kind) VALUES ('00000000-0000-4000-8000-000000000001', 'PUBLIC');
INSERT INTO actors (id, kind) VALUES
  ('00000000-0000-4000-8000-000000000002', 'SYSTEM'),
  ('00000000-0000-4000-8000-000000000003', 'ANONYMOUS');
INSERT INTO bylines (id, actor_id, kind, pseudonym)
  VALUES ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000002', 'PSEUDONYM', 'Assay');

-- 2. Every audience, actor and byline named by a row exists ------------------------------------

-- A contribution is shown under a byline of the very person who made it.
CREATE UNIQUE INDEX bylines_of_actor ON bylines (id, actor_id);
DO $$
DECLARE signed text;
BEGIN
  FOR signed IN
    SELECT b.table_name FROM information_schema.columns b
    JOIN information_schema.columns a USING (table_schema, table_name)
    WHERE b.table_schema = current_schema() AND b.column_name = 'byline_id' AND a.column_name = 'actor_id'
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT',
                   signed, signed || '_own_byline_fkey');
  END LOOP;
END $$;

DO $$
DECLARE named record;
BEGIN
  FOR named IN
    SELECT c.table_name, c.column_name,
           CASE WHEN c.column_name LIKE '%audience_id' THEN 'audiences'
                WHEN c.column_name LIKE '%actor_id' THEN 'actors'
                ELSE 'bylines' END AS parent
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND (c.column_name LIKE '%audience_id' OR c.column_name LIKE '%actor_id' OR c.column_name = 'byline_id')
      AND NOT EXISTS (
        SELECT 1 FROM information_schema.key_column_usage k
        JOIN information_schema.table_constraints tc USING (constraint_schema, constraint_name)
        WHERE tc.constraint_type = 'FOREIGN KEY' AND k.table_schema = c.table_schema
          AND k.table_name = c.table_name AND k.column_name = c.column_name)
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %I (id) ON DELETE RESTRICT',
                   named.table_name, named.table_name || '_' || named.column_name || '_law_fkey',
                   named.column_name, named.parent);
  END LOOP;
END $$;

ALTER TABLE citations ADD CONSTRAINT citations_edition_id_law_fkey
  FOREIGN KEY (edition_id) REFERENCES editions (id) ON DELETE RESTRICT;
ALTER TABLE edition_annotation_anchors ADD CONSTRAINT edition_annotation_anchors_anchored_edition_id_law_fkey
  FOREIGN KEY (anchored_edition_id) REFERENCES editions (id) ON DELETE RESTRICT;

-- 3. Shapes ------------------------------------------------------------------------------------

ALTER TABLE audiences ADD CONSTRAINT audiences_owner_check
  CHECK ((kind = 'PRIVATE') = (owner_actor_id IS NOT NULL));
CREATE UNIQUE INDEX audiences_one_public ON audiences (kind) WHERE kind = 'PUBLIC';
CREATE UNIQUE INDEX audiences_one_private ON audiences (owner_actor_id) WHERE kind = 'PRIVATE';

ALTER TABLE bylines ADD CONSTRAINT bylines_kind_check CHECK (
  (kind = 'NAME' AND pseudonym IS NULL) OR (kind = 'PSEUDONYM' AND pseudonym IS NOT NULL AND profile_id IS NULL));
CREATE UNIQUE INDEX bylines_one_name ON bylines (actor_id) WHERE kind = 'NAME';
ALTER TABLE actors ADD CONSTRAINT actors_kind_check CHECK (kind = 'HUMAN' OR profile_id IS NULL);
ALTER TABLE profiles ADD CONSTRAINT profiles_handle_check CHECK (handle ~ '^[a-z0-9][a-z0-9-]{1,29}$');
CREATE UNIQUE INDEX profiles_email_lower ON profiles (lower(email));

ALTER TABLE claims ADD CONSTRAINT claims_merge_check CHECK (merged_into_id IS NULL OR merged_into_id <> id);
ALTER TABLE claim_revisions ADD CONSTRAINT claim_revisions_sentence_check
  CHECK (char_length(sentence) BETWEEN 3 AND 1000 OR sentence LIKE '[redacted %');
ALTER TABLE claim_revisions ADD CONSTRAINT claim_revisions_calendar_check
  CHECK (scope_calendar IS NULL OR scope_when IS NOT NULL);

ALTER TABLE editions ADD CONSTRAINT editions_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE editions ADD CONSTRAINT editions_length_check CHECK (length_units >= 0);
ALTER TABLE blocks ADD CONSTRAINT blocks_range_check CHECK (start >= 0 AND "end" >= start AND id >= 1);
ALTER TABLE sentences ADD CONSTRAINT sentences_range_check CHECK (start >= 0 AND "end" > start AND id >= 1);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_range_check CHECK (start >= 0 AND "end" > start);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_sha256_check CHECK (exact_sha256 ~ '^[0-9a-f]{64}$');
-- A quotation is short; everyone may read it, also where the text itself is closed.
ALTER TABLE occurrences ADD CONSTRAINT occurrences_lengths_check CHECK (
  char_length(exact) <= 2000 AND char_length(prefix) <= 200 AND char_length(suffix) <= 200);
-- A comparison with null is not false: each check says first which columns are there.
-- An anchor that nobody checked may have the place that it was given, and is never applied unseen.
ALTER TABLE occurrence_anchors ADD CONSTRAINT occurrence_anchors_state_check CHECK (
  CASE state WHEN 'NOT_CHECKED' THEN num_nonnulls(start, "end") <> 1
             ELSE num_nonnulls(start, "end") = CASE WHEN state IN ('EXACT', 'MOVED') THEN 2 ELSE 0 END END
  AND (start IS NULL OR (start >= 0 AND "end" > start)));
ALTER TABLE edition_annotations ADD CONSTRAINT edition_annotations_range_check CHECK (start >= 0 AND "end" >= start);
ALTER TABLE edition_annotation_anchors ADD CONSTRAINT edition_annotation_anchors_state_check CHECK (
  CASE state WHEN 'NOT_CHECKED' THEN num_nonnulls(start, "end") <> 1
             ELSE num_nonnulls(start, "end") = CASE WHEN state IN ('EXACT', 'MOVED') THEN 2 ELSE 0 END END
  AND (start IS NULL OR (start >= 0 AND "end" >= start)));
ALTER TABLE citations ADD CONSTRAINT citations_place_check CHECK ((start IS NULL) = ("end" IS NULL)
  AND (start IS NULL OR (start >= 0 AND "end" > start)) AND (occurrence_id IS NULL) = (claim_id IS NULL));

ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_via_check
  CHECK (via_source_id IS NULL OR (via_source_id <> source_id AND directness = 'INFERENTIAL'));
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_locator_check
  CHECK ((locator_label IS NULL) = (locator_value IS NULL));
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_span_check
  CHECK ((span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL OR (span_start >= 0 AND span_end > span_start)));
ALTER TABLE excerpt_checks ADD CONSTRAINT excerpt_checks_offsets_check CHECK (
  (status <> 'VERIFIED' OR (num_nonnulls(edition_id, start, "end") = 3 AND start >= 0 AND "end" > start))
  AND (status <> 'NOT_CHECKED' OR reason IS NOT NULL));

ALTER TABLE arguments ADD CONSTRAINT arguments_target_check
  CHECK (num_nonnulls(target_claim_id, target_evidence_id, target_argument_id) = 1);
ALTER TABLE arguments ADD CONSTRAINT arguments_root_check CHECK (target_claim_id IS NULL OR target_claim_id = claim_id);
ALTER TABLE arguments ADD CONSTRAINT arguments_self_check CHECK (target_argument_id IS NULL OR target_argument_id <> id);
ALTER TABLE arguments ADD CONSTRAINT arguments_relation_check CHECK (CASE relation
  WHEN 'UNDERCUTS' THEN target_claim_id IS NULL
  WHEN 'QUALIFIES' THEN target_claim_id IS NOT NULL
  ELSE target_evidence_id IS NULL END);
ALTER TABLE argument_premises ADD CONSTRAINT argument_premises_position_check CHECK (position BETWEEN 1 AND 5);
ALTER TABLE argument_revisions ADD CONSTRAINT argument_revisions_wording_check
  CHECK (char_length(wording) BETWEEN 10 AND 600 OR wording LIKE '[redacted %');
CREATE UNIQUE INDEX arguments_no_duplicates ON arguments (claim_id, audience_id, signature) WHERE state IN ('PROPOSED', 'LIVE');

ALTER TABLE votes ADD CONSTRAINT votes_scale_check CHECK (num_nonnulls(position, off_scale) = 1);
ALTER TABLE votes ADD CONSTRAINT votes_position_check CHECK (position BETWEEN 1 AND 5);
ALTER TABLE votes ADD CONSTRAINT votes_seen_hash_check CHECK (seen_hash ~ '^[0-9a-f]{64}$');
CREATE UNIQUE INDEX votes_one_current ON votes (claim_id, actor_id, audience_id, kind) WHERE superseded_at IS NULL;
CREATE INDEX votes_current_by_audience ON votes (claim_id, audience_id, kind) WHERE superseded_at IS NULL;

ALTER TABLE ratings ADD CONSTRAINT ratings_target_check CHECK (num_nonnulls(evidence_id, argument_id) = 1);
CREATE UNIQUE INDEX ratings_one_current_evidence ON ratings (claim_id, evidence_id, actor_id, audience_id)
  WHERE superseded_at IS NULL AND evidence_id IS NOT NULL;
CREATE UNIQUE INDEX ratings_one_current_argument ON ratings (claim_id, argument_id, actor_id, audience_id)
  WHERE superseded_at IS NULL AND argument_id IS NOT NULL;

ALTER TABLE tallies ADD CONSTRAINT tallies_counts_check CHECK (
  LEAST(refuted, mostly_refuted, mixed, mostly_supported, supported, insufficient, not_checkable, stale) >= 0);

ALTER TABLE claim_annotations ADD CONSTRAINT claim_annotations_target_check
  CHECK (num_nonnulls(target_claim_id, target_evidence_id, target_argument_id) = 1
         AND (target_claim_id IS NULL OR target_claim_id = claim_id));
ALTER TABLE requests ADD CONSTRAINT requests_target_check
  CHECK (num_nonnulls(target_claim_id, target_evidence_id) = 1 AND (target_claim_id IS NULL OR target_claim_id = claim_id));
ALTER TABLE follows ADD CONSTRAINT follows_target_check CHECK (num_nonnulls(claim_id, document_id, source_id, topic_id) = 1);
CREATE UNIQUE INDEX follows_one_current ON follows (actor_id, claim_id, document_id, source_id, topic_id)
  NULLS NOT DISTINCT WHERE ended_at IS NULL;
ALTER TABLE decisions ADD CONSTRAINT decisions_subject_check CHECK (
  num_nonnulls(claim_id, source_id, claim_revision_id, evidence_id, evidence_revision_id,
               argument_id, argument_revision_id, source_revision_id) = 1
  AND (num_nonnulls(claim_revision_id, evidence_id, evidence_revision_id, argument_id, argument_revision_id) = 0
       OR root_claim_id IS NOT NULL)
  AND (source_revision_id IS NULL OR root_source_id IS NOT NULL));
ALTER TABLE decisions ADD CONSTRAINT decisions_reason_check
  CHECK (kind NOT IN ('SEND_BACK', 'RETRACT') OR coalesce(char_length(reason), 0) > 0);
ALTER TABLE decisions ADD CONSTRAINT decisions_state_check CHECK (CASE kind
  WHEN 'PROPOSE' THEN state = 'PROPOSED'
  WHEN 'ADD' THEN state = 'LIVE'
  WHEN 'ACCEPT' THEN state = 'LIVE'
  WHEN 'SEND_BACK' THEN state = 'SENT_BACK'
  WHEN 'RETRACT' THEN state = 'RETRACTED'
  WHEN 'RESTORE' THEN state <> 'RETRACTED'
  ELSE true END);
ALTER TABLE snapshots ADD CONSTRAINT snapshots_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE verdicts ADD CONSTRAINT verdicts_receipt_check CHECK (receipt_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE bridging_fits ADD CONSTRAINT bridging_fits_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE lineages ADD CONSTRAINT lineages_self_check CHECK (source_id <> leans_on_id);
CREATE UNIQUE INDEX lineages_one_current ON lineages (source_id, leans_on_id) WHERE withdrawn_at IS NULL;

-- A parent and its first revision name each other: checked at commit.
ALTER TABLE claims ALTER CONSTRAINT claim_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sources ALTER CONSTRAINT source_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE evidence ALTER CONSTRAINT evidence_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE arguments ALTER CONSTRAINT argument_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claim_annotations ALTER CONSTRAINT claim_annotation_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE edition_annotations ALTER CONSTRAINT edition_annotation_current_revision_fkey DEFERRABLE INITIALLY DEFERRED;

-- A current revision belongs to its own parent, not only to the same claim.
CREATE UNIQUE INDEX evidence_revisions_of_parent ON evidence_revisions (claim_id, evidence_id, id);
ALTER TABLE evidence ADD CONSTRAINT evidence_own_revision_fkey FOREIGN KEY (claim_id, id, current_revision_id)
  REFERENCES evidence_revisions (claim_id, evidence_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX argument_revisions_of_parent ON argument_revisions (claim_id, argument_id, id);
ALTER TABLE arguments ADD CONSTRAINT arguments_own_revision_fkey FOREIGN KEY (claim_id, id, current_revision_id)
  REFERENCES argument_revisions (claim_id, argument_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX claim_annotation_revisions_of_parent ON claim_annotation_revisions (claim_id, annotation_id, id);
ALTER TABLE claim_annotations ADD CONSTRAINT claim_annotations_own_revision_fkey FOREIGN KEY (claim_id, id, current_revision_id)
  REFERENCES claim_annotation_revisions (claim_id, annotation_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX edition_annotation_revisions_of_parent ON edition_annotation_revisions (edition_id, annotation_id, id);
ALTER TABLE edition_annotations ADD CONSTRAINT edition_annotations_own_revision_fkey FOREIGN KEY (edition_id, id, current_revision_id)
  REFERENCES edition_annotation_revisions (edition_id, annotation_id, id) DEFERRABLE INITIALLY DEFERRED;

-- 4. Append only -------------------------------------------------------------------------------

-- Whether a row that this statement can see was written by this very transaction, also inside a
-- savepoint, whose number is not that of the transaction: what is visible and still in progress is ours.
CREATE FUNCTION assay_is_ours(written xid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  ours bigint := pg_current_xact_id()::text::bigint;
  low bigint := written::text::bigint;
  epoch bigint := ours >> 32;
BEGIN
  -- Older than this transaction; a number of an earlier round, which could not be asked about, stops here too.
  IF age(written) > 0 THEN RETURN false; END IF;
  IF low < (ours & 4294967295) THEN epoch := epoch + 1; END IF;
  RETURN pg_xact_status(((epoch << 32) | low)::text::xid8) = 'in progress';
END $$;

-- What stands in the place of redacted words: their length in characters and their SHA-256.
CREATE FUNCTION assay_redacted(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT format('[redacted %s characters, sha256 %s]', char_length(words), encode(sha256(convert_to(words, 'UTF8')), 'hex'))
$$;

-- Whether one text is the other with one passage of it, or all of it, redacted: nothing else differs.
CREATE FUNCTION assay_is_redaction(original text, redacted text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  mark_form constant text := '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]';
  mark text;
  before text;
  after text;
BEGIN
  FOR nth IN 1 .. coalesce(regexp_count(redacted, mark_form), 0) LOOP
    mark := regexp_substr(redacted, mark_form, 1, nth);
    before := left(redacted, regexp_instr(redacted, mark_form, 1, nth) - 1);
    after := substr(redacted, char_length(before) + char_length(mark) + 1);
    IF starts_with(original, before) AND right(original, char_length(after)) = after
      AND char_length(original) > char_length(before) + char_length(after)
      AND assay_redacted(substr(original, char_length(before) + 1,
            char_length(original) - char_length(before) - char_length(after))) = mark
    THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END $$;

-- Rows of history never change. Arguments name the columns that may move from null to a value (for
-- votes: being superseded), with '-' those that may be emptied (a profile that is gone), and with '*'
-- those that may change freely (a state, which has a law of its own). Everything else passes only in a
-- transaction that names, in assay.redaction, a redaction row which that same transaction inserted, and
-- then only words of a text column that is no key, replaced by their length and hash.
CREATE FUNCTION assay_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF redaction IS NULL OR NOT EXISTS (
      SELECT 1 FROM redactions r WHERE r.id::text = redaction AND assay_is_ours(r.xmin))
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

DO $$
DECLARE
  history text;
  free text;
BEGIN
  FOR history, free IN VALUES
    ('audit_events', ''), ('redactions', ''), ('standing_changes', ''), ('origin_changes', ''),
    ('claim_revisions', '''*state'''), ('evidence_revisions', '''*state'''), ('argument_revisions', '''*state'''),
    ('source_revisions', '''*state'''), ('claim_annotation_revisions', ''), ('edition_annotation_revisions', ''),
    ('decisions', ''), ('excerpt_checks', ''), ('attestations', ''), ('fit_checks', ''),
    ('snapshots', ''), ('verdicts', ''), ('bridging_fits', ''), ('search_logs', ''),
    ('rulings', ''), ('ruling_answers', ''), ('ruling_reviews', ''),
    -- A text stays; whether it is held and shown, and under which rights, is found out and corrected.
    ('editions', '''*holding'', ''*rights'', ''*rights_note'''),
    ('edition_texts', ''), ('blocks', ''), ('sentences', ''),
    ('argument_premises', ''), ('vote_evidence', ''),
    ('votes', '''superseded_at'', ''withdrawn_at'''), ('ratings', '''superseded_at'', ''withdrawn_at''')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   history || '_append_only', history, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   history || '_no_truncate', history);
  END LOOP;
END $$;

-- Content is never deleted: a deletion is a tombstone. Of a row of content only the named columns
-- move; who made it, for whom and at what it aims never do, or law 7 could be walked around.
CREATE FUNCTION assay_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are not deleted; retract them', TG_TABLE_NAME USING ERRCODE = 'AS001';
END $$;
DO $$
DECLARE
  content text;
  free text;
BEGIN
  FOR content, free IN VALUES
    ('claims', '''*state'', ''*current_revision_id'', ''*merged_into_id'''),
    ('evidence', '''*state'', ''*current_revision_id'''),
    ('arguments', '''*state'', ''*current_revision_id'''),
    ('sources', '''*state'', ''*current_revision_id'', ''*standing'', ''*origin_group_id'''),
    ('documents', '''*note'''),
    ('occurrences', '''*retracted_at'''),
    ('citations', '''claim_id'', ''occurrence_id'', ''*note'''),
    ('claim_annotations', '''*current_revision_id'', ''*retracted_at'''),
    ('edition_annotations', '''*current_revision_id'', ''*retracted_at'''),
    ('requests', '''closed_at'', ''closed_reason'''),
    ('lineages', '''withdrawn_at'''),
    ('origin_groups', ''),
    ('persons', '''*name'', ''*sort_name'', ''*note'''),
    ('topics', '''*slug'', ''*name'''),
    ('flags', '''-contact'''),
    ('actors', '''-profile_id'''), ('bylines', '''-profile_id'''), ('audiences', '')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   content || '_fixed', content, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_no_delete()',
                   content || '_no_delete', content);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_no_delete()',
                   content || '_no_truncate', content);
  END LOOP;
END $$;

-- What an argument starts from and what a vote leans on is fixed with it: nothing is added later.
CREATE FUNCTION assay_added_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'argument_premises' THEN
    -- Every argument was written with a premise, and premises never change.
    IF EXISTS (SELECT 1 FROM argument_premises p WHERE p.claim_id = NEW.claim_id
        AND p.argument_id = NEW.argument_id AND NOT assay_is_ours(p.xmin)) THEN
      RAISE EXCEPTION 'premises are given with their argument' USING ERRCODE = 'AS001';
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM votes v WHERE v.claim_id = NEW.claim_id AND v.id = NEW.vote_id AND assay_is_ours(v.xmin)) THEN
    RAISE EXCEPTION 'evidence relied upon is given with its vote' USING ERRCODE = 'AS001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER argument_premises_at_once BEFORE INSERT ON argument_premises
  FOR EACH ROW EXECUTE FUNCTION assay_added_at_once();
CREATE TRIGGER vote_evidence_at_once BEFORE INSERT ON vote_evidence
  FOR EACH ROW EXECUTE FUNCTION assay_added_at_once();

-- 5. States and their decisions -----------------------------------------------------------------

-- Each state a row takes, and each move of what a live row shows, is a row of decisions written in the
-- same transaction, of a kind that leads there. What was proposed becomes live by ACCEPT alone, and an
-- ACCEPT is never the author's. The arguments say which decisions are about the row, and which about
-- the revision that it came to show.
CREATE FUNCTION assay_state_has_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since "ContentState" := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END;
  about text := TG_ARGV[0];
  kinds text[];
  has_decision boolean;
BEGIN
  IF since IS DISTINCT FROM NEW.state THEN
    kinds := CASE NEW.state
      WHEN 'PROPOSED' THEN ARRAY['PROPOSE', 'RESTORE']
      WHEN 'SENT_BACK' THEN ARRAY['SEND_BACK', 'RESTORE']
      WHEN 'RETRACTED' THEN ARRAY['RETRACT', 'MERGE']
      ELSE CASE since
        WHEN 'PROPOSED' THEN ARRAY['ACCEPT']
        WHEN 'SENT_BACK' THEN ARRAY['ACCEPT']
        WHEN 'RETRACTED' THEN ARRAY['RESTORE', 'UNMERGE']
        ELSE ARRAY['ADD', 'ACCEPT'] END END;
    IF 'RESTORE' = ANY (kinds) AND since IS DISTINCT FROM 'RETRACTED' THEN
      kinds := array_remove(kinds, 'RESTORE');
    END IF;
  ELSIF NEW.state = 'LIVE' AND TG_NARGS > 1
    AND to_jsonb(NEW) -> 'current_revision_id' <> to_jsonb(OLD) -> 'current_revision_id' THEN
    kinds := ARRAY['ADD', 'ACCEPT', 'RESTORE', 'MERGE', 'UNMERGE'];
    about := format('(%s) OR (%s)', about, TG_ARGV[1]);
  ELSE
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM decisions d WHERE (%s) AND d.state = ($1).state
      AND d.kind::text = ANY ($2) AND (d.kind <> ''ACCEPT'' OR d.actor_id <> ($1).actor_id OR $3)
      AND assay_is_ours(d.xmin))', about)
    INTO has_decision USING NEW, kinds, since IS NOT DISTINCT FROM NEW.state;
  IF NOT has_decision THEN
    RAISE EXCEPTION '% became % without a decision', TG_TABLE_NAME, NEW.state USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  stated text;
  columns text;
  predicates text;
BEGIN
  FOR stated, columns, predicates IN VALUES
    ('claims', 'state, current_revision_id',
      $p$'d.claim_id = ($1).id', 'd.root_claim_id = ($1).id AND d.claim_revision_id = ($1).current_revision_id'$p$),
    ('sources', 'state, current_revision_id',
      $p$'d.source_id = ($1).id', 'd.root_source_id = ($1).id AND d.source_revision_id = ($1).current_revision_id'$p$),
    ('evidence', 'state, current_revision_id',
      $p$'d.root_claim_id = ($1).claim_id AND d.evidence_id = ($1).id', 'd.root_claim_id = ($1).claim_id AND d.evidence_revision_id = ($1).current_revision_id'$p$),
    ('arguments', 'state, current_revision_id',
      $p$'d.root_claim_id = ($1).claim_id AND d.argument_id = ($1).id', 'd.root_claim_id = ($1).claim_id AND d.argument_revision_id = ($1).current_revision_id'$p$),
    ('claim_revisions', 'state',
      $p$'d.claim_id = ($1).claim_id OR (d.root_claim_id = ($1).claim_id AND d.claim_revision_id = ($1).id)'$p$),
    ('source_revisions', 'state',
      $p$'d.source_id = ($1).source_id OR (d.root_source_id = ($1).source_id AND d.source_revision_id = ($1).id)'$p$),
    ('evidence_revisions', 'state',
      $p$'d.root_claim_id = ($1).claim_id AND (d.evidence_id = ($1).evidence_id OR d.evidence_revision_id = ($1).id)'$p$),
    ('argument_revisions', 'state',
      $p$'d.root_claim_id = ($1).claim_id AND (d.argument_id = ($1).argument_id OR d.argument_revision_id = ($1).id)'$p$)
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OF %s ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_state_has_decision(%s)',
      stated || '_decided', columns, stated, predicates);
  END LOOP;
END $$;

-- What is live shows accepted words: a proposed revision changes nothing live, and words that a live
-- row shows cannot fall back. The argument counts the live rows that show anything else.
CREATE FUNCTION assay_live_shows_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  offending integer;
BEGIN
  EXECUTE TG_ARGV[0] INTO offending USING NEW;
  IF offending > 0 THEN
    RAISE EXCEPTION '%: what is live must show an accepted revision', TG_TABLE_NAME USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  parent text;
  revisions text;
  root text;
  is_own text;
  offenders text;
BEGIN
  FOR parent, revisions, root, is_own IN VALUES
    ('claims', 'claim_revisions', 'r.claim_id = p.id', 'p.id = ($1).id'),
    ('sources', 'source_revisions', 'r.source_id = p.id', 'p.id = ($1).id'),
    ('evidence', 'evidence_revisions', 'r.claim_id = p.claim_id', 'p.claim_id = ($1).claim_id AND p.id = ($1).id'),
    ('arguments', 'argument_revisions', 'r.claim_id = p.claim_id', 'p.claim_id = ($1).claim_id AND p.id = ($1).id')
  LOOP
    offenders := format('SELECT count(*) FROM %I p LEFT JOIN %I r ON %s AND r.id = p.current_revision_id
      WHERE p.state = ''LIVE'' AND r.state IS DISTINCT FROM ''LIVE'' AND ', parent, revisions, root);
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted(%L)', parent || '_show_accepted', parent, offenders || is_own);
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER UPDATE OF state ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted(%L)', revisions || '_stay_accepted', revisions,
      offenders || replace(root, 'r.', '($1).') || ' AND p.current_revision_id = ($1).id');
  END LOOP;
END $$;

-- An argument has one to five premises, none of them the claim at which it aims.
CREATE FUNCTION assay_argument_has_premises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM argument_premises p WHERE p.claim_id = NEW.claim_id AND p.argument_id = NEW.id
      AND p.premise_claim_id = NEW.target_claim_id) THEN
    RAISE EXCEPTION 'argument % starts from the claim at which it aims', NEW.id USING ERRCODE = 'AS002';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM argument_premises p WHERE p.claim_id = NEW.claim_id AND p.argument_id = NEW.id) THEN
    RAISE EXCEPTION 'argument % has no premise', NEW.id USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER arguments_have_premises AFTER INSERT ON arguments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_argument_has_premises();

-- 6. Nobody judges their own work ---------------------------------------------------------------

CREATE FUNCTION assay_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own boolean := false;
BEGIN
  IF TG_TABLE_NAME IN ('fit_checks', 'attestations') THEN
    own := EXISTS (SELECT 1 FROM evidence_revisions r
      JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id
      WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id AND NEW.actor_id IN (r.actor_id, e.actor_id));
  ELSIF TG_TABLE_NAME = 'ratings' THEN
    own := EXISTS (SELECT 1 FROM evidence e LEFT JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
            WHERE e.claim_id = NEW.claim_id AND e.id = NEW.evidence_id AND NEW.actor_id IN (e.actor_id, r.actor_id))
        OR EXISTS (SELECT 1 FROM arguments a LEFT JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
            WHERE a.claim_id = NEW.claim_id AND a.id = NEW.argument_id AND NEW.actor_id IN (a.actor_id, r.actor_id));
  ELSIF TG_TABLE_NAME = 'decisions' THEN
    IF NEW.kind IN ('ACCEPT', 'SEND_BACK') THEN
      -- Whoever worded a standing revision of the thing is an author of it too.
      own := EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.claim_id AND c.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM sources s WHERE s.id = NEW.source_id AND s.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = NEW.root_claim_id AND e.id = NEW.evidence_id AND e.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = NEW.root_claim_id AND a.id = NEW.argument_id AND a.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM claim_revisions r WHERE r.actor_id = NEW.actor_id
              AND ((r.claim_id = NEW.root_claim_id AND r.id = NEW.claim_revision_id)
                OR (r.claim_id = NEW.claim_id AND r.state IN ('PROPOSED', 'LIVE'))))
          OR EXISTS (SELECT 1 FROM source_revisions r WHERE r.actor_id = NEW.actor_id
              AND ((r.source_id = NEW.root_source_id AND r.id = NEW.source_revision_id)
                OR (r.source_id = NEW.source_id AND r.state IN ('PROPOSED', 'LIVE'))))
          OR EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = NEW.root_claim_id AND r.actor_id = NEW.actor_id
              AND (r.id = NEW.evidence_revision_id OR (r.evidence_id = NEW.evidence_id AND r.state IN ('PROPOSED', 'LIVE'))))
          OR EXISTS (SELECT 1 FROM argument_revisions r WHERE r.claim_id = NEW.root_claim_id AND r.actor_id = NEW.actor_id
              AND (r.id = NEW.argument_revision_id OR (r.argument_id = NEW.argument_id AND r.state IN ('PROPOSED', 'LIVE'))));
    END IF;
  ELSIF TG_TABLE_NAME = 'rulings' THEN
    own := NEW.subject_actor_id IS NOT DISTINCT FROM NEW.actor_id
        OR EXISTS (SELECT 1 FROM flags f WHERE f.id = NEW.flag_id AND f.actor_id = NEW.actor_id);
  ELSIF TG_TABLE_NAME = 'ruling_reviews' THEN
    own := EXISTS (SELECT 1 FROM rulings r JOIN flags f ON f.id = r.flag_id
      WHERE r.id = NEW.ruling_id AND NEW.actor_id IN (r.actor_id, r.subject_actor_id, f.actor_id));
  ELSIF TG_TABLE_NAME = 'ruling_answers' THEN
    own := NOT EXISTS (SELECT 1 FROM rulings r WHERE r.id = NEW.ruling_id AND r.subject_actor_id = NEW.actor_id);
  END IF;
  IF own THEN
    RAISE EXCEPTION '%: nobody judges their own work', TG_TABLE_NAME USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE judged text;
BEGIN
  FOREACH judged IN ARRAY ARRAY['fit_checks', 'attestations', 'ratings', 'decisions', 'rulings', 'ruling_reviews', 'ruling_answers'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION assay_not_own()',
                   judged || '_not_own', judged);
  END LOOP;
END $$;

-- A vote on one's own proposal is marked, so that counts can leave it out.
CREATE FUNCTION assay_own_vote_is_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.is_on_own_proposal
    AND EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.claim_id AND c.actor_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'a vote on one''s own proposal is marked' USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER votes_own_marked BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION assay_own_vote_is_marked();

-- Redaction is an administrator's.
CREATE FUNCTION assay_redaction_by_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM actors a JOIN profiles p ON p.id = a.profile_id WHERE a.id = NEW.actor_id AND p.role = 'ADMIN') THEN
    RAISE EXCEPTION 'only an administrator redacts' USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER redactions_by_admin BEFORE INSERT ON redactions FOR EACH ROW EXECUTE FUNCTION assay_redaction_by_admin();

-- An excerpt is checked in a text of its own source, and never in a summary of it.
CREATE FUNCTION assay_check_in_own_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.edition_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM evidence_revisions r JOIN editions e ON e.source_id = r.source_id
    WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id AND e.id = NEW.edition_id
      AND (NEW.status = 'NOT_CHECKED' OR (e.role <> 'PRECIS' AND e.holding <> 'NOT_HELD')))
  THEN
    RAISE EXCEPTION 'an excerpt is checked in a held text of its own source, never in a precis' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER excerpt_checks_in_own_source BEFORE INSERT ON excerpt_checks
  FOR EACH ROW EXECUTE FUNCTION assay_check_in_own_source();

-- A claim occurs in a text of the very source that the document reads.
CREATE FUNCTION assay_occurrence_in_own_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM documents d JOIN editions e ON e.source_id = d.source_id
      WHERE d.id = NEW.document_id AND e.id = NEW.edition_id) THEN
    RAISE EXCEPTION 'an occurrence stands in a text of its own document' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER occurrences_in_own_text BEFORE INSERT ON occurrences
  FOR EACH ROW EXECUTE FUNCTION assay_occurrence_in_own_text();

-- 7. The public's eyes ---------------------------------------------------------------------------

-- The public pages read as this role: neither owner nor superuser, columns and rows fixed here.
-- Its password and right to log in are set where the server is started.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'assay_public') THEN
    CREATE ROLE assay_public NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO assay_public', current_schema());
END $$;

-- Columns: everything that a public row may show; who acted (actor ids) is never among them.
DO $$
DECLARE
  readable text;
  columns text;
BEGIN
  FOREACH readable IN ARRAY ARRAY['topics', 'persons', 'authorships', 'sources', 'source_revisions', 'standing_changes',
    'lineages', 'origin_groups', 'origin_changes', 'editions', 'blocks', 'sentences', 'documents', 'citations', 'claims',
    'claim_revisions', 'claim_topics', 'occurrences', 'occurrence_anchors', 'decisions', 'evidence', 'evidence_revisions',
    'excerpt_checks', 'attestations', 'fit_checks', 'arguments', 'argument_revisions', 'argument_premises', 'votes',
    'vote_evidence', 'ratings', 'tallies', 'search_logs', 'verdicts', 'snapshots', 'bridging_fits', 'claim_annotations',
    'claim_annotation_revisions', 'edition_annotations', 'edition_annotation_revisions', 'edition_annotation_anchors',
    'rulings', 'ruling_reviews', 'redactions', 'requests', 'bylines'] LOOP
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = readable AND column_name NOT LIKE '%actor\_id'
        -- What a check found may stand in a text that is matched in private.
        AND NOT (readable = 'excerpt_checks' AND column_name IN ('matched', 'differences'));
    EXECUTE format('GRANT SELECT (%s) ON %I TO assay_public', columns, readable);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', readable);
  END LOOP;
  GRANT SELECT (id, name, handle, is_demonstration) ON profiles TO assay_public;
  ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
END $$;

-- Rows: the public audience and a public state, and no child of a hidden parent.
DO $$
DECLARE
  readable text;
  rule text;
  public_audience text := 'audience_id = ''00000000-0000-4000-8000-000000000001''';
  of_claim text := 'EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)';
  of_source text := 'EXISTS (SELECT 1 FROM sources s WHERE s.id = source_id)';
  of_document text := 'EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)';
  of_edition text := 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id)';
  shown text := 'state IN (''LIVE'', ''RETRACTED'')';
  -- A row that may aim at several kinds is shown with what it aims at; %1$s is the row's own table.
  aim text := ' AND (%1$s.%2$s IS NULL OR EXISTS (SELECT 1 FROM %3$s t WHERE t.claim_id = %1$s.claim_id AND t.id = %1$s.%2$s))';
BEGIN
  FOR readable, rule IN VALUES
    ('topics', public_audience), ('persons', public_audience),
    ('sources', public_audience || ' AND ' || shown),
    ('source_revisions', public_audience || ' AND state = ''LIVE'' AND ' || of_source),
    ('authorships', of_source || ' AND EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)'), ('standing_changes', of_source), ('origin_changes', of_source),
    ('lineages', of_source || ' AND EXISTS (SELECT 1 FROM sources s WHERE s.id = leans_on_id)'),
    ('origin_groups', 'true'),
    ('editions', public_audience || ' AND ' || of_source),
    ('blocks', 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = ''SHOWN'')'),
    ('sentences', 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = ''SHOWN'')'),
    ('documents', public_audience || ' AND ' || of_source),
    ('citations', public_audience || ' AND ' || of_document || ' AND EXISTS (SELECT 1 FROM sources s WHERE s.id = cited_source_id)'
      || ' AND (claim_id IS NULL OR EXISTS (SELECT 1 FROM occurrences o WHERE o.claim_id = citations.claim_id AND o.id = occurrence_id))'
      || ' AND (edition_id IS NULL OR ' || of_edition || ')'),
    ('claims', public_audience || ' AND ' || shown),
    ('claim_revisions', public_audience || ' AND state = ''LIVE'' AND ' || of_claim),
    ('claim_topics', of_claim || ' AND EXISTS (SELECT 1 FROM topics t WHERE t.id = topic_id)'),
    ('occurrences', public_audience || ' AND retracted_at IS NULL AND ' || of_claim || ' AND ' || of_document || ' AND ' || of_edition),
    ('occurrence_anchors', public_audience || ' AND ' || of_edition
      || ' AND EXISTS (SELECT 1 FROM occurrences o WHERE o.claim_id = occurrence_anchors.claim_id AND o.id = occurrence_id)'),
    ('decisions', public_audience || ' AND ' || shown
      || ' AND (claim_id IS NULL OR ' || of_claim || ') AND (source_id IS NULL OR ' || of_source || ')'
      || replace(format(aim, 'decisions', 'evidence_id', 'evidence') || format(aim, 'decisions', 'argument_id', 'arguments')
        || format(aim, 'decisions', 'claim_revision_id', 'claim_revisions')
        || format(aim, 'decisions', 'evidence_revision_id', 'evidence_revisions')
        || format(aim, 'decisions', 'argument_revision_id', 'argument_revisions'), 'decisions.claim_id', 'decisions.root_claim_id')
      || ' AND (source_revision_id IS NULL OR EXISTS (SELECT 1 FROM source_revisions t WHERE t.source_id = root_source_id AND t.id = source_revision_id))'),
    ('evidence', public_audience || ' AND ' || shown || ' AND ' || of_claim),
    ('evidence_revisions', public_audience || ' AND state = ''LIVE'' AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = evidence_revisions.claim_id AND e.id = evidence_id)'),
    ('excerpt_checks', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = excerpt_checks.claim_id AND r.id = evidence_revision_id)'),
    ('attestations', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = attestations.claim_id AND r.id = evidence_revision_id)'),
    ('fit_checks', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = fit_checks.claim_id AND r.id = evidence_revision_id)'),
    ('arguments', public_audience || ' AND ' || shown || ' AND ' || of_claim || format(aim, 'arguments', 'target_evidence_id', 'evidence')),
    ('argument_revisions', public_audience || ' AND state = ''LIVE'' AND EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = argument_revisions.claim_id AND a.id = argument_id)'),
    ('argument_premises', 'EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = argument_premises.claim_id AND a.id = argument_id)
      AND EXISTS (SELECT 1 FROM claims c WHERE c.id = premise_claim_id)'),
    -- A withdrawn vote is taken back, its reasons too. A prior is no input of any verdict.
    ('votes', public_audience || ' AND kind = ''POSTERIOR'' AND withdrawn_at IS NULL AND ' || of_claim),
    ('vote_evidence', 'EXISTS (SELECT 1 FROM votes v WHERE v.claim_id = vote_evidence.claim_id AND v.id = vote_id)
      AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = vote_evidence.claim_id AND e.id = evidence_id)'),
    ('ratings', public_audience || ' AND withdrawn_at IS NULL AND ' || of_claim
      || format(aim, 'ratings', 'evidence_id', 'evidence') || format(aim, 'ratings', 'argument_id', 'arguments')),
    ('tallies', public_audience || ' AND ' || of_claim),
    ('search_logs', public_audience || ' AND ' || of_claim),
    ('verdicts', public_audience || ' AND ' || of_claim),
    ('snapshots', public_audience || ' AND ' || of_claim),
    ('bridging_fits', public_audience),
    ('claim_annotations', public_audience || ' AND ' || of_claim
      || format(aim, 'claim_annotations', 'target_evidence_id', 'evidence') || format(aim, 'claim_annotations', 'target_argument_id', 'arguments')),
    ('claim_annotation_revisions', public_audience || ' AND EXISTS (SELECT 1 FROM claim_annotations a
      WHERE a.claim_id = claim_annotation_revisions.claim_id AND a.id = annotation_id AND a.retracted_at IS NULL)'),
    -- Its selectors quote the text: shown only where the text is.
    ('edition_annotations', public_audience || ' AND EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = ''SHOWN'')'),
    ('edition_annotation_revisions', public_audience || ' AND EXISTS (SELECT 1 FROM edition_annotations a
      WHERE a.edition_id = edition_annotation_revisions.edition_id AND a.id = annotation_id AND a.retracted_at IS NULL)'),
    ('edition_annotation_anchors', public_audience || ' AND EXISTS (SELECT 1 FROM edition_annotations a
      WHERE a.edition_id = edition_annotation_anchors.edition_id AND a.id = annotation_id AND a.retracted_at IS NULL)
      AND EXISTS (SELECT 1 FROM editions e WHERE e.id = anchored_edition_id)'),
    ('rulings', public_audience), ('ruling_reviews', 'EXISTS (SELECT 1 FROM rulings r WHERE r.id = ruling_id)'), ('redactions', 'true'),
    ('requests', public_audience || ' AND ' || of_claim || format(aim, 'requests', 'target_evidence_id', 'evidence')),
    ('bylines', 'true'),
    -- Somebody with a confirmed address, under a name of theirs that may stand below something.
    ('profiles', 'email_verified AND EXISTS (SELECT 1 FROM bylines b WHERE b.profile_id = profiles.id)')
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO assay_public USING (%s)', readable || '_public', readable, rule);
  END LOOP;
END $$;

-- How many proposals wait at a claim that the public may see: the number is public, what they say is
-- not. Its path is pinned, with temporary tables last, since it runs with the owner's rights.
DO $$
BEGIN
  EXECUTE format($definition$
    CREATE FUNCTION assay_waiting_proposals(of_claim text) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
      SELECT count(*)::int FROM claims c JOIN LATERAL (
        SELECT audience_id FROM evidence e WHERE e.claim_id = c.id AND e.state = 'PROPOSED'
        UNION ALL
        SELECT audience_id FROM arguments a WHERE a.claim_id = c.id AND a.state = 'PROPOSED'
        UNION ALL
        SELECT audience_id FROM claim_revisions r WHERE r.claim_id = c.id AND r.state = 'PROPOSED'
        UNION ALL
        SELECT r.audience_id FROM evidence_revisions r JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id
          WHERE r.claim_id = c.id AND r.state = 'PROPOSED' AND e.state = 'LIVE'
        UNION ALL
        SELECT r.audience_id FROM argument_revisions r JOIN arguments a ON a.claim_id = r.claim_id AND a.id = r.argument_id
          WHERE r.claim_id = c.id AND r.state = 'PROPOSED' AND a.state = 'LIVE'
      ) waiting ON waiting.audience_id = '00000000-0000-4000-8000-000000000001'
      WHERE c.id = of_claim AND c.audience_id = '00000000-0000-4000-8000-000000000001' AND c.state IN ('LIVE', 'RETRACTED')
    $body$
  $definition$, current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION assay_waiting_proposals(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assay_waiting_proposals(text) TO assay_public;

-- Which live attacks and qualifications of a claim are answered, by the rule of lib/arguments/rules.ts:
-- by a live rebuttal or undercut of another author, accepted by somebody who wrote neither. That it is
-- so is public; who wrote and who accepted is not.
DO $$
BEGIN
  EXECUTE format($definition$
    CREATE FUNCTION assay_answered_arguments(of_claim text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
      SELECT DISTINCT attack.id FROM arguments attack
      JOIN argument_revisions worded ON worded.claim_id = attack.claim_id AND worded.id = attack.current_revision_id
      JOIN arguments answer ON answer.claim_id = attack.claim_id AND answer.target_argument_id = attack.id
      JOIN argument_revisions reworded ON reworded.claim_id = answer.claim_id AND reworded.id = answer.current_revision_id
      JOIN decisions accepted ON accepted.root_claim_id = answer.claim_id AND accepted.argument_id = answer.id
      WHERE attack.claim_id = of_claim AND attack.state = 'LIVE' AND attack.relation <> 'SUPPORTS'
        AND answer.state = 'LIVE' AND answer.relation IN ('REBUTS', 'UNDERCUTS') AND accepted.kind = 'ACCEPT'
        AND answer.actor_id NOT IN (attack.actor_id, worded.actor_id)
        AND reworded.actor_id NOT IN (attack.actor_id, worded.actor_id)
        AND accepted.actor_id NOT IN (attack.actor_id, worded.actor_id, answer.actor_id, reworded.actor_id)
        AND attack.audience_id = '00000000-0000-4000-8000-000000000001' AND answer.audience_id = attack.audience_id
        AND EXISTS (SELECT 1 FROM claims c WHERE c.id = of_claim AND c.state IN ('LIVE', 'RETRACTED')
                    AND c.audience_id = '00000000-0000-4000-8000-000000000001')
    $body$
  $definition$, current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION assay_answered_arguments(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assay_answered_arguments(text) TO assay_public;

-- What public pages ask for in an order that no other index has: reasons, contested and settled claims.
CREATE INDEX votes_newest_reasons ON votes (claim_id, audience_id, cast_at DESC)
  WHERE kind = 'POSTERIOR' AND superseded_at IS NULL AND withdrawn_at IS NULL AND rationale IS NOT NULL;
CREATE INDEX bylines_of_profile ON bylines (profile_id);
CREATE INDEX verdicts_contested ON verdicts (computed_at DESC) WHERE state = 'CONTESTED';
CREATE INDEX verdicts_settled ON verdicts (computed_at DESC) WHERE is_settled;
CREATE INDEX tallies_by_turnout ON tallies
  ((refuted + mostly_refuted + mixed + mostly_supported + supported + insufficient + not_checkable) DESC, claim_id);

-- 8. The rate limiter's own room -----------------------------------------------------------------

CREATE SCHEMA limits;
CREATE TABLE limits.attempts (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
