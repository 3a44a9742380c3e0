-- A session was opened with a role and a password. When either changes, by whatever way, every session of the account
-- ends at the commit, but for one that the same transaction opened: who changes their own password goes on.
CREATE FUNCTION assay_sessions_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sessions s
  WHERE s.profile_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND NOT assay_is_ours(s.xmin);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER profiles_sessions_end AFTER UPDATE OF role ON profiles DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role) EXECUTE FUNCTION assay_sessions_end('id');
CREATE CONSTRAINT TRIGGER credentials_sessions_end AFTER UPDATE OF password ON credentials DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.password IS DISTINCT FROM NEW.password) EXECUTE FUNCTION assay_sessions_end('profile_id');
