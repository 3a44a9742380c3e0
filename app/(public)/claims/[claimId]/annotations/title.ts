import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { notesPath } from "@/lib/annotations/rules";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";

type Props = { params: Promise<{ claimId: string }> };

/** The page's title. It stays out of indexes: the newest notes stand on the claim's own page. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).claimId);
  if (read.kind !== "invalid") cacheTag(claimTag(read.id));
  const claim = read.kind === "invalid" ? null : await getClaimTitle(read.id);
  if (!claim) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: `Notes: ${claim.sentence}`,
    description: `What readers noted on this claim, its evidence and its arguments: ${claim.sentence}`,
    path: notesPath(claim.id),
    isIndexed: false,
  });
}
