-- On the desk, too, evidence stands as the record does that its source was merged into: its line is drawn with the standing
-- and the changes of the kept one, and drawn anew when that changes and when records are merged or parted.

-- The records that count for these sources.
CREATE FUNCTION assay_kept_sources(sources text[]) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT DISTINCT coalesce(s.merged_into_id, s.id) FROM sources s WHERE s.id = ANY (sources)
$$;

DO $$
DECLARE
  said text := pg_get_functiondef('assay_draw_desk_line'::regproc);
  standing CONSTANT text := 'FROM sources s WHERE s.id IN (r.source_id, r.via_source_id) AND s.standing';
  changes CONSTANT text := 'WHERE c.source_id IN (r.source_id, r.via_source_id)';
  kept CONSTANT text := '(SELECT assay_kept_sources(ARRAY[r.source_id, r.via_source_id]))';
BEGIN
  IF position(standing IN said) = 0 OR position(changes IN said) = 0 THEN
    RAISE EXCEPTION 'the function that draws a line of the desk is not the one that was expected';
  END IF;
  said := replace(said, standing, 'FROM sources s WHERE s.id IN ' || kept || ' AND s.standing');
  EXECUTE replace(said, changes, 'WHERE c.source_id IN ' || kept);
END $$;

DO $$
DECLARE
  said text := pg_get_functiondef('assay_on_desk'::regproc);
  named CONSTANT text := 'WHERE $1 IN (r.source_id, r.via_source_id) ORDER BY 1, 2';
BEGIN
  IF position(named IN said) = 0 THEN
    RAISE EXCEPTION 'the function that watches what the desk shows is not the one that was expected';
  END IF;
  EXECUTE replace(said, named, 'WHERE r.source_id IN (SELECT s.id FROM sources s WHERE s.id = $1 OR s.merged_into_id = $1)
            OR r.via_source_id IN (SELECT s.id FROM sources s WHERE s.id = $1 OR s.merged_into_id = $1) ORDER BY 1, 2');
END $$;

DROP TRIGGER sources_on_desk ON sources;
CREATE TRIGGER sources_on_desk AFTER UPDATE OF standing, merged_into_id ON sources
  FOR EACH ROW EXECUTE FUNCTION assay_on_desk();

-- What was merged already.
SELECT assay_draw_desk_line(e.claim_id, e.id) FROM evidence e
JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
JOIN sources s ON s.id IN (r.source_id, r.via_source_id) WHERE s.merged_into_id IS NOT NULL;
