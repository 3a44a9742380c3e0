-- What a ruling hides leaves a notice where it stood: the rulings on a claim and on what stands on it.
CREATE INDEX rulings_on_claim ON rulings (split_part(subject_id, '/', 1)) WHERE kind IN ('HIDE', 'SEND_BACK');

-- Of a source that is hidden the public reads nothing, and so not that a document was the dossier on it. Its
-- notice asks for that alone. The path is pinned, with temporary tables last, since this runs with the owner's rights.
DO $$
BEGIN
  EXECUTE format($definition$
    CREATE FUNCTION assay_source_of_document(of_document text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
      SELECT d.source_id FROM documents d WHERE d.id = of_document
        AND d.audience_id = '00000000-0000-4000-8000-000000000001'
    $body$
  $definition$, current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION assay_source_of_document(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assay_source_of_document(text) TO assay_public;
