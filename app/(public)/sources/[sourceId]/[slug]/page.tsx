import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { SourcePage } from "@/components/publishing/source-page";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getSourcePage, getSourceTitle } from "@/lib/publishing/queries/source-page";
import { sourceTag } from "@/lib/sources/tags";

type Props = { params: Promise<{ sourceId: string; slug: string }> };

export const generateStaticParams = () => [{ sourceId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function SourcePublicPage({ params }: Props) {
  "use cache";
  const { sourceId, slug } = await params;
  if (sourceId === PLACEHOLDER) return null;
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(sourceTag(read.id));
  const source = await getSourcePage(read.id);
  if (!source) return <Absent />;
  if (source.path !== `/sources/${sourceId}/${slug}`) return <Moved to={source.path} />;
  cacheLife("max");
  cacheTag(...source.tags);
  return <SourcePage source={source} address={addressOf(source.path)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).sourceId);
  if (read.kind !== "invalid") cacheTag(sourceTag(read.id));
  const source = read.kind === "invalid" ? null : await getSourceTitle(read.id);
  if (!source) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: source.title,
    description: `${source.title}: the record, its standing, and every excerpt drawn from it.`,
    path: source.path,
    isIndexed: source.state === "LIVE",
  });
}
