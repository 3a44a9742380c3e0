-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('WAITING', 'READING', 'STORED', 'REFUSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ImportWay" AS ENUM ('FILE', 'PASTE', 'ADDRESS');

-- CreateTable
CREATE TABLE "edition_parts" (
    "edition_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "first_block" INTEGER NOT NULL,
    "last_block" INTEGER NOT NULL,

    CONSTRAINT "edition_parts_pkey" PRIMARY KEY ("edition_id","ordinal")
);

-- CreateTable
CREATE TABLE "text_imports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'WAITING',
    "way" "ImportWay" NOT NULL,
    "role" "EditionRole" NOT NULL,
    "rights" "Rights" NOT NULL,
    "rights_note" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "file_name" TEXT,
    "media_type" TEXT,
    "address" TEXT,
    "bytes" BYTEA,
    "size" INTEGER,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "said" TEXT,
    "notes" TEXT,
    "edition_id" UUID,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "text_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_withdrawals" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "edition_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "restored_at" TIMESTAMPTZ(3),
    "restored_reason" TEXT,
    "restored_by_actor_id" UUID,

    CONSTRAINT "text_withdrawals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "text_imports_source_id_created_at_idx" ON "text_imports"("source_id", "created_at");

-- CreateIndex
CREATE INDEX "text_withdrawals_edition_id_withdrawn_at_idx" ON "text_withdrawals"("edition_id", "withdrawn_at");

-- AddForeignKey
ALTER TABLE "edition_parts" ADD CONSTRAINT "edition_parts_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_imports" ADD CONSTRAINT "text_imports_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_imports" ADD CONSTRAINT "text_imports_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_withdrawals" ADD CONSTRAINT "text_withdrawals_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_withdrawals" ADD CONSTRAINT "text_withdrawals_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A source's texts come in, are read by parts, and can be taken out of use.

ALTER TABLE text_imports ADD CONSTRAINT text_imports_actor_id_law_fkey
  FOREIGN KEY (actor_id) REFERENCES actors (id) ON DELETE RESTRICT;
ALTER TABLE text_withdrawals ADD CONSTRAINT text_withdrawals_own_byline_fkey
  FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT;
ALTER TABLE text_withdrawals ADD CONSTRAINT text_withdrawals_restored_by_actor_id_law_fkey
  FOREIGN KEY (restored_by_actor_id) REFERENCES actors (id) ON DELETE RESTRICT;

-- What waits has its bytes or the address where they are; what has ended has neither bytes nor an open end.
ALTER TABLE text_imports ADD CONSTRAINT text_imports_shape_check CHECK (
  (way = 'ADDRESS') = (address IS NOT NULL)
  AND (state IN ('STORED', 'REFUSED', 'CANCELLED')) = (ended_at IS NOT NULL)
  AND (ended_at IS NULL OR bytes IS NULL)
  AND (ended_at IS NOT NULL OR way = 'ADDRESS' OR bytes IS NOT NULL)
  AND (state = 'REFUSED') = (said IS NOT NULL) AND (state = 'REFUSED') = (reason IS NOT NULL)
  AND (state <> 'STORED' OR edition_id IS NOT NULL)
  AND (state <> 'READING' OR taken_at IS NOT NULL)
  AND progress BETWEEN 0 AND 100 AND attempts >= 0);
ALTER TABLE text_withdrawals ADD CONSTRAINT text_withdrawals_restored_check CHECK (
  (restored_at IS NULL) = (restored_reason IS NULL) AND (restored_at IS NULL) = (restored_by_actor_id IS NULL));
ALTER TABLE edition_parts ADD CONSTRAINT edition_parts_range_check CHECK (
  ordinal >= 1 AND start >= 0 AND "end" >= start AND first_block >= 1 AND last_block >= first_block);

CREATE UNIQUE INDEX text_withdrawals_one_current ON text_withdrawals (edition_id) WHERE restored_at IS NULL;
-- What the worker looks for again: few at any time.
CREATE INDEX text_imports_open ON text_imports (created_at) WHERE ended_at IS NULL;
-- The texts of one source that are called the same are its versions.
CREATE INDEX text_imports_of_edition ON text_imports (edition_id) WHERE edition_id IS NOT NULL;

DO $$
DECLARE
  history text;
  free text;
BEGIN
  FOR history, free IN VALUES
    ('edition_parts', ''),
    ('text_withdrawals', '''restored_at'', ''restored_reason'', ''restored_by_actor_id''')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   history || '_append_only', history, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   history || '_no_truncate', history);
  END LOOP;
END $$;

