import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { CslItem } from "../rules";

/** A source as forms name it. */
export type NamedSource = { id: string; title: string };

/**
 * Sources of the ledger that may be the one described, five at most: those with the same DOI, ISBN or address first, then
 * those whose titles share two word stems and more, and four fifths of the shorter one's. Of these the ones by the same first
 * author and of the same year come first, and those last that are by another and of another year: every new edition has
 * the title of the one before. Who says nothing of either stands between them.
 */
export async function listAlikeSources(sql: Sql, item: CslItem): Promise<NamedSource[]> {
  const { title, DOI, ISBN, URL } = item;
  const marks = [DOI && pair("DOI", DOI), ISBN && pair("ISBN", ISBN), URL && pair("URL", URL)];
  const asked = [title, marks.filter(Boolean), PUBLIC_AUDIENCE_ID, JSON.stringify(item)];
  return sql<NamedSource>(ALIKE, asked);
}

// As it stands in the stored record, which a redaction may have left unreadable as JSON.
const pair = (name: string, value: string) => JSON.stringify({ [name]: value }).slice(1, -1);

/** The first author (1) or the year (2) by which a record is known with its title; empty where it says none. */
const said = (csl: string, title: string, nth: 1 | 2) => `coalesce((
    SELECT split_part(key, '|', ${nth + 1}) FROM unnest(assay_source_keys(${csl}, ${title})) key WHERE key LIKE 'work:%'), '')`;
const agrees = (
  what: "author" | "year",
) => `CASE WHEN mine.${what} = '' OR theirs.${what} = '' THEN 0
    WHEN mine.${what} = theirs.${what} THEN 1 ELSE -1 END`;

const ALIKE = {
  name: "sources_alike",
  text: `
  WITH mine AS (SELECT tsvector_to_array(to_tsvector('english', $1)) AS stems,
    ${said("$4", "$1", 1)} AS author, ${said("$4", "$1", 2)} AS year),
  found AS MATERIALIZED (
    SELECT s.id, r.title, r.csl, marked.is_same, shared.count FROM mine CROSS JOIN sources s
    JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM unnest($2::text[]) mark WHERE position(lower(mark) in lower(r.csl)) > 0) AS is_same) marked
    CROSS JOIN LATERAL (SELECT tsvector_to_array(to_tsvector('english', r.title)) AS stems) theirs
    CROSS JOIN LATERAL (SELECT count(*) AS count FROM unnest(theirs.stems) stem WHERE stem = ANY (mine.stems)) shared
    WHERE s.audience_id = $3 AND s.state = 'LIVE' AND s.merged_into_id IS NULL AND (marked.is_same OR lower(r.title) = lower($1) OR (shared.count >= 2
      AND shared.count * 5 >= least(cardinality(mine.stems), cardinality(theirs.stems)) * 4)))
  SELECT found.id, found.title FROM mine CROSS JOIN found
  CROSS JOIN LATERAL (SELECT ${said("found.csl", "found.title", 1)} AS author, ${said("found.csl", "found.title", 2)} AS year) theirs
  ORDER BY found.is_same DESC, (${agrees("author")}) + (${agrees("year")}) DESC, found.count DESC, found.id LIMIT 5`,
};
