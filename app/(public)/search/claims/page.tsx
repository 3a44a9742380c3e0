import { cache } from "react";
import type { Metadata } from "next";
import { ClaimList } from "@/components/publishing/claim-list";
import { claimsTitle } from "@/components/publishing/facet-words";
import { CLAIMS_PER_PAGE, getClaimList } from "@/lib/publishing/queries/claim-lists";
import { claimsAskedInput, type ClaimsAsked } from "@/lib/search/schema";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: what is asked for stands in the query.
export const instant = false;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = claimsAskedInput.parse(await searchParams);
  const list = await listOnce(JSON.stringify(asked));
  return { title: claimsTitle(asked, list), robots: { index: false } };
}

export default async function SearchedClaimsPage({ searchParams }: Props) {
  const asked = claimsAskedInput.parse(await searchParams);
  const list = await listOnce(JSON.stringify(asked));
  return <ClaimList list={list} asked={asked} perPage={CLAIMS_PER_PAGE} />;
}

// Title and page show the same list: it is read once for a request.
const listOnce = cache((asked: string) => getClaimList(JSON.parse(asked) as ClaimsAsked));