-- What a text is called is corrected as its rights are.
DROP TRIGGER editions_append_only ON editions;
CREATE TRIGGER editions_append_only BEFORE UPDATE OR DELETE ON editions
  FOR EACH ROW EXECUTE FUNCTION assay_append_only('*holding', '*rights', '*rights_note', '*label');

-- How the reading of what was given ended does not change, and who gave what never does; a redaction takes words alone.
CREATE FUNCTION assay_import_ends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  redaction text := nullif(current_setting('assay.redaction', true), '');
  words text[] := ARRAY['label', 'rights_note', 'file_name', 'address', 'said', 'notes'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - words = to_jsonb(OLD) - words
    AND EXISTS (SELECT 1 FROM redactions r WHERE r.id::text = redaction AND assay_is_ours(r.xmin)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an import stays as it ended' USING ERRCODE = 'AS001';
  END IF;
  IF (NEW.id, NEW.source_id, NEW.actor_id, NEW.way, NEW.role, NEW.rights, NEW.label, NEW.created_at)
      IS DISTINCT FROM (OLD.id, OLD.source_id, OLD.actor_id, OLD.way, OLD.role, OLD.rights, OLD.label, OLD.created_at) THEN
    RAISE EXCEPTION 'who gave what as a text does not change' USING ERRCODE = 'AS001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER text_imports_end BEFORE UPDATE OR DELETE ON text_imports
  FOR EACH ROW EXECUTE FUNCTION assay_import_ends();

-- A text that is withdrawn is not held: not shown, and nothing is matched against it.
CREATE FUNCTION assay_withdrawn_is_not_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  edition uuid := CASE TG_TABLE_NAME WHEN 'editions' THEN NEW.id ELSE NULL END;
BEGIN
  IF TG_TABLE_NAME = 'text_withdrawals' THEN edition := NEW.edition_id; END IF;
  IF EXISTS (SELECT 1 FROM text_withdrawals w JOIN editions e ON e.id = w.edition_id
             WHERE w.edition_id = edition AND w.restored_at IS NULL AND e.holding <> 'NOT_HELD') THEN
    RAISE EXCEPTION 'a withdrawn text is not held' USING ERRCODE = 'AS001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER editions_withdrawn AFTER UPDATE ON editions
  FOR EACH ROW EXECUTE FUNCTION assay_withdrawn_is_not_held();
CREATE TRIGGER text_withdrawals_withdrawn AFTER INSERT OR UPDATE ON text_withdrawals
  FOR EACH ROW EXECUTE FUNCTION assay_withdrawn_is_not_held();

-- Who took a text out of use, when and why is public; of who acted the name alone. Parts are read where their text is.
GRANT SELECT (id, edition_id, reason, byline_id, withdrawn_at, restored_at, restored_reason) ON text_withdrawals TO assay_public;
GRANT SELECT (edition_id, ordinal, title, start, "end", first_block, last_block) ON edition_parts TO assay_public;
ALTER TABLE text_withdrawals ENABLE ROW LEVEL SECURITY;
ALTER TABLE edition_parts ENABLE ROW LEVEL SECURITY;
CREATE POLICY text_withdrawals_public ON text_withdrawals FOR SELECT TO assay_public
  USING (EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id));
CREATE POLICY edition_parts_public ON edition_parts FOR SELECT TO assay_public
  USING (EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = 'SHOWN'));

-- Texts that were there before get their parts, cut as lib/texts/rules/parts.ts cuts them, but for the titles' length.
DO $$
DECLARE
  edition uuid;
  block record;
  nth int;
  first_block int;
  first_start int;
  last_block int;
  last_end int;
  heading text;
BEGIN
  FOR edition IN SELECT DISTINCT edition_id FROM blocks LOOP
    nth := 1;
    first_block := NULL;
    FOR block IN SELECT id, kind, start, "end", text FROM blocks WHERE edition_id = edition ORDER BY id LOOP
      IF first_block IS NOT NULL AND (block."end" - first_start > 60000
          OR (block.kind = 'HEADING' AND block.start - first_start >= 15000)) THEN
        INSERT INTO edition_parts VALUES (edition, nth, coalesce(heading, ''), first_start, last_end, first_block, last_block);
        nth := nth + 1;
        first_block := NULL;
      END IF;
      IF first_block IS NULL THEN
        first_block := block.id;
        first_start := block.start;
        heading := NULL;
      END IF;
      IF heading IS NULL AND block.kind = 'HEADING' THEN heading := left(regexp_replace(block.text, '\s+', ' ', 'g'), 120); END IF;
      last_block := block.id;
      last_end := block."end";
    END LOOP;
    INSERT INTO edition_parts VALUES (edition, nth, coalesce(heading, ''), first_start, last_end, first_block, last_block);
  END LOOP;
END $$;
