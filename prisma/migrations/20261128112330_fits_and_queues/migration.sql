-- CreateEnum
CREATE TYPE "FitState" AS ENUM ('NOT_CHECKED', 'FIT', 'DISPUTED');

-- CreateEnum
CREATE TYPE "FitSettlementKind" AS ENUM ('STANDS', 'REOPENED');

-- CreateTable
CREATE TABLE "fit_holds" (
    "claim_id" TEXT NOT NULL,
    "evidence_revision_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fit_holds_pkey" PRIMARY KEY ("claim_id","evidence_revision_id")
);

-- CreateTable
CREATE TABLE "fit_settlements" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_revision_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "kind" "FitSettlementKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fit_settlements_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "standing_looks" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_revision_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "standing_looks_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "desk_lines" (
    "claim_id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "state" "ContentState" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "proof" "ExcerptStatus" NOT NULL,
    "fit" "FitState" NOT NULL,
    "standing_at" TIMESTAMPTZ(3),
    "is_in_good_standing" BOOLEAN NOT NULL,

    CONSTRAINT "desk_lines_pkey" PRIMARY KEY ("claim_id","evidence_id")
);

-- CreateTable
CREATE TABLE "unsourced_claims" (
    "claim_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unsourced_claims_pkey" PRIMARY KEY ("claim_id")
);

-- CreateIndex
CREATE INDEX "fit_holds_actor_id_until_idx" ON "fit_holds"("actor_id", "until");

-- CreateIndex
CREATE INDEX "fit_settlements_claim_id_evidence_revision_id_settled_at_idx" ON "fit_settlements"("claim_id", "evidence_revision_id", "settled_at");

-- CreateIndex
CREATE INDEX "standing_looks_claim_id_evidence_revision_id_looked_at_idx" ON "standing_looks"("claim_id", "evidence_revision_id", "looked_at");

-- AddForeignKey
ALTER TABLE "fit_holds" ADD CONSTRAINT "fit_holds_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fit_settlements" ADD CONSTRAINT "fit_settlements_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fit_settlements" ADD CONSTRAINT "fit_settlements_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_looks" ADD CONSTRAINT "standing_looks_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_looks" ADD CONSTRAINT "standing_looks_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_lines" ADD CONSTRAINT "desk_lines_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unsourced_claims" ADD CONSTRAINT "unsourced_claims_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Laws ----------------------------------------------------------------------------------------

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['fit_settlements', 'standing_looks'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only()',
                   kept || '_append_only', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   kept || '_no_truncate', kept);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (audience_id) REFERENCES audiences (id) ON DELETE RESTRICT',
                   kept, kept || '_audience_id_law_fkey');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT',
                   kept, kept || '_own_byline_fkey');
  END LOOP;
END $$;
ALTER TABLE fit_holds ADD CONSTRAINT fit_holds_actor_id_law_fkey FOREIGN KEY (actor_id) REFERENCES actors (id) ON DELETE RESTRICT;
ALTER TABLE fit_settlements ADD CONSTRAINT fit_settlements_reason_check CHECK (char_length(reason) >= 5);
ALTER TABLE standing_looks ADD CONSTRAINT standing_looks_note_check CHECK (char_length(note) >= 5);
ALTER TABLE desk_lines ADD CONSTRAINT desk_lines_state_check CHECK (state IN ('PROPOSED', 'LIVE'));

-- Readings that differ are settled by a third: neither an author of the evidence nor one of its readers. Its author marks
-- nothing about it as looked at. And nobody reads blind what they accepted, which showed them all that its adder says.
CREATE FUNCTION assay_by_third() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own boolean;
BEGIN
  IF TG_TABLE_NAME = 'fit_checks' THEN
    own := EXISTS (SELECT 1 FROM evidence_revisions r JOIN decisions d ON d.root_claim_id = r.claim_id
      WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id AND d.kind = 'ACCEPT' AND d.actor_id = NEW.actor_id
        AND (d.evidence_revision_id = r.id OR (d.evidence_id = r.evidence_id AND d.decided_at >= r.created_at)));
  ELSE
    own := EXISTS (SELECT 1 FROM evidence_revisions r JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id
        WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id AND NEW.actor_id IN (r.actor_id, e.actor_id))
      OR (TG_TABLE_NAME = 'fit_settlements' AND EXISTS (SELECT 1 FROM fit_checks f
        WHERE f.claim_id = NEW.claim_id AND f.evidence_revision_id = NEW.evidence_revision_id AND f.actor_id = NEW.actor_id));
  END IF;
  IF own THEN
    RAISE EXCEPTION '%: nobody judges their own work, nor what they have judged before', TG_TABLE_NAME USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE judged text;
