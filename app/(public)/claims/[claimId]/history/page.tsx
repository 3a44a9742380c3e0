import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { ClaimHistory } from "@/components/publishing/claim-history";
import { claimHistoryPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";
import { listClaimHistory } from "@/lib/publishing/queries/claim-history";

type Props = { params: Promise<{ claimId: string }> };

export const generateStaticParams = () => [{ claimId: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).claimId);
  if (read.kind !== "invalid") cacheTag(claimTag(read.id));
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: `History: ${claim.sentence}`,
    description: `Everything that was added to this claim, revised or taken out, by whom and why: ${claim.sentence}`,
    path: claimHistoryPath(claim.id),
    isIndexed: false,
  });
}

export default async function ClaimHistoryPage({ params }: Props) {
  "use cache";
  const { claimId } = await params;
  if (claimId === PLACEHOLDER) return null;
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(claimTag(read.id));
  const claim = await getClaimTitle(read.id);
  if (!claim) return <Absent />;
  if (read.id !== claimId) return <Moved to={claimHistoryPath(read.id)} />;
  cacheLife("max");
  return <ClaimHistory claim={claim} {...await listClaimHistory(read.id)} page={1} />;
}
