import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { RecordGiven } from "../rules/record";

/** A source as forms name it. */
export type NamedSource = { id: string; title: string };

/**
 * Sources of the ledger that may be the one described, five at most: those with the same DOI, ISBN or
 * address first, then those whose titles share two word stems and more, and four fifths of the shorter one's.
 */
export async function listAlikeSources(
  sql: Sql,
  { title, doi, isbn, url }: Pick<RecordGiven, "title" | "doi" | "isbn" | "url">,
): Promise<NamedSource[]> {
  const marks = [doi && pair("DOI", doi), isbn && pair("ISBN", isbn), url && pair("URL", url)];
  return sql<NamedSource>(ALIKE, [title, marks.filter(Boolean), PUBLIC_AUDIENCE_ID]);
}

// As it stands in the stored record, which a redaction may have left unreadable as JSON.
const pair = (name: string, value: string) => JSON.stringify({ [name]: value }).slice(1, -1);

const ALIKE = {
  name: "sources_alike",
  text: `
  WITH mine AS (SELECT tsvector_to_array(to_tsvector('english', $1)) AS stems)
  SELECT s.id, r.title FROM mine CROSS JOIN sources s
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM unnest($2::text[]) mark WHERE position(lower(mark) in lower(r.csl)) > 0) AS is_same) marked
  CROSS JOIN LATERAL (SELECT tsvector_to_array(to_tsvector('english', r.title)) AS stems) theirs
  CROSS JOIN LATERAL (SELECT count(*) AS count FROM unnest(theirs.stems) stem WHERE stem = ANY (mine.stems)) shared
  WHERE s.audience_id = $3 AND s.state = 'LIVE' AND s.merged_into_id IS NULL AND (marked.is_same OR lower(r.title) = lower($1) OR (shared.count >= 2
    AND shared.count * 5 >= least(cardinality(mine.stems), cardinality(theirs.stems)) * 4))
  ORDER BY marked.is_same DESC, shared.count DESC, s.id LIMIT 5`,
};
