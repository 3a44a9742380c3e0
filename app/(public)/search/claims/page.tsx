import type { Metadata } from "next";
import { z } from "zod";
import { ClaimList } from "@/components/publishing/claim-list";
import { queryField } from "@/lib/foundation/fields";
import { CLAIM_SORTS, CLAIMS_PER_PAGE, listClaims } from "@/lib/publishing/queries/claim-lists";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: what is asked for stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Claims", robots: { index: false } };

export default async function SearchedClaimsPage({ searchParams }: Props) {
  const { q: query, sort, page } = asked.parse(await searchParams);
  const list = await listClaims({ query, sort, page });
  return <ClaimList {...list} asked={{ query, sort, page }} perPage={CLAIMS_PER_PAGE} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  q: queryField({ most: 200 }),
  sort: z.enum(CLAIM_SORTS).catch("newest"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
