import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { CslItem } from "../rules";
import type { Known } from "../rules/bibliography/plan";

/**
 * By which keys each of many records is known (its DOI, its ISBN, its title with author and year as far as it has them),
 * and which sources of the ledger are known by one of them, those that wait among them: at most three for each key. Of those
 * of one title the ones with the same author and year come first, then those that say less or more of either; who names
 * another author or year is another work. One statement for all of them.
 */
export async function listKnown(sql: Sql, items: readonly CslItem[]): Promise<Known[]> {
  if (items.length === 0) return [];
  return sql<Known>(KNOWN, [
    items.map((item) => JSON.stringify(item)),
    items.map(({ title }) => title),
    PUBLIC_AUDIENCE_ID,
  ]);
}

const agrees = (
  nth: 2 | 3,
) => `(split_part(key.key, '|', ${nth}) IN ('', split_part(theirs.key, '|', ${nth}))
        OR split_part(theirs.key, '|', ${nth}) = '')`;

const KNOWN = {
  name: "sources_known",
  text: `
  SELECT b.at::int - 1 AS at, key.key, s.id AS "sourceId", s.key AS "sourceKey", s.title,
    coalesce(s.state = 'PROPOSED', false) AS "isWaiting"
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS b (csl, title, at)
  CROSS JOIN LATERAL unnest(assay_source_keys(b.csl, b.title)) AS key (key)
  CROSS JOIN LATERAL (SELECT CASE WHEN key.key LIKE 'work:%'
    THEN 'title:' || split_part(substr(key.key, 6), '|', 1) ELSE key.key END AS key) sought
  LEFT JOIN LATERAL (
    SELECT s.id, r.title, s.state, theirs.key
    FROM source_revisions r JOIN sources s ON s.id = r.source_id AND s.current_revision_id = r.id
    CROSS JOIN LATERAL unnest(assay_source_keys(r.csl, r.title)) AS theirs (key)
    WHERE assay_source_keys(r.csl, r.title) @> ARRAY[sought.key] AND s.audience_id = $3 AND s.state IN ('LIVE', 'PROPOSED')
      AND s.merged_into_id IS NULL AND (theirs.key = key.key
        OR (theirs.key LIKE 'work:%' AND key.key LIKE 'work:%' AND ${agrees(2)} AND ${agrees(3)}))
    ORDER BY theirs.key = key.key DESC, s.created_at, s.id LIMIT 3) s ON true
  WHERE key.key NOT LIKE 'title:%'
  ORDER BY b.at, key.key, s.key = key.key DESC, s.id`,
};
