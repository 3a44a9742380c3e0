-- A work is known by its title alone as well: what one record does not say of author and year may be what another says.
DO $$
DECLARE
  said text := pg_get_functiondef('assay_source_keys'::regproc);
  condition CONSTANT text := $q$IF worded <> '' THEN$q$;
BEGIN
  IF position(condition IN said) = 0 THEN
    RAISE EXCEPTION 'the function that says by what a record is known is not the one that was expected';
  END IF;
  EXECUTE replace(said, condition, condition || $q$
    keys := keys || ('title:' || left(worded, 300));$q$);
END $$;
REINDEX INDEX source_revisions_keys;
