import { cacheLife, cacheTag } from "next/cache";
import { ImageResponse } from "next/og";
import { PICTURE_SIZE } from "@/app/(public)/described";
import { ClaimPicture } from "@/components/publishing/claim-picture";
import { pictureFonts } from "@/components/publishing/picture-fonts";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getClaimTitle } from "@/lib/publishing/queries/claim-title";

type Context = { params: Promise<{ claimId: string }> };

export const generateStaticParams = () => [{ claimId: PLACEHOLDER }];

/** The picture by which a shared claim is shown elsewhere: its sentence, its verdict and how reviewers voted. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const picture = await drawn((await params).claimId);
  if (!picture) return new Response("There is nothing at this address.\n", { status: 404 });
  return new Response(Buffer.from(picture, "base64"), { headers: { "content-type": "image/png" } });
}

/**
 * The picture in base64; null where there is no such claim, and where there is none to show: a merged one has the
 * other's, a retracted one has none.
 */
async function drawn(claimId: string): Promise<string | null> {
  "use cache";
  const read = readPublicId(claimId);
  if (read.kind === "valid") cacheTag(claimTag(read.id));
  const claim = read.kind === "valid" ? await getClaimTitle(read.id) : null;
  if (claim?.state !== "LIVE" || claim.mergedInto) return liveBriefly().then(() => null);
  cacheLife("max");
  const image = new ImageResponse(<ClaimPicture claim={claim} />, {
    ...PICTURE_SIZE,
    fonts: await pictureFonts(),
  });
  return Buffer.from(await image.arrayBuffer()).toString("base64");
}
