-- What happens to a contribution after it was made: decisions that are taken back, acceptances bound to
-- the wording they were given for, and laws that revising, retracting and merging must not break.

-- 1. RESTORE takes a decision back -------------------------------------------------------------

-- What was retracted is restored to where it was. What was sent back waits again, and so does what was
-- accepted and should not have been: both become PROPOSED by RESTORE, and live by ACCEPT alone.
CREATE OR REPLACE FUNCTION assay_state_has_decision() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF since IS NULL OR (since <> 'RETRACTED' AND NEW.state <> 'PROPOSED') THEN
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

-- 2. An answer counts by an acceptance of what it says now ---------------------------------------

-- By the rule of lib/arguments/rules.ts: an acceptance of an older wording, or one that was taken back
-- (RESTORE of the wording), is none.
DO $$
BEGIN
  EXECUTE format($definition$
    CREATE OR REPLACE FUNCTION assay_answered_arguments(of_claim text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
      SELECT DISTINCT attack.id FROM arguments attack
      JOIN argument_revisions worded ON worded.claim_id = attack.claim_id AND worded.id = attack.current_revision_id
      JOIN arguments answer ON answer.claim_id = attack.claim_id AND answer.target_argument_id = attack.id
      JOIN argument_revisions reworded ON reworded.claim_id = answer.claim_id AND reworded.id = answer.current_revision_id
      JOIN decisions accepted ON accepted.root_claim_id = answer.claim_id
        AND ((accepted.argument_id = answer.id AND accepted.decided_at >= reworded.created_at)
             OR accepted.argument_revision_id = reworded.id)
      WHERE attack.claim_id = of_claim AND attack.state = 'LIVE' AND attack.relation <> 'SUPPORTS'
        AND answer.state = 'LIVE' AND answer.relation IN ('REBUTS', 'UNDERCUTS') AND accepted.kind = 'ACCEPT'
        AND NOT EXISTS (SELECT 1 FROM decisions undone WHERE undone.root_claim_id = answer.claim_id
          AND undone.argument_revision_id = reworded.id AND undone.kind = 'RESTORE' AND undone.decided_at >= accepted.decided_at)
        AND answer.actor_id NOT IN (attack.actor_id, worded.actor_id)
        AND reworded.actor_id NOT IN (attack.actor_id, worded.actor_id)
        AND accepted.actor_id NOT IN (attack.actor_id, worded.actor_id, answer.actor_id, reworded.actor_id)
        AND attack.audience_id = '00000000-0000-4000-8000-000000000001' AND answer.audience_id = attack.audience_id
        AND EXISTS (SELECT 1 FROM claims c WHERE c.id = of_claim AND c.state IN ('LIVE', 'RETRACTED')
                    AND c.audience_id = '00000000-0000-4000-8000-000000000001')
    $body$
  $definition$, current_schema());
END $$;

-- 3. Merging goes one way ------------------------------------------------------------------------

-- Following a merged claim always ends. Merges wait for each other, so that two at once cannot close a circle.
CREATE FUNCTION assay_merge_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('merge', 0));
  IF EXISTS (
    WITH RECURSIVE further (id) AS (
      SELECT NEW.merged_into_id
      UNION
      SELECT c.merged_into_id FROM further f JOIN claims c ON c.id = f.id WHERE c.merged_into_id IS NOT NULL)
    SELECT 1 FROM further WHERE id = NEW.id)
  THEN
    RAISE EXCEPTION 'claim % would be merged into itself', NEW.id USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claims_merge_ends BEFORE INSERT OR UPDATE OF merged_into_id ON claims
  FOR EACH ROW WHEN (NEW.merged_into_id <> NEW.id) EXECUTE FUNCTION assay_merge_ends();

-- 4. Live evidence is from live sources ----------------------------------------------------------

