-- A ruling says what it is about, answers every flag that was open on it, and is reviewed under a name.
-- History does not change: its triggers rest while the new columns of older rows are filled.
ALTER TABLE "rulings" DISABLE TRIGGER USER;
ALTER TABLE "ruling_reviews" DISABLE TRIGGER USER;
ALTER TABLE "rulings" ADD COLUMN "subject_kind" TEXT, ADD COLUMN "subject_id" TEXT;
UPDATE "rulings" r SET subject_kind = f.subject_kind, subject_id = f.subject_id FROM "flags" f WHERE f.id = r.flag_id;
ALTER TABLE "rulings" ALTER COLUMN "subject_kind" SET NOT NULL, ALTER COLUMN "subject_id" SET NOT NULL;
ALTER TABLE "ruling_reviews" ADD COLUMN "byline_id" UUID;
UPDATE "ruling_reviews" v SET byline_id = (SELECT b.id FROM "bylines" b WHERE b.actor_id = v.actor_id AND b.kind = 'NAME');
ALTER TABLE "ruling_reviews" ALTER COLUMN "byline_id" SET NOT NULL;

CREATE TABLE "ruled_flags" (
    "flag_id" UUID NOT NULL,
    "ruling_id" UUID NOT NULL,

    CONSTRAINT "ruled_flags_pkey" PRIMARY KEY ("flag_id")
);
INSERT INTO "ruled_flags" (flag_id, ruling_id)
  SELECT DISTINCT ON (flag_id) flag_id, id FROM "rulings" ORDER BY flag_id, ruled_at;

CREATE INDEX "ruled_flags_ruling_id_idx" ON "ruled_flags"("ruling_id");
CREATE INDEX "rulings_subject_kind_subject_id_idx" ON "rulings"("subject_kind", "subject_id");
CREATE INDEX "rulings_ruled_at_idx" ON "rulings"("ruled_at");
ALTER TABLE "ruled_flags" ADD CONSTRAINT "ruled_flags_flag_id_fkey" FOREIGN KEY ("flag_id") REFERENCES "flags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ruled_flags" ADD CONSTRAINT "ruled_flags_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "rulings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ruling_reviews" ADD CONSTRAINT "ruling_reviews_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ruling_reviews" ADD CONSTRAINT "ruling_reviews_own_byline_fkey" FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT;
ALTER TABLE "rulings" ENABLE TRIGGER USER;
ALTER TABLE "ruling_reviews" ENABLE TRIGGER USER;

-- The quota: what somebody flagged within a day.
CREATE INDEX flags_of_actor ON flags (actor_id, flagged_at DESC);

-- 1. Laws ----------------------------------------------------------------------------------------

CREATE TRIGGER ruled_flags_append_only BEFORE UPDATE OR DELETE ON ruled_flags
  FOR EACH ROW EXECUTE FUNCTION assay_append_only();
CREATE TRIGGER ruled_flags_no_truncate BEFORE TRUNCATE ON ruled_flags
  FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only();

-- A ruling is about what was flagged, and a suspension is an administrator's. The flags that it answers are
-- given with it, are about the same thing, and none of them is the ruler's own.
CREATE FUNCTION assay_ruled_as_flagged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'rulings' THEN
    IF NOT EXISTS (SELECT 1 FROM flags f WHERE f.id = NEW.flag_id
        AND f.subject_kind = NEW.subject_kind AND f.subject_id = NEW.subject_id) THEN
      RAISE EXCEPTION 'a ruling is about what was flagged' USING ERRCODE = 'AS002';
    END IF;
    IF NEW.kind = 'SUSPEND' AND NOT EXISTS (SELECT 1 FROM actors a JOIN profiles p ON p.id = a.profile_id
        WHERE a.id = NEW.actor_id AND p.role = 'ADMIN') THEN
      RAISE EXCEPTION 'only an administrator suspends' USING ERRCODE = 'AS003';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM rulings r JOIN flags f ON f.id = NEW.flag_id
      WHERE r.id = NEW.ruling_id AND r.subject_kind = f.subject_kind AND r.subject_id = f.subject_id
        AND assay_is_ours(r.xmin)) THEN
    RAISE EXCEPTION 'a ruling answers flags of its own subject, and when it is given' USING ERRCODE = 'AS002';
  END IF;
  IF EXISTS (SELECT 1 FROM rulings r JOIN flags f ON f.id = NEW.flag_id
      WHERE r.id = NEW.ruling_id AND f.actor_id = r.actor_id) THEN
    RAISE EXCEPTION 'ruled_flags: nobody rules on their own flag' USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rulings_as_flagged BEFORE INSERT ON rulings FOR EACH ROW EXECUTE FUNCTION assay_ruled_as_flagged();
