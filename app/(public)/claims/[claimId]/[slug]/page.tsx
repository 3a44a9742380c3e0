import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { ClaimLedger } from "@/components/publishing/claim-ledger";
import { ClaimTombstone } from "@/components/publishing/claim-tombstone";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-head";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";

type Props = { params: Promise<{ claimId: string; slug: string }> };

export const generateStaticParams = () => [{ claimId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function ClaimPage({ params }: Props) {
  "use cache";
  const { claimId, slug } = await params;
  if (claimId === PLACEHOLDER) return null;
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(claimTag(read.id));
  const page = await getClaimPage(read.id);
  if (!page) return <Absent />;
  const isElsewhere = page.path !== claimPath({ id: claimId, slug });
  if (page.kind === "merged" || isElsewhere) return <Moved to={page.path} />;
  cacheLife("max");
  if (page.kind === "retracted") return <ClaimTombstone head={page.head} />;
  cacheTag(...page.ledger.tags);
  return <ClaimLedger ledger={page.ledger} address={addressOf(page.path)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).claimId);
  if (read.kind !== "invalid") cacheTag(claimTag(read.id));
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: claim.sentence,
    description: `${claim.sentence} The evidence for and against it, what answers it, and how reviewers judge it.`,
    path: claimPath(claim),
    isIndexed: claim.state !== "RETRACTED",
  });
}
