-- What somebody is told of is an event: it says when, and what it became.
ALTER TABLE "notifications" ADD COLUMN "event_id" BIGINT NOT NULL;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_event_id_fkey"
  FOREIGN KEY ("event_id") REFERENCES "audit_events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How many wait to be read, asked for with every page that somebody signed in opens.
CREATE INDEX notifications_unread ON notifications (recipient_actor_id) WHERE read_at IS NULL;

-- Who follows something, in the order in which they are told.
CREATE INDEX follows_of_claim ON follows (claim_id, actor_id) WHERE ended_at IS NULL;
CREATE INDEX follows_of_document ON follows (document_id, actor_id) WHERE ended_at IS NULL;
CREATE INDEX follows_of_source ON follows (source_id, actor_id) WHERE ended_at IS NULL;
CREATE INDEX follows_of_topic ON follows (topic_id, actor_id) WHERE ended_at IS NULL;
