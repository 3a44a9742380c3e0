import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { CslItem } from "../rules";
import type { Known } from "../rules/bibliography/plan";

/**
 * By which keys each of many records is known (its DOI, its ISBN, its title with author and year as far as it has them),
 * and which sources of the ledger are known by one of them, those that wait among them: at most three for each key. One
 * statement for all of them.
 */
export async function listKnown(sql: Sql, items: readonly CslItem[]): Promise<Known[]> {
  if (items.length === 0) return [];
  return sql<Known>(KNOWN, [
    items.map((item) => JSON.stringify(item)),
    items.map(({ title }) => title),
    PUBLIC_AUDIENCE_ID,
  ]);
}

const KNOWN = {
  name: "sources_known",
  text: `
  SELECT b.at::int - 1 AS at, key.key, s.id AS "sourceId", s.title, coalesce(s.state = 'PROPOSED', false) AS "isWaiting"
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS b (csl, title, at)
  CROSS JOIN LATERAL unnest(assay_source_keys(b.csl, b.title)) AS key (key)
  LEFT JOIN LATERAL (
    SELECT s.id, r.title, s.state FROM source_revisions r JOIN sources s ON s.id = r.source_id AND s.current_revision_id = r.id
    WHERE assay_source_keys(r.csl, r.title) @> ARRAY[key.key] AND s.audience_id = $3 AND s.state IN ('LIVE', 'PROPOSED')
      AND s.merged_into_id IS NULL
    ORDER BY s.created_at, s.id LIMIT 3) s ON true
  ORDER BY b.at, key.key, s.id`,
};
