import type { Metadata } from "next";
import { cacheTag } from "next/cache";
import { citedMetadata, citedPage } from "@/app/(public)/cited-page";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getCiteClaim } from "@/lib/publishing/queries/cite-page";
import { citePath } from "@/lib/publishing/rules/paths";

type Asked = { claimId: string; revision: string };
type Props = { params: Promise<Asked> };

export const generateStaticParams = (): Asked[] => [
  { claimId: PLACEHOLDER, revision: PLACEHOLDER },
];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  return citedMetadata(await pageOf(await params));
}

export default async function CiteWordingPage({ params }: Props) {
  "use cache";
  const { claimId, revision } = await params;
  if (claimId === PLACEHOLDER) return null;
  const asked = citePath({ claimId, revision: Number(revision) });
  return citedPage(await pageOf({ claimId, revision }), asked);
}

async function pageOf({ claimId, revision }: Asked) {
  const read = readPublicId(claimId);
  if (read.kind === "invalid" || !/^[1-9]\d{0,5}$/.test(revision)) return null;
  cacheTag(claimTag(read.id));
  return getCiteClaim(read.id, Number(revision));
}
