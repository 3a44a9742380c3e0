-- The public queue reads the claims and words that wait for a source, and those that were given one, by time.
DROP INDEX requests_open;
CREATE INDEX requests_waiting ON requests (requested_at, id) WHERE kind = 'NEEDS_SOURCE' AND closed_at IS NULL;
CREATE INDEX requests_met ON requests (closed_at, id) WHERE met_by_id IS NOT NULL;
