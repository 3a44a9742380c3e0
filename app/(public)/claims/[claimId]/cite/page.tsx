import type { Metadata } from "next";
import { cacheTag } from "next/cache";
import { citedMetadata, citedPage } from "@/app/(public)/cited-page";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getCiteClaim } from "@/lib/publishing/queries/cite-page";
import { citePath } from "@/lib/publishing/rules/paths";

type Asked = { claimId: string };
type Props = { params: Promise<Asked> };

export const generateStaticParams = (): Asked[] => [{ claimId: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  return citedMetadata(await pageOf(await params));
}

export default async function CiteClaimPage({ params }: Props) {
  "use cache";
  const asked = await params;
  return asked.claimId === PLACEHOLDER ? null : citedPage(await pageOf(asked), citePath(asked));
}

async function pageOf({ claimId }: Asked) {
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return null;
  cacheTag(claimTag(read.id));
  return getCiteClaim(read.id, null);
}