-- The source of the words, and the one they report. The lock makes whoever takes a source out at the same
-- moment wait, and then see the evidence.
CREATE FUNCTION assay_live_evidence_has_live_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'evidence' THEN
    PERFORM 1 FROM evidence_revisions r JOIN sources s ON s.id IN (r.source_id, r.via_source_id)
      WHERE r.claim_id = NEW.claim_id AND r.id = NEW.current_revision_id AND NEW.state = 'LIVE' FOR SHARE OF s;
    IF EXISTS (SELECT 1 FROM evidence e
      JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
      JOIN sources s ON s.id IN (r.source_id, r.via_source_id)
      WHERE e.claim_id = NEW.claim_id AND e.id = NEW.id AND e.state = 'LIVE' AND s.state <> 'LIVE')
    THEN
      RAISE EXCEPTION 'evidence % is live, and a source that it names is not', NEW.id USING ERRCODE = 'AS002';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM evidence_revisions r
    JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
    JOIN sources s ON s.id = NEW.id AND s.state <> 'LIVE'
    WHERE r.source_id = NEW.id OR r.via_source_id = NEW.id)
  THEN
    RAISE EXCEPTION 'source % is named by live evidence', NEW.id USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER evidence_live_sources AFTER INSERT OR UPDATE OF state, current_revision_id ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_evidence_has_live_sources();
CREATE CONSTRAINT TRIGGER sources_live_sources AFTER UPDATE OF state ON sources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_live_evidence_has_live_sources();

-- 5. A proposal that its author withdrew was never public -----------------------------------------

-- What is retracted leaves a tombstone, but only where something stood: not for what only waited.
DO $$
BEGIN
  EXECUTE format($definition$
    CREATE FUNCTION assay_only_waited(kind text, of_claim text, id text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
      WITH about AS (
        SELECT d.kind, d.state FROM decisions d WHERE $1 = 'claim' AND d.claim_id = $3
        UNION ALL
        SELECT d.kind, d.state FROM decisions d WHERE $1 = 'source' AND d.source_id = $3
        UNION ALL
        SELECT d.kind, d.state FROM decisions d WHERE $1 = 'evidence' AND d.root_claim_id = $2 AND d.evidence_id = $3
        UNION ALL
        SELECT d.kind, d.state FROM decisions d WHERE $1 = 'argument' AND d.root_claim_id = $2 AND d.argument_id = $3)
      SELECT EXISTS (SELECT 1 FROM about a WHERE a.kind = 'PROPOSE') AND NOT EXISTS (SELECT 1 FROM about a WHERE a.state = 'LIVE')
    $body$
  $definition$, current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION assay_only_waited(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assay_only_waited(text, text, text) TO assay_public;

DO $$
DECLARE
  stated text;
  kind text;
  root text;
  beside text;
  of_claim text := ' AND EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)';
BEGIN
  FOR stated, kind, root, beside IN VALUES
    ('claims', 'claim', 'NULL', ''),
    ('sources', 'source', 'NULL', ''),
    ('evidence', 'evidence', 'claim_id', of_claim),
    ('arguments', 'argument', 'claim_id', of_claim || ' AND (arguments.target_evidence_id IS NULL OR EXISTS (
      SELECT 1 FROM evidence t WHERE t.claim_id = arguments.claim_id AND t.id = arguments.target_evidence_id))')
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (audience_id = ''00000000-0000-4000-8000-000000000001''
      AND (state = ''LIVE'' OR (state = ''RETRACTED'' AND NOT assay_only_waited(%L, %s, id)))%s)',
      stated || '_public', stated, kind, root, beside);
  END LOOP;
END $$;

-- 6. What the desk and the account's pages ask for -------------------------------------------------

DO $$
DECLARE
  parent text;
  revisions text;
BEGIN
  FOR parent, revisions IN VALUES ('claims', 'claim_revisions'), ('sources', 'source_revisions'),
    ('evidence', 'evidence_revisions'), ('arguments', 'argument_revisions')
  LOOP
    EXECUTE format('CREATE INDEX %I ON %I (created_at) WHERE state = ''PROPOSED''', revisions || '_waiting', revisions);
    EXECUTE format('CREATE INDEX %I ON %I (actor_id, created_at)', revisions || '_of_actor', revisions);
    EXECUTE format('CREATE INDEX %I ON %I (actor_id, created_at)', parent || '_of_actor', parent);
  END LOOP;
END $$;
