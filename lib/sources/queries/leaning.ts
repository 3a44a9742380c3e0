import "server-only";

/**
 * SQL that gives, as rows of `id`, a source and every source that leans on it: at first hand or through others, by any
 * kind of leaning that was not withdrawn. Sources that were merged are one. Made from names of the statement alone; it
 * ends whatever the web is like, since each source comes once. What a changed standing touches is asked for with this
 * everywhere: before the change, after it, for the recount and for those who are told.
 *
 * @param sourceId what the id of the source goes by in the statement
 */
export const leaningSources = (sourceId: string): string => `
  WITH RECURSIVE leaning (id) AS (
    SELECT ${sourceId}
    UNION
    SELECT near.id FROM leaning f CROSS JOIN LATERAL (
      SELECT l.source_id AS id FROM lineages l WHERE l.leans_on_id = f.id AND l.withdrawn_at IS NULL
      UNION ALL SELECT d.id FROM sources d WHERE d.merged_into_id = f.id
      UNION ALL SELECT k.merged_into_id FROM sources k WHERE k.id = f.id AND k.merged_into_id IS NOT NULL) near)
  SELECT id FROM leaning`;
