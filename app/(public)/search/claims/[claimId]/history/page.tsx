import type { Metadata } from "next";
import { z } from "zod";
import { NotFoundView } from "@/components/layout/not-found-view";
import { ClaimHistory } from "@/components/publishing/claim-history";
import { readPublicId } from "@/lib/foundation/ids";
import { getClaimTitle } from "@/lib/publishing/queries/claim-head";
import { listClaimHistory } from "@/lib/publishing/queries/claim-history";

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which part of the history is shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "History of a claim", robots: { index: false } };

export default async function PagedClaimHistoryPage({ params, searchParams }: Props) {
  const read = readPublicId((await params).claimId);
  const { page } = asked.parse(await searchParams);
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return <NotFoundView />;
  return <ClaimHistory claim={claim} {...await listClaimHistory(claim.id, page)} page={page} />;
}

const asked = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
