import type { Metadata } from "next";
import { cacheTag } from "next/cache";
import { citedMetadata, citedPage } from "@/app/(public)/cited-page";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getCiteEvidence } from "@/lib/publishing/queries/cite-page";
import { citePath } from "@/lib/publishing/rules/paths";

type Asked = { claimId: string; evidenceId: string };
type Props = { params: Promise<Asked> };

export const generateStaticParams = (): Asked[] => [
  { claimId: PLACEHOLDER, evidenceId: PLACEHOLDER },
];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  return citedMetadata(await pageOf(await params));
}

export default async function CiteEvidencePage({ params }: Props) {
  "use cache";
  const asked = await params;
  return asked.claimId === PLACEHOLDER ? null : citedPage(await pageOf(asked), citePath(asked));
}

async function pageOf({ claimId, evidenceId }: Asked) {
  const [claim, evidence] = [readPublicId(claimId), readPublicId(evidenceId)];
  if (claim.kind === "invalid" || evidence.kind === "invalid") return null;
  cacheTag(claimTag(claim.id));
  return getCiteEvidence(claim.id, evidence.id);
}
