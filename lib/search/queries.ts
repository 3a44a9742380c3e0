import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { planSearch, type SearchPlan, type WordRow } from "./rules/plan";
import { askedWords } from "./rules/words";
import { FACETS, type ClaimsAsked, type FacetName } from "./schema";

/** The claims of one page, in their order, each with what it was found by. */
export type Found = { claimId: string; passages: string[] };
export type Search = { plan: SearchPlan; found: Found[] };

/** How many of the newest claims are ranked and counted; beyond them a search ends. */
export const MOST_FOUND = 1000;

/**
 * A page of the public claims that have all words and all facets asked for. A word that stands in no
 * claim is taken for a slip of the hand; where nothing has all the words as they were typed, every word is.
 *
 * @param most how many claims a page has; one more is given where there is one
 */
export async function searchClaims(asked: ClaimsAsked, most: number): Promise<Search> {
  const rows = await readWords(askedWords(asked.query));
  const plan = planSearch(rows);
  const found = await findClaims(plan, asked, most);
  if (found.length > 0 || plan.required === null || asked.page > 1) return { plan, found };
  const loose = planSearch(rows, { isLoose: true });
  if (loose.required === plan.required) return { plan, found };
  const nearly = await findClaims(loose, asked, most);
  return nearly.length > 0 ? { plan: loose, found: nearly } : { plan, found };
}

export type FacetCount = {
  name: FacetName;
  value: string;
  claimCount: number;
  /** The name of a topic, a document or a source; null where it is not public, and for other facets. */
  title: string | null;
};

/**
 * How many of the claims found have each facet, among the newest thousand; of each facet the twelve
 * values that most claims have, and those asked for.
 */
export async function countFacets(
  { required }: SearchPlan,
  { facets }: ClaimsAsked,
): Promise<{ total: number; counts: FacetCount[] }> {
  const rows = await publicSql<{ facet: string; claims: number; title: string | null }>(
    COUNT_FACETS,
    [required, narrowedTo(facets)],
  );
  const counts = rows.flatMap(({ facet, claims, title }) => {
    const at = facet.indexOf("=");
    const name = FACETS.find((one) => one === facet.slice(0, at));
    return name ? [{ name, value: facet.slice(at + 1), claimCount: claims, title }] : [];
  });
  return { total: rows.find(({ facet }) => facet === "")?.claims ?? 0, counts };
}

/** How many claims there would be without one of the facets asked for; by facet, none left out. */
export async function countWithout(
  { required }: SearchPlan,
  { facets }: ClaimsAsked,
): Promise<Partial<Record<FacetName, number>>> {
  const rows = await publicSql<{ name: FacetName; claims: number }>(COUNT_WITHOUT, [
    required,
    narrowedTo(facets),
  ]);
  return Object.fromEntries(rows.map(({ name, claims }) => [name, claims]));
}

async function readWords(words: readonly string[]): Promise<WordRow[]> {
  return words.length ? publicSql<WordRow>(READ_WORDS, [words]) : [];
}

async function findClaims(plan: SearchPlan, asked: ClaimsAsked, most: number): Promise<Found[]> {
  const skipped = (asked.page - 1) * most;
  if (skipped >= MOST_FOUND) return [];
  const { required, preferred } = plan;
  const sort = required === null && asked.sort === "best" ? "newest" : asked.sort;
  const page = [required, preferred, narrowedTo(asked.facets), sort, most + 1, skipped];
  return publicSql<Found>(FIND_CLAIMS, page);
}

const narrowedTo = (facets: ClaimsAsked["facets"]): string[] =>
  FACETS.flatMap((name) => (facets[name] ? [`${name}=${facets[name]}`] : []));

const READ_WORDS = {
  name: "search_words",
  text: "SELECT place, how, word, key, letters FROM assay_search_words($1)",
};
const FIND_CLAIMS = {
  name: "search_claims",
  text: `SELECT claim_id AS "claimId", passages FROM assay_search_claims($1, $2, $3, $4, $5, $6) ORDER BY place`,
};
const COUNT_FACETS = {
  name: "search_facets",
  text: `
  SELECT most.facet, most.claims, CASE most.name
    WHEN 'topic' THEN (SELECT t.name FROM topics t WHERE t.id = most.value)
    WHEN 'document' THEN (SELECT r.title FROM documents d JOIN sources s ON s.id = d.source_id
      JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id WHERE d.id = most.value)
    WHEN 'source' THEN (SELECT r.title FROM sources s
      JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id WHERE s.id = most.value)
    END AS title
  FROM (
    SELECT either.facet, split_part(either.facet, '=', 1) AS name, split_part(either.facet, '=', 2) AS value,
      max(either.claims) AS claims,
      row_number() OVER (PARTITION BY split_part(either.facet, '=', 1) ORDER BY max(either.claims) DESC, either.facet) AS nth
    FROM (SELECT facet, claims FROM assay_search_facets($1, $2)
          UNION ALL SELECT unnest($2::text[]), 0) either
    GROUP BY either.facet) most
  WHERE most.nth <= 12 OR most.facet = ANY ($2) ORDER BY most.nth, most.facet`,
};
const COUNT_WITHOUT = {
  name: "search_without",
  text: `SELECT split_part(f.facet, '=', 1) AS name,
    coalesce((SELECT c.claims FROM assay_search_facets($1, array_remove($2::text[], f.facet)) c WHERE c.facet = ''), 0) AS claims
  FROM unnest($2::text[]) f (facet)`,
};
