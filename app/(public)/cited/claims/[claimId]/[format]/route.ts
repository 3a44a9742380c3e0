import { cacheTag } from "next/cache";
import { answerOf, live, type Cited } from "@/app/(public)/cited/answer";
import { claimTag } from "@/lib/claims/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";
import { claimItem } from "@/lib/publishing/rules/citing";
import { isCitationFormat } from "@/lib/publishing/rules/formats";

type Context = { params: Promise<{ claimId: string; format: string }> };

export const generateStaticParams = () => [{ claimId: PLACEHOLDER, format: PLACEHOLDER }];

/** `/claims/{id}.bib`, `.ris` and `.csl.json`, which rewrites lead here. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { claimId, format } = await params;
  return answerOf(await citedClaim(claimId, format));
}

async function citedClaim(claimId: string, format: string): Promise<Cited> {
  "use cache";
  const read = readPublicId(claimId);
  if (read.kind === "invalid" || !isCitationFormat(format)) return live({ kind: "absent" });
  cacheTag(claimTag(read.id));
  const claim = await getClaimTitle(read.id);
  if (!claim) return live({ kind: "absent" });
  const id = claim.mergedInto ?? claim.id;
  if (id !== claimId) return live({ kind: "moved", to: `/claims/${id}.${format}` });
  if (claim.state === "RETRACTED") return live({ kind: "gone" });
  return live({ kind: "file", item: claimItem(claim, addressOf(claim.path)), format });
}
