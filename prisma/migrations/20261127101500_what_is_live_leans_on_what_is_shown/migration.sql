-- Evidence and arguments may wait side by side with the source or the claim that they lean on. What is
-- live leans on nothing that was never accepted: an editor accepts that first. The argument of the
-- trigger counts what the row leans on that waits or was sent back.
CREATE FUNCTION assay_leans_on_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  waiting integer;
BEGIN
  IF NEW.state <> 'LIVE' THEN RETURN NULL; END IF;
  EXECUTE TG_ARGV[0] INTO waiting USING NEW;
  IF waiting > 0 THEN
    RAISE EXCEPTION '%: what is live leans on what was accepted', TG_TABLE_NAME USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER evidence_lean_on_accepted AFTER INSERT OR UPDATE OF state, current_revision_id ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_leans_on_accepted(
    'SELECT count(*) FROM evidence_revisions r JOIN sources s ON s.id IN (r.source_id, r.via_source_id)
     WHERE r.claim_id = ($1).claim_id AND r.id = ($1).current_revision_id AND s.state IN (''PROPOSED'', ''SENT_BACK'')');
CREATE CONSTRAINT TRIGGER arguments_lean_on_accepted AFTER INSERT OR UPDATE OF state ON arguments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_leans_on_accepted(
    'SELECT count(*) FROM argument_premises p JOIN claims c ON c.id = p.premise_claim_id
     WHERE p.claim_id = ($1).claim_id AND p.argument_id = ($1).id AND c.state IN (''PROPOSED'', ''SENT_BACK'')');
