import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { CLAIM_ROW, FRESH, listedClaim, type ListedClaim, type ListedClaimRow } from "./parts";
import { searchedWords } from "../rules";

export const CLAIMS_PER_PAGE = 30;
export const CLAIM_SORTS = ["newest", "votes"] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];

/** How many of the newest claims a search by words looks through, until there is an index of words. */
const SEARCHED = 5000;
const LAST_PAGE = 200;
const SHORT_LIST = 5;

/**
 * One page of the live claims.
 *
 * @param page counts from 1; beyond the 200th there is nothing
 * @param most how many stand on a page
 * @param query words that all stand in the sentence, in any order and case; empty for every claim
 */
export async function listClaims({
  page = 1,
  sort = "newest",
  query = "",
  most = CLAIMS_PER_PAGE,
}: {
  page?: number;
  sort?: ClaimSort;
  query?: string;
  most?: number;
}): Promise<{ claims: ListedClaim[]; hasMore: boolean }> {
  if (page < 1 || page > LAST_PAGE) return { claims: [], hasMore: false };
  const words = searchedWords(query);
  const window = [most + 1, (page - 1) * most];
  const rows = words.length
    ? await publicSql<Row>(FOUND[sort], [...window, words.map((word) => `%${word}%`)])
    : await publicSql<Row>(ALL[sort], window);
  const claims = rows.slice(0, most).map(({ claim }) => listedClaim(claim));
  return { claims, hasMore: rows.length > most };
}

/** Claims on which reviewers divide, the latest to do so first. */
export const listContestedClaims = () => shortList(CONTESTED);

/** Claims with a settled verdict, the latest first. */
export const listSettledClaims = () => shortList(SETTLED);

/** Claims that no live evidence bears on, the newest first, among the last thousand. */
export const listUnsourcedClaims = () => shortList(UNSOURCED);

type Row = { claim: ListedClaimRow };

async function shortList(statement: { name: string; text: string }): Promise<ListedClaim[]> {
  const rows = await publicSql<Row>(statement, [SHORT_LIST]);
  return rows.map(({ claim }) => listedClaim(claim));
}

/** Rows of a list over a statement that picks claims and their order: columns `id` and `place`. */
const rowsOf = (name: string, picked: string) => ({
  name: `publishing_claims_${name}`,
  text: `SELECT ${CLAIM_ROW} AS claim FROM (${picked}) picked
         JOIN claims c ON c.id = picked.id
         JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         ORDER BY picked.place`,
});

const SHOWN = "c.state = 'LIVE' AND c.merged_into_id IS NULL";

// By votes, claims that were never counted come last: they are looked for only where the others end.
const ALL = {
  newest: rowsOf(
    "newest",
    `SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place FROM claims c WHERE ${SHOWN}
     ORDER BY c.created_at DESC, c.id LIMIT $1 OFFSET $2`,
  ),
  votes: rowsOf(
    "by_votes",
    `WITH counted AS MATERIALIZED (
       SELECT c.id, row_number() OVER (ORDER BY ${FRESH} DESC, t.claim_id) AS place
       FROM tallies t JOIN claims c ON c.id = t.claim_id WHERE ${SHOWN}
       ORDER BY ${FRESH} DESC, t.claim_id LIMIT $1::int + $2::int),
     uncounted AS (
       SELECT c.id, (SELECT count(*) FROM counted) + row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place
       FROM claims c WHERE ${SHOWN} AND NOT EXISTS (SELECT 1 FROM tallies t WHERE t.claim_id = c.id)
       ORDER BY c.created_at DESC, c.id LIMIT $1::int + $2::int - (SELECT count(*) FROM counted))
     SELECT id, place FROM (SELECT id, place FROM counted UNION ALL SELECT id, place FROM uncounted) either
     ORDER BY place LIMIT $1::int OFFSET $2::int`,
  ),
} satisfies Record<ClaimSort, unknown>;

const AMONG_NEWEST = `
  (SELECT c.id, c.created_at, r.sentence FROM claims c
   JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
   WHERE ${SHOWN} ORDER BY c.created_at DESC LIMIT ${SEARCHED}) c`;

const FOUND = {
  newest: rowsOf(
    "found_newest",
    `SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place FROM ${AMONG_NEWEST}
     WHERE c.sentence ILIKE ALL ($3::text[]) ORDER BY c.created_at DESC, c.id LIMIT $1 OFFSET $2`,
  ),
  votes: rowsOf(
    "found_by_votes",
    `SELECT c.id, row_number() OVER (ORDER BY ${FRESH} DESC NULLS LAST, c.id) AS place
     FROM ${AMONG_NEWEST} LEFT JOIN tallies t ON t.claim_id = c.id
     WHERE c.sentence ILIKE ALL ($3::text[]) ORDER BY ${FRESH} DESC NULLS LAST, c.id LIMIT $1 OFFSET $2`,
  ),
} satisfies Record<ClaimSort, unknown>;

// A state holds while no later verdict of the claim says otherwise; one claim stands once, by its latest.
const latestVerdict = (condition: string) => `
  SELECT v.claim_id AS id, row_number() OVER (ORDER BY v.computed_at DESC) AS place
  FROM verdicts v JOIN claims c ON c.id = v.claim_id
  WHERE ${condition} AND ${SHOWN}
    AND NOT EXISTS (SELECT 1 FROM verdicts later WHERE later.claim_id = v.claim_id
                    AND (later.computed_at, later.id) > (v.computed_at, v.id))
  ORDER BY v.computed_at DESC LIMIT $1`;

const CONTESTED = rowsOf("contested", latestVerdict("v.state = 'CONTESTED'"));
const SETTLED = rowsOf("settled", latestVerdict("v.is_settled"));
const UNSOURCED = rowsOf(
  "unsourced",
  `SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place
   FROM (SELECT c.id, c.created_at FROM claims c WHERE ${SHOWN} ORDER BY c.created_at DESC LIMIT 1000) c
   WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.state = 'LIVE')
   ORDER BY c.created_at DESC, c.id LIMIT $1`,
);
