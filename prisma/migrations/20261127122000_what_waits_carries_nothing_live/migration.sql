-- An acceptance can be taken back, and then the contribution waits again. What is live stands on nothing that
-- waits or was sent back: evidence on its claim, arguments on their claim and on what they aim at. The lock makes
-- whoever takes an acceptance back at the same moment wait, and then see what came to stand there.
CREATE CONSTRAINT TRIGGER evidence_stand_on_accepted AFTER INSERT OR UPDATE OF state ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_leans_on_accepted(
    'SELECT count(*) FROM (SELECT c.state FROM claims c
       WHERE c.id = ($1).claim_id AND c.audience_id = ($1).audience_id FOR SHARE) s
     WHERE s.state IN (''PROPOSED'', ''SENT_BACK'')');
CREATE CONSTRAINT TRIGGER arguments_stand_on_accepted AFTER INSERT OR UPDATE OF state ON arguments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_leans_on_accepted(
    'SELECT (SELECT count(*) FROM (SELECT c.state FROM claims c
         WHERE c.id = ($1).claim_id AND c.audience_id = ($1).audience_id FOR SHARE) s
       WHERE s.state IN (''PROPOSED'', ''SENT_BACK''))
     + (SELECT count(*) FROM (SELECT e.state FROM evidence e
         WHERE e.claim_id = ($1).claim_id AND e.id = ($1).target_evidence_id AND e.audience_id = ($1).audience_id FOR SHARE) s
       WHERE s.state IN (''PROPOSED'', ''SENT_BACK''))
     + (SELECT count(*) FROM (SELECT a.state FROM arguments a
         WHERE a.claim_id = ($1).claim_id AND a.id = ($1).target_argument_id AND a.audience_id = ($1).audience_id FOR SHARE) s
       WHERE s.state IN (''PROPOSED'', ''SENT_BACK''))');

-- The same from below. The argument of the trigger counts what is live and stands on the row.
CREATE FUNCTION assay_waits_alone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing integer;
BEGIN
  IF NEW.state NOT IN ('PROPOSED', 'SENT_BACK') THEN RETURN NULL; END IF;
  EXECUTE TG_ARGV[0] INTO standing USING NEW;
  IF standing > 0 THEN
    RAISE EXCEPTION '%: what waits carries nothing live', TG_TABLE_NAME USING ERRCODE = 'AS002';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claims_wait_alone AFTER UPDATE OF state ON claims
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_waits_alone(
    'SELECT (SELECT count(*) FROM evidence e
         WHERE e.claim_id = ($1).id AND e.state = ''LIVE'' AND e.audience_id = ($1).audience_id)
     + (SELECT count(*) FROM arguments a
         WHERE a.claim_id = ($1).id AND a.state = ''LIVE'' AND a.audience_id = ($1).audience_id)');
CREATE CONSTRAINT TRIGGER evidence_wait_alone AFTER UPDATE OF state ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_waits_alone(
    'SELECT count(*) FROM arguments a WHERE a.claim_id = ($1).claim_id AND a.target_evidence_id = ($1).id
       AND a.state = ''LIVE'' AND a.audience_id = ($1).audience_id');
CREATE CONSTRAINT TRIGGER arguments_wait_alone AFTER UPDATE OF state ON arguments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assay_waits_alone(
    'SELECT count(*) FROM arguments a WHERE a.claim_id = ($1).claim_id AND a.target_argument_id = ($1).id
       AND a.state = ''LIVE'' AND a.audience_id = ($1).audience_id');
