import { z } from "zod";
import { readPublicId } from "@/lib/foundation/ids";
import { cleanLine } from "@/lib/foundation/text";
import { ClaimKind, VerdictState } from "@/prisma/generated/enums";

/** By what a list of claims can be narrowed, in the order in which it is offered. */
export const FACETS = ["verdict", "turnout", "topic", "kind", "document", "source"] as const;
export type FacetName = (typeof FACETS)[number];

/** The orders of a list of claims. By best match only where words are searched for. */
export const CLAIM_SORTS = ["best", "newest", "votes", "contested"] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];

/** The keys of an address by which a list of claims is asked for; with any of them it is no cached whole. */
export const SEARCH_KEYS = ["q", ...FACETS, "sort", "page"] as const;

/** What is asked of the list of claims. A facet's value is as addresses and the database have it. */
export type ClaimsAsked = {
  query: string;
  /** Whether what somebody typed was longer than a query may be, so that only its beginning is asked. */
  isCut: boolean;
  facets: Partial<Record<FacetName, string>>;
  sort: ClaimSort;
  /** Counts from 1. */
  page: number;
};

/** The most characters of a query that are asked. */
export const LONGEST_QUERY = 200;

/** Nothing in particular: every claim, the newest first. */
export const ALL_CLAIMS: ClaimsAsked = {
  ...{ query: "", isCut: false, facets: {}, sort: "newest", page: 1 },
};

/** A name of the database as addresses have it: `MOSTLY_REFUTED` is `mostly-refuted`. */
export const valueOfState = (state: string): string => state.toLowerCase().replaceAll("_", "-");

const oneOf = (states: readonly string[]) =>
  z.enum(states.map(valueOfState)).optional().catch(undefined);

const publicId = z
  .string()
  .transform((typed) => {
    const read = readPublicId(typed);
    return read.kind === "invalid" ? undefined : read.id;
  })
  .optional()
  .catch(undefined);

/** What an address asks for. Whatever cannot be read is as if it had not been asked. */
export const claimsAskedInput = z
  .object({
    q: z.string().transform(cleanLine).catch(""),
    verdict: oneOf(Object.values(VerdictState)),
    turnout: oneOf(["none", "early", "provisional", "broad"]),
    kind: oneOf(Object.values(ClaimKind)),
    topic: publicId,
    document: publicId,
    source: publicId,
    sort: z.enum(CLAIM_SORTS).optional().catch(undefined),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ q, sort, page, ...facets }): ClaimsAsked => {
    const query = [...q].slice(0, LONGEST_QUERY).join("").trim();
    const usual = query ? "best" : "newest";
    const isBestOfNothing = sort === "best" && !query;
    return {
      query,
      isCut: query.length < q.length,
      facets: withoutEmpty(facets),
      sort: isBestOfNothing ? usual : (sort ?? usual),
      page,
    };
  });

/** The address that asks for this. What is usual is left out, so that the plain list has its plain address. */
export function claimsHref({ query, facets, sort, page }: ClaimsAsked): string {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  for (const name of FACETS) if (facets[name]) asked.set(name, facets[name]);
  if (sort !== (query ? "best" : "newest")) asked.set("sort", sort);
  if (page > 1) asked.set("page", String(page));
  return asked.size ? `/claims?${asked}` : "/claims";
}

function withoutEmpty(facets: Partial<Record<FacetName, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(facets).filter(([, value]) => value !== undefined),
  ) as ClaimsAsked["facets"];
}
