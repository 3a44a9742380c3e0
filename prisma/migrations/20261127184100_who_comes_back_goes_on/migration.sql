-- Whoever comes back into a class goes on where they were: their work hangs on their enrolment, so its end may be taken
-- back. When it ended and by whom can still not be written over by something else.
DROP TRIGGER enrolments_append_only ON enrolments;
CREATE TRIGGER enrolments_append_only BEFORE UPDATE OR DELETE ON enrolments FOR EACH ROW
  EXECUTE FUNCTION assay_append_only('ended_at', '-ended_at', 'ended_by_actor_id', '-ended_by_actor_id');