BEGIN
  FOREACH judged IN ARRAY ARRAY['fit_checks', 'fit_settlements', 'standing_looks'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION assay_by_third()',
                   judged || '_by_third', judged);
  END LOOP;
END $$;

-- 2. The same words ------------------------------------------------------------------------------

-- The letters and figures of an excerpt: what is left when quotation marks, dashes, white space and capitals do not count.
CREATE FUNCTION assay_bare_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT md5(regexp_replace(lower(normalize(words, NFKC)), '[[:space:][:punct:]“”„‘’‚«»‹›–—−‐‑…]+', '', 'g'))
$$;
CREATE INDEX evidence_revisions_same_words ON evidence_revisions (source_id, assay_bare_words(excerpt));

-- 3. The desk's queues ---------------------------------------------------------------------------

CREATE INDEX desk_lines_awaiting ON desk_lines (since, claim_id, evidence_id) WHERE state = 'LIVE' AND fit = 'NOT_CHECKED';
CREATE INDEX desk_lines_disputed ON desk_lines (since, claim_id, evidence_id) WHERE state = 'LIVE' AND fit = 'DISPUTED';
CREATE INDEX desk_lines_unproven ON desk_lines (proof, since, claim_id, evidence_id) WHERE proof <> 'VERIFIED';
CREATE INDEX desk_lines_standing ON desk_lines (standing_at, claim_id, evidence_id) WHERE state = 'LIVE' AND standing_at IS NOT NULL;
CREATE INDEX unsourced_claims_since ON unsourced_claims (since, claim_id);

-- How second people read a wording: by the same rule as `fitOf` of the program.
CREATE FUNCTION assay_fit(claim text, revision uuid) RETURNS "FitState" LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) = 0 THEN 'NOT_CHECKED'
              WHEN bool_or((f.direction <> r.direction OR f.directness <> r.directness)
                AND (s.kind IS DISTINCT FROM 'STANDS' OR f.checked_at > s.settled_at)) THEN 'DISPUTED'
              ELSE 'FIT' END::"FitState"
  FROM fit_checks f
  JOIN evidence_revisions r ON r.claim_id = f.claim_id AND r.id = f.evidence_revision_id
  LEFT JOIN LATERAL (SELECT t.kind, t.settled_at FROM fit_settlements t
    WHERE t.claim_id = f.claim_id AND t.evidence_revision_id = f.evidence_revision_id
    ORDER BY t.settled_at DESC, t.id DESC LIMIT 1) s ON true
  WHERE f.claim_id = claim AND f.evidence_revision_id = revision
$$;

-- Draws the line of one piece of evidence anew. Whoever draws it at the same moment waits, and sees what was drawn before.
CREATE FUNCTION assay_draw_desk_line(claim text, piece text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM desk_lines l WHERE l.claim_id = claim AND l.evidence_id = piece FOR UPDATE;
  DELETE FROM desk_lines l WHERE l.claim_id = claim AND l.evidence_id = piece AND NOT EXISTS (
    SELECT 1 FROM evidence e WHERE e.claim_id = claim AND e.id = piece AND e.state IN ('PROPOSED', 'LIVE'));
  INSERT INTO desk_lines (claim_id, evidence_id, state, since, proof, fit, standing_at, is_in_good_standing)
  SELECT e.claim_id, e.id, e.state, r.created_at,
    CASE WHEN (SELECT count(*) FROM attestations t WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id) >= 2
         THEN 'VERIFIED'
         ELSE coalesce((SELECT k.status FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id
                        ORDER BY k.checked_at DESC, k.id DESC LIMIT 1), 'NOT_CHECKED') END,
    assay_fit(r.claim_id, r.id),
    CASE WHEN changed.at > coalesce((SELECT max(l.looked_at) FROM standing_looks l
                                     WHERE l.claim_id = r.claim_id AND l.evidence_revision_id = r.id), '-infinity')
         THEN changed.at END,
    NOT EXISTS (SELECT 1 FROM sources s WHERE s.id IN (r.source_id, r.via_source_id) AND s.standing <> 'GOOD')
  FROM evidence e
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  CROSS JOIN LATERAL (SELECT max(c.changed_at) AS at FROM standing_changes c
                      WHERE c.source_id IN (r.source_id, r.via_source_id)) changed
  WHERE e.claim_id = claim AND e.id = piece AND e.state IN ('PROPOSED', 'LIVE')
    AND e.audience_id = '00000000-0000-4000-8000-000000000001'
  ON CONFLICT (claim_id, evidence_id) DO UPDATE SET state = excluded.state, since = excluded.since, proof = excluded.proof,
    fit = excluded.fit, standing_at = excluded.standing_at, is_in_good_standing = excluded.is_in_good_standing;
END $$;

-- Whether a claim is without a source: who adds its first evidence and who takes its last out wait for each other.
CREATE FUNCTION assay_draw_unsourced(claim text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('unsourced_claims'), hashtext(claim) & 1023);
  IF EXISTS (SELECT 1 FROM claims c WHERE c.id = claim AND c.state = 'LIVE' AND c.merged_into_id IS NULL
      AND c.audience_id = '00000000-0000-4000-8000-000000000001')
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = claim AND e.state = 'LIVE'
      AND e.audience_id = '00000000-0000-4000-8000-000000000001')
  THEN
    INSERT INTO unsourced_claims (claim_id, since) SELECT c.id, c.created_at FROM claims c WHERE c.id = claim
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM unsourced_claims u WHERE u.claim_id = claim;
  END IF;
