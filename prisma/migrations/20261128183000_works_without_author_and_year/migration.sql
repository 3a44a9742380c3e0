-- A work of which neither an author nor a year is known is known by its title: brought twice, it is pointed out as well.
DO $$
DECLARE
  said text := pg_get_functiondef('assay_source_keys'::regproc);
  condition CONSTANT text := $q$worded <> '' AND (named <> '' OR dated <> '')$q$;
BEGIN
  IF position(condition IN said) = 0 THEN
    RAISE EXCEPTION 'the function that says by what a record is known is not the one that was expected';
  END IF;
  EXECUTE replace(said, condition, $q$worded <> ''$q$);
END $$;
REINDEX INDEX source_revisions_keys;
