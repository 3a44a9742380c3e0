import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { claimInWords } from "@/components/publishing/preview-words";
import { claimPicturePath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";
import { addressOf } from "@/lib/foundation/address";
import { claimItem } from "@/lib/publishing/rules/citing";
import { citationFiles } from "@/lib/publishing/rules/formats";
import { highwireOf } from "@/lib/publishing/rules/highwire";

type Props = { params: Promise<{ claimId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).claimId);
  if (read.kind !== "invalid") cacheTag(claimTag(read.id));
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: claim.sentence,
    description: claimInWords(claim),
    path: claim.path,
    files: claim.state === "LIVE" ? citationFiles("claims", claim.id) : [],
    tags: claim.state === "LIVE" ? highwireOf(claimItem(claim, addressOf(claim.path))) : {},
    picture: claim.state === "RETRACTED" ? undefined : claimPicturePath(claim.id),
    isIndexed: claim.state !== "RETRACTED",
  });
}
