import type { Metadata } from "next";
import { cacheTag } from "next/cache";
import { citedMetadata, citedPage } from "@/app/(public)/cited-page";
import { sourceTag } from "@/lib/sources/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getCiteSource } from "@/lib/publishing/queries/cite-page";
import { citePath } from "@/lib/publishing/rules/paths";

type Asked = { sourceId: string };
type Props = { params: Promise<Asked> };

export const generateStaticParams = (): Asked[] => [{ sourceId: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  return citedMetadata(await pageOf(await params));
}

export default async function CiteSourcePage({ params }: Props) {
  "use cache";
  const asked = await params;
  return asked.sourceId === PLACEHOLDER ? null : citedPage(await pageOf(asked), citePath(asked));
}

async function pageOf({ sourceId }: Asked) {
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return null;
  cacheTag(sourceTag(read.id));
  return getCiteSource(read.id);
}
