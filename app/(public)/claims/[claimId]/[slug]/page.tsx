import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { ClaimLedger } from "@/components/publishing/claim-ledger";
import { ClaimTombstone } from "@/components/publishing/claim-tombstone";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";

export { generateMetadata } from "./title";

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
