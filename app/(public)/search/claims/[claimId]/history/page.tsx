import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { ClaimHistory } from "@/components/publishing/claim-history";
import { readPublicId } from "@/lib/foundation/ids";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";
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
  const page = await askedPage(searchParams);
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return <NotFoundView />;
  return <ClaimHistory claim={claim} {...await listClaimHistory(claim.id, page)} page={page} />;
}