CREATE TRIGGER ruled_flags_as_flagged BEFORE INSERT ON ruled_flags FOR EACH ROW EXECUTE FUNCTION assay_ruled_as_flagged();

-- Whoever raised any of the flags that a ruling answered does not review it either.
CREATE FUNCTION assay_reviewed_by_third() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ruled_flags u JOIN flags f ON f.id = u.flag_id
      WHERE u.ruling_id = NEW.ruling_id AND f.actor_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'ruling_reviews: nobody judges their own flag' USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ruling_reviews_by_third BEFORE INSERT ON ruling_reviews
  FOR EACH ROW EXECUTE FUNCTION assay_reviewed_by_third();

-- 2. What a ruling hides --------------------------------------------------------------------------

-- Whether something is hidden: by a ruling that no second person overturned. Things on a claim go by
-- "claim/id". A note, a search or a request has no state of its own: this alone hides it.
CREATE FUNCTION assay_is_hidden(kind text, id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM rulings r WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.kind = 'HIDE'
    AND NOT EXISTS (SELECT 1 FROM ruling_reviews v WHERE v.ruling_id = r.id AND NOT v.is_upheld))
$$;

-- 3. The public's eyes ----------------------------------------------------------------------------

GRANT SELECT (subject_kind, subject_id) ON rulings TO assay_public;
GRANT SELECT (byline_id) ON ruling_reviews TO assay_public;
GRANT SELECT (ruling_id, body, answered_at) ON ruling_answers TO assay_public;
ALTER TABLE ruling_answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY ruling_answers_public ON ruling_answers FOR SELECT TO assay_public
  USING (EXISTS (SELECT 1 FROM rulings r WHERE r.id = ruling_id));

-- A claim that is hidden keeps its tombstone, without its words; of everything else nothing is seen.
DO $$
DECLARE
  hidden text;
  kind text;
  root text;
  id text;
  beside text;
  of_claim text := ' AND EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)';
BEGIN
  FOR hidden, kind, root, id, beside IN VALUES
    ('sources', 'source', 'NULL', 'id', ''),
    ('evidence', 'evidence', 'claim_id', 'claim_id || ''/'' || id', of_claim),
    ('arguments', 'argument', 'claim_id', 'claim_id || ''/'' || id', of_claim || ' AND (arguments.target_evidence_id IS NULL OR EXISTS (
      SELECT 1 FROM evidence t WHERE t.claim_id = arguments.claim_id AND t.id = arguments.target_evidence_id))')
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (audience_id = ''00000000-0000-4000-8000-000000000001''
      AND (state = ''LIVE'' OR (state = ''RETRACTED'' AND NOT assay_only_waited(%L, %s, id) AND NOT assay_is_hidden(%L, %s)))%s)',
      hidden || '_public', hidden, kind, root, kind, id, beside);
  END LOOP;
END $$;
ALTER POLICY claim_revisions_public ON claim_revisions USING (
  audience_id = '00000000-0000-4000-8000-000000000001' AND state = 'LIVE' AND EXISTS (
    SELECT 1 FROM claims c WHERE c.id = claim_id AND (c.state = 'LIVE' OR NOT assay_is_hidden('claim', c.id))));
ALTER POLICY claim_annotations_public ON claim_annotations USING (
  audience_id = '00000000-0000-4000-8000-000000000001' AND EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)
  AND (target_evidence_id IS NULL OR EXISTS (SELECT 1 FROM evidence t
    WHERE t.claim_id = claim_annotations.claim_id AND t.id = claim_annotations.target_evidence_id))
  AND (target_argument_id IS NULL OR EXISTS (SELECT 1 FROM arguments t
    WHERE t.claim_id = claim_annotations.claim_id AND t.id = claim_annotations.target_argument_id))
  AND NOT assay_is_hidden('annotation', claim_annotations.claim_id || '/' || claim_annotations.id));
ALTER POLICY search_logs_public ON search_logs USING (
  audience_id = '00000000-0000-4000-8000-000000000001' AND EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)
  AND NOT assay_is_hidden('search', claim_id || '/' || search_logs.id));
ALTER POLICY requests_public ON requests USING (
  audience_id = '00000000-0000-4000-8000-000000000001' AND EXISTS (SELECT 1 FROM claims c WHERE c.id = claim_id)
  AND (target_evidence_id IS NULL OR EXISTS (SELECT 1 FROM evidence t
    WHERE t.claim_id = requests.claim_id AND t.id = requests.target_evidence_id))
  AND NOT assay_is_hidden('request', claim_id || '/' || requests.id));
