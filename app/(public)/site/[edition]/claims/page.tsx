import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { ClaimList } from "@/components/publishing/claim-list";
import { claimListTag } from "@/lib/claims/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { CLAIMS_PER_PAGE, getClaimList } from "@/lib/publishing/queries/claim-lists";
import { ALL_CLAIMS } from "@/lib/search/schema";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function ClaimsPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(claimListTag());
  const list = await getClaimList(ALL_CLAIMS);
  return <ClaimList list={list} asked={ALL_CLAIMS} perPage={CLAIMS_PER_PAGE} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Claims",
    description:
      "Every claim, one sentence each, with its verdict and the evidence for and against it.",
    path: "/claims",
  });
}
