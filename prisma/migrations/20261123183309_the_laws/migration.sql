-- What Prisma's schema language cannot say: the laws that a database can hold.

-- 1. The fixed rows --------------------------------------------------------------------------

INSERT INTO audiences (id, kind) VALUES ('00000000-0000-4000-8000-000000000001', 'PUBLIC');
INSERT INTO actors (id, kind) VALUES
  ('00000000-0000-4000-8000-000000000002', 'SYSTEM'),
  ('00000000-0000-4000-8000-000000000003', 'ANONYMOUS');
INSERT INTO bylines (id, actor_id, kind, pseudonym)
  VALUES ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000002', 'PSEUDONYM', 'Assay');

-- 2. Every audience, actor and byline named by a row exists ------------------------------------

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
ALTER TABLE occurrence_anchors ADD CONSTRAINT occurrence_anchors_state_check CHECK (
  (state IN ('EXACT', 'MOVED')) = (start IS NOT NULL AND "end" IS NOT NULL) AND (start IS NULL OR "end" > start));
ALTER TABLE edition_annotations ADD CONSTRAINT edition_annotations_range_check CHECK (start >= 0 AND "end" >= start);
ALTER TABLE edition_annotation_anchors ADD CONSTRAINT edition_annotation_anchors_state_check CHECK (
  (state IN ('EXACT', 'MOVED')) = (start IS NOT NULL AND "end" IS NOT NULL));
ALTER TABLE citations ADD CONSTRAINT citations_place_check CHECK ((start IS NULL) = ("end" IS NULL)
  AND (occurrence_id IS NULL) = (claim_id IS NULL));

ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_via_check
  CHECK (via_source_id IS NULL OR (via_source_id <> source_id AND directness = 'INFERENTIAL'));
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_locator_check
  CHECK ((locator_label IS NULL) = (locator_value IS NULL));
ALTER TABLE evidence_revisions ADD CONSTRAINT evidence_revisions_span_check
  CHECK ((span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL OR (span_start >= 0 AND span_end > span_start)));
