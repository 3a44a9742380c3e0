-- CreateTable
CREATE TABLE "edition_places" (
    "edition_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "edition_places_pkey" PRIMARY KEY ("edition_id","ordinal")
);

-- AddForeignKey
ALTER TABLE "edition_places" ADD CONSTRAINT "edition_places_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The laws ---------------------------------------------------------------------------------------

ALTER TABLE edition_places ADD CONSTRAINT edition_places_range_check CHECK (start >= 0 AND level >= 0 AND ordinal >= 1);
CREATE TRIGGER edition_places_append_only BEFORE UPDATE OR DELETE ON edition_places
  FOR EACH ROW EXECUTE FUNCTION assay_append_only();
CREATE TRIGGER edition_places_no_truncate BEFORE TRUNCATE ON edition_places
  FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only();

-- The names of places are what a locator says, in public; of a text that is not shown they stay with it.
GRANT SELECT (edition_id, ordinal, label, value, start, level) ON edition_places TO assay_public;
ALTER TABLE edition_places ENABLE ROW LEVEL SECURITY;
CREATE POLICY edition_places_public ON edition_places FOR SELECT TO assay_public
  USING (EXISTS (SELECT 1 FROM editions e WHERE e.id = edition_id AND e.holding = 'SHOWN'));
