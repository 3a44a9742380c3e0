-- Somebody asks about their own work, and about what it was judged by.
CREATE FUNCTION assay_asks_about_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM submissions s JOIN assessments a ON a.submission_id = s.id AND a.kind = 'TEACHER'
    JOIN criteria c ON c.version_id = a.rubric_version_id AND c.id = NEW.criterion_id
    WHERE s.id = NEW.submission_id AND s.actor_id = NEW.asked_by_actor_id)
  THEN
    RAISE EXCEPTION 'an inquiry is about a criterion by which one''s own work was judged' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inquiries_about_own BEFORE INSERT ON inquiries
  FOR EACH ROW EXECUTE FUNCTION assay_asks_about_own();