END $$;

CREATE FUNCTION assay_on_desk() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  piece record;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'claims' THEN PERFORM assay_draw_unsourced(NEW.id);
    WHEN 'evidence' THEN
      PERFORM assay_draw_desk_line(NEW.claim_id, NEW.id);
      PERFORM assay_draw_unsourced(NEW.claim_id);
    WHEN 'evidence_revisions' THEN PERFORM assay_draw_desk_line(NEW.claim_id, NEW.evidence_id);
    WHEN 'sources', 'standing_changes' THEN
      FOR piece IN EXECUTE 'SELECT l.claim_id, l.evidence_id FROM evidence_revisions r
          JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id
          JOIN desk_lines l ON l.claim_id = e.claim_id AND l.evidence_id = e.id
          WHERE $1 IN (r.source_id, r.via_source_id) ORDER BY 1, 2'
        USING CASE TG_TABLE_NAME WHEN 'sources' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'source_id' END
      LOOP
        PERFORM assay_draw_desk_line(piece.claim_id, piece.evidence_id);
      END LOOP;
    ELSE
      PERFORM assay_draw_desk_line(r.claim_id, r.evidence_id) FROM evidence_revisions r
        WHERE r.claim_id = NEW.claim_id AND r.id = NEW.evidence_revision_id;
  END CASE;
  RETURN NULL;
END $$;
DO $$
DECLARE
  watched text;
  deed text;
BEGIN
  FOR watched, deed IN VALUES
    ('claims', 'INSERT OR UPDATE OF state, merged_into_id'), ('evidence', 'INSERT OR UPDATE OF state, current_revision_id'),
    ('evidence_revisions', 'INSERT'), ('excerpt_checks', 'INSERT'), ('attestations', 'INSERT'), ('fit_checks', 'INSERT'),
    ('fit_settlements', 'INSERT'), ('standing_looks', 'INSERT'), ('standing_changes', 'INSERT'), ('sources', 'UPDATE OF standing')
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I FOR EACH ROW EXECUTE FUNCTION assay_on_desk()',
                   watched || '_on_desk', deed, watched);
  END LOOP;
END $$;

-- What stands already.
DO $$ BEGIN
  PERFORM assay_draw_desk_line(e.claim_id, e.id) FROM evidence e;
  PERFORM assay_draw_unsourced(c.id) FROM claims c;
END $$;

-- 4. The public's eyes ---------------------------------------------------------------------------

GRANT SELECT (claim_id, id, evidence_revision_id, audience_id, kind, reason, byline_id, settled_at) ON fit_settlements TO assay_public;
ALTER TABLE fit_settlements ENABLE ROW LEVEL SECURITY;
CREATE POLICY fit_settlements_public ON fit_settlements FOR SELECT TO assay_public
  USING (audience_id = '00000000-0000-4000-8000-000000000001' AND EXISTS (SELECT 1 FROM evidence_revisions r
    WHERE r.claim_id = fit_settlements.claim_id AND r.id = evidence_revision_id));
