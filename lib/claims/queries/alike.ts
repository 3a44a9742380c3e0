import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readSql, type Sql } from "@/lib/foundation/db";

/** A claim as forms name it. */
export type NamedClaim = { id: string; slug: string; sentence: string };

/**
 * Live claims that may say the same as a sentence, the most alike first, five at most: they share half
 * the word stems of the shorter sentence, and three at least where both have so many.
 */
export async function listAlikeClaims(sql: Sql, sentence: string): Promise<NamedClaim[]> {
  return sql<NamedClaim>(ALIKE, [sentence, PUBLIC_AUDIENCE_ID]);
}

/** Live claims in which one of the words stands, the best first, eight at most; none for an empty search. */
export async function findClaims(words: string): Promise<NamedClaim[]> {
  if (words.trim() === "") return [];
  return readSql<NamedClaim>(FIND, [words, PUBLIC_AUDIENCE_ID]);
}

/** Live claims by their ids, in the order of the ids; those that are not there are left out. */
export async function listNamedClaims(claimIds: readonly string[]): Promise<NamedClaim[]> {
  if (claimIds.length === 0) return [];
  return readSql<NamedClaim>(NAMED, [claimIds, PUBLIC_AUDIENCE_ID]);
}

const OPEN = `claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  AND c.audience_id = $2 AND c.state = 'LIVE' AND c.merged_into_id IS NULL`;

const ALIKE = {
  name: "claims_alike",
  text: `
  WITH mine AS (SELECT tsvector_to_array(to_tsvector('english', $1)) AS stems)
  SELECT c.id, r.slug, r.sentence FROM mine CROSS JOIN ${OPEN}
  CROSS JOIN LATERAL (SELECT tsvector_to_array(to_tsvector('english', r.sentence)) AS stems) theirs
  CROSS JOIN LATERAL (SELECT count(*) AS count FROM unnest(theirs.stems) stem WHERE stem = ANY (mine.stems)) shared
  CROSS JOIN LATERAL (SELECT least(cardinality(mine.stems), cardinality(theirs.stems)) AS count) shorter
  WHERE shared.count >= least(3, shorter.count) AND shared.count * 2 >= shorter.count AND shared.count > 0
  ORDER BY shared.count::float / greatest(cardinality(mine.stems), cardinality(theirs.stems)) DESC, c.id LIMIT 5`,
};

// Any of the words, by its stem: the more of them, the higher.
const FIND = {
  name: "claims_find",
  text: `
  WITH asked AS (SELECT replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery AS words)
  SELECT c.id, r.slug, r.sentence FROM asked CROSS JOIN ${OPEN}
  WHERE to_tsvector('english', r.sentence) @@ asked.words OR position(lower($1) in lower(r.sentence)) > 0
  ORDER BY ts_rank(to_tsvector('english', r.sentence), asked.words) DESC, c.id LIMIT 8`,
};

const NAMED = {
  name: "claims_named",
  text: `SELECT c.id, r.slug, r.sentence FROM ${OPEN} WHERE c.id = ANY ($1) ORDER BY array_position($1, c.id)`,
};
