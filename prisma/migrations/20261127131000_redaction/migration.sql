-- A redaction is shown under a name, says what it took, and leaves the votes on what it touched as they are.

-- History does not change: its triggers rest while the new column of older rows is filled.
ALTER TABLE "redactions" DISABLE TRIGGER USER;
ALTER TABLE "redactions" ADD COLUMN "byline_id" UUID;
UPDATE "redactions" r SET byline_id = (SELECT b.id FROM "bylines" b WHERE b.actor_id = r.actor_id AND b.kind = 'NAME');
ALTER TABLE "redactions" ALTER COLUMN "byline_id" SET NOT NULL;
ALTER TABLE "redactions" ENABLE TRIGGER USER;
CREATE INDEX "redactions_redacted_at_idx" ON "redactions"("redacted_at");
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_own_byline_fkey" FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT;
-- What was redacted on a claim is asked by the beginning of its address.
CREATE INDEX redactions_on ON redactions (subject_id text_pattern_ops);

CREATE TABLE "redacted_texts" (
    "redaction_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "redacted_texts_pkey" PRIMARY KEY ("redaction_id","sha256")
);
ALTER TABLE "redacted_texts" ADD CONSTRAINT "redacted_texts_redaction_id_fkey" FOREIGN KEY ("redaction_id") REFERENCES "redactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE redacted_texts ADD CONSTRAINT redacted_texts_shape_check CHECK (sha256 ~ '^[0-9a-f]{64}$' AND length > 0);

CREATE TABLE "redacted_ledgers" (
    "claim_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "hash_after" TEXT NOT NULL,
    "hash_before" TEXT NOT NULL,
    "redaction_id" UUID NOT NULL,

    CONSTRAINT "redacted_ledgers_pkey" PRIMARY KEY ("claim_id","audience_id","hash_after")
);
ALTER TABLE "redacted_ledgers" ADD CONSTRAINT "redacted_ledgers_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "redacted_ledgers" ADD CONSTRAINT "redacted_ledgers_redaction_id_fkey" FOREIGN KEY ("redaction_id") REFERENCES "redactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE redacted_ledgers ADD CONSTRAINT redacted_ledgers_audience_id_law_fkey FOREIGN KEY (audience_id) REFERENCES audiences (id) ON DELETE RESTRICT;
ALTER TABLE redacted_ledgers ADD CONSTRAINT redacted_ledgers_shape_check CHECK (
  hash_after ~ '^[0-9a-f]{64}$' AND hash_before ~ '^[0-9a-f]{64}$' AND hash_after <> hash_before);

-- What a redaction took, and which ledger stands for which, is written with it and stays.
CREATE FUNCTION assay_with_redaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM redactions r WHERE r.id = NEW.redaction_id AND assay_is_ours(r.xmin)) THEN
    RAISE EXCEPTION '% is written with its redaction', TG_TABLE_NAME USING ERRCODE = 'AS001';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['redacted_texts', 'redacted_ledgers'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION assay_with_redaction()',
                   kept || '_with_redaction', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only()',
                   kept || '_append_only', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   kept || '_no_truncate', kept);
  END LOOP;
END $$;

-- Who, when and why stay public, and so does how much was taken.
GRANT SELECT (byline_id) ON redactions TO assay_public;
GRANT SELECT ON redacted_texts TO assay_public;
ALTER TABLE redacted_texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY redacted_texts_public ON redacted_texts FOR SELECT TO assay_public USING (true);

-- A mark is longer than a name that it stands for: where a passage was redacted, the lengths that people keep do not bind.
ALTER TABLE claim_revisions DROP CONSTRAINT claim_revisions_sentence_check;
ALTER TABLE claim_revisions ADD CONSTRAINT claim_revisions_sentence_check
  CHECK (char_length(sentence) BETWEEN 3 AND 1000 OR sentence ~ '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]');
ALTER TABLE argument_revisions DROP CONSTRAINT argument_revisions_wording_check;
ALTER TABLE argument_revisions ADD CONSTRAINT argument_revisions_wording_check
  CHECK (char_length(wording) BETWEEN 10 AND 600 OR wording ~ '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]');
ALTER TABLE occurrences DROP CONSTRAINT occurrences_lengths_check;
ALTER TABLE occurrences ADD CONSTRAINT occurrences_lengths_check CHECK (
  (char_length(exact) <= 2000 OR exact ~ '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]')
  AND (char_length(prefix) <= 200 OR prefix ~ '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]')
  AND (char_length(suffix) <= 200 OR suffix ~ '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]'));
