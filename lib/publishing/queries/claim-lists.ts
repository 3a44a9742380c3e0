import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { plainly } from "@/lib/foundation/redacted";
import {
  countFacets,
  countWithout,
  MOST_FOUND,
  searchClaims,
  type FacetCount,
  type Found,
} from "@/lib/search/queries";
import { foundPassage, markedText, type FoundPassage, type Piece } from "@/lib/search/rules/marks";
import type { Correction, SearchPlan } from "@/lib/search/rules/plan";
import type { ClaimsAsked, FacetName } from "@/lib/search/schema";
import { addressOf } from "@/lib/foundation/address";
import { claimItem } from "../rules/citing";
import { coinsOf } from "../rules/coins";
import { CLAIM_ROW, listedClaim, type ListedClaim, type ListedClaimRow } from "./parts";

export const CLAIMS_PER_PAGE = 30;

const SHORT_LIST = 5;

/** A claim of a search: its sentence with the words that were found, and where else they stand. */
export type FoundClaim = ListedClaim & {
  pieces: Piece[];
  passage: FoundPassage | null;
  /** What reference managers read of it in the list. */
  coins: string;
};

export type ClaimListShown = {
  claims: FoundClaim[];
  hasMore: boolean;
  /** How many there are in all, up to a thousand. */
  total: number;
  isTotalCut: boolean;
  facets: FacetCount[];
  /** Whether nothing typed is a word that could be looked for: what is listed is found by the filters alone. */
  isWordless: boolean;
  corrections: Correction[];
  /** Words that stand in no claim. */
  unknown: string[];
  /** Where nothing was found: how many claims there would be without one of the facets asked for. */
  without: Partial<Record<FacetName, number>>;
};

/** A page of the live claims that somebody asks for, with the means to narrow it further. */
export async function getClaimList(
  asked: ClaimsAsked,
  most = CLAIMS_PER_PAGE,
): Promise<ClaimListShown> {
  const { plan, found } = await searchClaims(asked, most);
  const isNarrowed = Object.keys(asked.facets).length > 0;
  const [claims, { total, counts }, without] = await Promise.all([
    claimsFound(found.slice(0, most), plan),
    countFacets(plan, asked),
    found.length === 0 && isNarrowed ? countWithout(plan, asked) : {},
  ]);
  const { corrections, unknown } = plan;
  const isWordless = asked.query !== "" && plan.required === null;
  const shown = {
    claims,
    isWordless,
    hasMore: found.length > most,
    facets: counts,
    corrections,
    unknown,
  };
  return { ...shown, total, isTotalCut: total >= MOST_FOUND, without };
}

async function claimsFound(found: readonly Found[], { spellings }: SearchPlan) {
  const passages = new Map(found.map(({ claimId, passages }) => [claimId, passages]));
  const claims = await rowsOfClaims([...passages.keys()]);
  return claims.map((claim) => ({
    ...claim,
    pieces: markedText(plainly(claim.sentence), spellings),
    coins: coinsOf(claimItem({ ...claim, ...UNWORDED }, addressOf(claim.href))),
    passage: foundPassage(passages.get(claim.id)!.map(plainly), spellings),
  }));
}

// A row of a list does not know which wording it shows.
const UNWORDED = { revisionNumber: null, revisedAt: null };

async function rowsOfClaims(ids: readonly string[]): Promise<ListedClaim[]> {
  const rows = ids.length ? await publicSql<Row>(BY_ID, [ids]) : [];
  return rows.map(({ claim }) => listedClaim(claim));
}

/** Claims on which reviewers divide, the latest to do so first. */
export const listContestedClaims = () => shortList(CONTESTED);

/** Claims with a settled verdict, the latest first. */
export const listSettledClaims = () => shortList(SETTLED);

/** The newest claims. */
export const listNewestClaims = () => shortList(NEWEST);

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

const BY_ID = rowsOf(
  "by_id",
  "SELECT asked.id, asked.place FROM unnest($1::text[]) WITH ORDINALITY asked (id, place)",
);

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
const NEWEST = rowsOf(
  "newest",
  `SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place
   FROM claims c WHERE ${SHOWN} ORDER BY c.created_at DESC, c.id LIMIT $1`,
);
const UNSOURCED = rowsOf(
  "unsourced",
  `SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place
   FROM (SELECT c.id, c.created_at FROM claims c WHERE ${SHOWN} ORDER BY c.created_at DESC LIMIT 1000) c
   WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.state = 'LIVE')
   ORDER BY c.created_at DESC, c.id LIMIT $1`,
);
