import "server-only";

/**
 * SQL that gives, as rows of `id`, every source that is one with the given one: the kept one and its duplicates. Both are
 * found by an index, since lists ask it of each of their rows.
 *
 * @param sourceId what the id of any of them goes by in the statement
 */
export const sameSources = (sourceId: string): string => `
  SELECT same.id FROM (SELECT coalesce(asked.merged_into_id, asked.id) AS id FROM sources asked WHERE asked.id = ${sourceId}) kept
  CROSS JOIN LATERAL (
    SELECT kept.id UNION ALL SELECT copy.id FROM sources copy WHERE copy.merged_into_id = kept.id) same`;

/**
 * SQL for how far a source can be relied on: the standing of the one it was merged into, else its own.
 *
 * @param row what the row of `sources` goes by
 */
export const standingIn = (row: string): string =>
  `coalesce((SELECT kept.standing FROM sources kept WHERE kept.id = ${row}.merged_into_id), ${row}.standing)`;
