-- A class has claims of its own, in its audience.

-- An assignment is about claims that everyone sees, and about its own class's.
CREATE FUNCTION assay_assigned_claim_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM claims c WHERE c.id = NEW.claim_id
      AND (c.audience_id = '00000000-0000-4000-8000-000000000001'
        OR c.audience_id = (SELECT k.audience_id FROM assignments a JOIN classes k ON k.id = a.class_id
                            WHERE a.id = NEW.assignment_id)))
  THEN
    RAISE EXCEPTION 'an assignment is about public claims and those of its own class' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_claims_fit BEFORE INSERT OR UPDATE ON assignment_claims
  FOR EACH ROW EXECUTE FUNCTION assay_assigned_claim_fits();

-- A set goes from class to class: what is a class's own is never in it.
CREATE FUNCTION assay_kept_claim_is_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.claim_id
      AND c.audience_id = '00000000-0000-4000-8000-000000000001') THEN
    RAISE EXCEPTION 'a set holds public claims' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_set_members_public BEFORE INSERT OR UPDATE ON claim_set_members
  FOR EACH ROW EXECUTE FUNCTION assay_kept_claim_is_public();

-- The list of a class's own claims.
CREATE INDEX claims_of_class ON claims (audience_id, created_at DESC)
  WHERE audience_id <> '00000000-0000-4000-8000-000000000001';
CREATE INDEX claim_set_members_of_claim ON claim_set_members (claim_id);