ALTER TABLE excerpt_checks ADD CONSTRAINT excerpt_checks_offsets_check CHECK (
  (status <> 'VERIFIED' OR (edition_id IS NOT NULL AND start IS NOT NULL AND "end" > start))
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
  CHECK (kind NOT IN ('SEND_BACK', 'RETRACT') OR char_length(reason) > 0);
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

-- Rows of history never change. Arguments name the columns that may move from null to a value
-- (for votes: being superseded), or, prefixed with '*', that may change freely (a revision's state).
-- Everything else passes only in a transaction that names, in assay.redaction, a redaction row which
-- that same transaction inserted, and then only in text columns.
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
    IF redaction IS NULL OR NOT EXISTS (
      SELECT 1 FROM redactions r
      WHERE r.id::text = redaction AND r.xmin = pg_current_xact_id()::xid)
    THEN
      RAISE EXCEPTION '%.% is append only', TG_TABLE_NAME, changed USING ERRCODE = 'AS001';
    END IF;
    IF NOT EXISTS (
      SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = TG_RELID AND a.attname = changed AND a.atttypid = 'text'::regtype)
    THEN
      RAISE EXCEPTION 'redaction touches text only, not %.%', TG_TABLE_NAME, changed USING ERRCODE = 'AS001';
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
    ('editions', ''), ('edition_texts', ''), ('blocks', ''), ('sentences', ''),
    ('argument_premises', ''), ('vote_evidence', ''),
    ('votes', '''superseded_at'', ''withdrawn_at'''), ('ratings', '''superseded_at'', ''withdrawn_at''')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   history || '_append_only', history, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   history || '_no_truncate', history);
  END LOOP;
END $$;

-- Content is never deleted: a deletion is a tombstone.
CREATE FUNCTION assay_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are not deleted; retract them', TG_TABLE_NAME USING ERRCODE = 'AS001';
END $$;
DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['claims', 'evidence', 'arguments', 'sources', 'documents', 'occurrences',
    'claim_annotations', 'edition_annotations', 'actors', 'bylines', 'audiences', 'persons', 'topics', 'flags'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_no_delete()',
                   content || '_no_delete', content);
  END LOOP;
END $$;

-- 5. States and their decisions -----------------------------------------------------------------

-- Each state a row takes is a row of decisions written in the same transaction.
CREATE FUNCTION assay_state_has_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found_decision boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'claims' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.claim_id = NEW.id
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'sources' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.source_id = NEW.id
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'evidence' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.root_claim_id = NEW.claim_id AND d.evidence_id = NEW.id
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'arguments' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.root_claim_id = NEW.claim_id AND d.argument_id = NEW.id
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'claim_revisions' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d
      WHERE (d.claim_id = NEW.claim_id OR (d.root_claim_id = NEW.claim_id AND d.claim_revision_id = NEW.id))
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'evidence_revisions' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.root_claim_id = NEW.claim_id
      AND (d.evidence_id = NEW.evidence_id OR d.evidence_revision_id = NEW.id)
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'argument_revisions' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d WHERE d.root_claim_id = NEW.claim_id
      AND (d.argument_id = NEW.argument_id OR d.argument_revision_id = NEW.id)
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  ELSIF TG_TABLE_NAME = 'source_revisions' THEN
    found_decision := EXISTS (SELECT 1 FROM decisions d
      WHERE (d.source_id = NEW.source_id OR (d.root_source_id = NEW.source_id AND d.source_revision_id = NEW.id))
      AND d.state = NEW.state AND d.xmin = pg_current_xact_id()::xid);
  END IF;
  IF NOT coalesce(found_decision, false) THEN
    RAISE EXCEPTION '% became % without a decision', TG_TABLE_NAME, NEW.state USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE stated text;
BEGIN
  FOREACH stated IN ARRAY ARRAY['claims', 'sources', 'evidence', 'arguments',
    'claim_revisions', 'source_revisions', 'evidence_revisions', 'argument_revisions'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OF state ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_state_has_decision()',
      stated || '_decided', stated);
  END LOOP;
END $$;

-- What is live shows accepted words: a proposed revision changes nothing live.
CREATE FUNCTION assay_live_shows_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown "ContentState";
BEGIN
  IF NEW.state <> 'LIVE' THEN RETURN NULL; END IF;
  EXECUTE format('SELECT state FROM %I WHERE id = $1', TG_ARGV[0]) INTO shown USING NEW.current_revision_id;
  IF shown IS DISTINCT FROM 'LIVE' THEN
    RAISE EXCEPTION '% is live but its current revision is %', TG_TABLE_NAME, coalesce(shown::text, 'missing') USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claims_show_accepted AFTER INSERT OR UPDATE ON claims
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted('claim_revisions');
CREATE CONSTRAINT TRIGGER evidence_show_accepted AFTER INSERT OR UPDATE ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted('evidence_revisions');
CREATE CONSTRAINT TRIGGER arguments_show_accepted AFTER INSERT OR UPDATE ON arguments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted('argument_revisions');
CREATE CONSTRAINT TRIGGER sources_show_accepted AFTER INSERT OR UPDATE ON sources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_shows_accepted('source_revisions');
CREATE INDEX claim_revisions_by_id ON claim_revisions (id);
CREATE INDEX evidence_revisions_by_id ON evidence_revisions (id);
CREATE INDEX argument_revisions_by_id ON argument_revisions (id);
CREATE INDEX source_revisions_by_id ON source_revisions (id);

-- An argument has one to five premises, none of them its own root.
CREATE FUNCTION assay_argument_has_premises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
    own := EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = NEW.claim_id AND e.id = NEW.evidence_id AND e.actor_id = NEW.actor_id)
        OR EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = NEW.claim_id AND a.id = NEW.argument_id AND a.actor_id = NEW.actor_id);
  ELSIF TG_TABLE_NAME = 'decisions' THEN
    IF NEW.kind IN ('ACCEPT', 'SEND_BACK') THEN
      own := EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.claim_id AND c.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM sources s WHERE s.id = NEW.source_id AND s.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = NEW.root_claim_id AND e.id = NEW.evidence_id AND e.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = NEW.root_claim_id AND a.id = NEW.argument_id AND a.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM claim_revisions r WHERE r.claim_id = NEW.root_claim_id AND r.id = NEW.claim_revision_id AND r.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = NEW.root_claim_id AND r.id = NEW.evidence_revision_id AND r.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM argument_revisions r WHERE r.claim_id = NEW.root_claim_id AND r.id = NEW.argument_revision_id AND r.actor_id = NEW.actor_id)
          OR EXISTS (SELECT 1 FROM source_revisions r WHERE r.source_id = NEW.root_source_id AND r.id = NEW.source_revision_id AND r.actor_id = NEW.actor_id);
    END IF;
  ELSIF TG_TABLE_NAME = 'rulings' THEN
    own := NEW.subject_actor_id IS NOT DISTINCT FROM NEW.actor_id
        OR EXISTS (SELECT 1 FROM flags f WHERE f.id = NEW.flag_id AND f.actor_id = NEW.actor_id);
  ELSIF TG_TABLE_NAME = 'ruling_reviews' THEN
    own := EXISTS (SELECT 1 FROM rulings r WHERE r.id = NEW.ruling_id AND NEW.actor_id IN (r.actor_id, r.subject_actor_id));
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
    'rulings', 'redactions', 'requests', 'bylines'] LOOP
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = readable AND column_name NOT LIKE '%actor\_id';
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
  of_edition text := 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id)';
  shown text := 'state IN (''LIVE'', ''RETRACTED'')';
BEGIN
  FOR readable, rule IN VALUES
    ('topics', public_audience), ('persons', public_audience),
    ('sources', public_audience || ' AND ' || shown),
    ('source_revisions', public_audience || ' AND state = ''LIVE'' AND ' || of_source),
    ('authorships', of_source), ('standing_changes', of_source), ('origin_changes', of_source),
    ('lineages', of_source || ' AND EXISTS (SELECT 1 FROM sources s WHERE s.id = leans_on_id)'),
    ('origin_groups', 'true'),
    ('editions', public_audience || ' AND ' || of_source),
    ('blocks', 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = ''SHOWN'')'),
    ('sentences', 'EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = ''SHOWN'')'),
    ('documents', public_audience || ' AND ' || of_source),
    ('citations', public_audience || ' AND EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)'),
    ('claims', public_audience || ' AND ' || shown),
    ('claim_revisions', public_audience || ' AND state = ''LIVE'' AND ' || of_claim),
    ('claim_topics', of_claim),
    ('occurrences', public_audience || ' AND retracted_at IS NULL AND ' || of_claim
      || ' AND EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)'),
    ('occurrence_anchors', public_audience || ' AND ' || of_claim || ' AND ' || of_edition),
    ('decisions', public_audience || ' AND ' || shown),
    ('evidence', public_audience || ' AND ' || shown || ' AND ' || of_claim),
    ('evidence_revisions', public_audience || ' AND state = ''LIVE'' AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = evidence_revisions.claim_id AND e.id = evidence_id)'),
    ('excerpt_checks', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = excerpt_checks.claim_id AND r.id = evidence_revision_id)'),
    ('attestations', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = attestations.claim_id AND r.id = evidence_revision_id)'),
    ('fit_checks', public_audience || ' AND EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.claim_id = fit_checks.claim_id AND r.id = evidence_revision_id)'),
    ('arguments', public_audience || ' AND ' || shown || ' AND ' || of_claim),
    ('argument_revisions', public_audience || ' AND state = ''LIVE'' AND EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = argument_revisions.claim_id AND a.id = argument_id)'),
    ('argument_premises', 'EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = argument_premises.claim_id AND a.id = argument_id)
      AND EXISTS (SELECT 1 FROM claims c WHERE c.id = premise_claim_id)'),
    ('votes', public_audience || ' AND ' || of_claim),
    ('vote_evidence', 'EXISTS (SELECT 1 FROM votes v WHERE v.claim_id = vote_evidence.claim_id AND v.id = vote_id)
      AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = vote_evidence.claim_id AND e.id = evidence_id)'),
    ('ratings', public_audience || ' AND ' || of_claim),
    ('tallies', public_audience || ' AND ' || of_claim),
    ('search_logs', public_audience || ' AND ' || of_claim),
    ('verdicts', public_audience || ' AND ' || of_claim),
    ('snapshots', public_audience || ' AND ' || of_claim),
    ('bridging_fits', public_audience),
    ('claim_annotations', public_audience || ' AND ' || of_claim
      || ' AND (target_evidence_id IS NULL OR EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = claim_annotations.claim_id AND e.id = target_evidence_id))'
      || ' AND (target_argument_id IS NULL OR EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = claim_annotations.claim_id AND a.id = target_argument_id))'),
    ('claim_annotation_revisions', public_audience || ' AND EXISTS (SELECT 1 FROM claim_annotations a
      WHERE a.claim_id = claim_annotation_revisions.claim_id AND a.id = annotation_id AND a.retracted_at IS NULL)'),
    ('edition_annotations', public_audience || ' AND ' || of_edition),
    ('edition_annotation_revisions', public_audience || ' AND EXISTS (SELECT 1 FROM edition_annotations a
      WHERE a.edition_id = edition_annotation_revisions.edition_id AND a.id = annotation_id AND a.retracted_at IS NULL)'),
    ('edition_annotation_anchors', public_audience || ' AND EXISTS (SELECT 1 FROM edition_annotations a
      WHERE a.edition_id = edition_annotation_anchors.edition_id AND a.id = annotation_id)'),
    ('rulings', public_audience), ('redactions', 'true'),
    ('requests', public_audience || ' AND ' || of_claim),
    ('bylines', 'true'), ('profiles', 'true')
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO assay_public USING (%s)', readable || '_public', readable, rule);
  END LOOP;
END $$;

-- How many proposals wait at a claim: the number is public, what they say is not.
CREATE FUNCTION assay_waiting_proposals(of_claim text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT (SELECT count(*) FROM evidence WHERE claim_id = of_claim AND state = 'PROPOSED'
            AND audience_id = '00000000-0000-4000-8000-000000000001')::int
       + (SELECT count(*) FROM arguments WHERE claim_id = of_claim AND state = 'PROPOSED'
            AND audience_id = '00000000-0000-4000-8000-000000000001')::int
       + (SELECT count(*) FROM claim_revisions WHERE claim_id = of_claim AND state = 'PROPOSED'
            AND audience_id = '00000000-0000-4000-8000-000000000001')::int
$$;
GRANT EXECUTE ON FUNCTION assay_waiting_proposals(text) TO assay_public;

-- 8. The rate limiter's own room -----------------------------------------------------------------

CREATE SCHEMA limits;
CREATE TABLE limits.attempts (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
