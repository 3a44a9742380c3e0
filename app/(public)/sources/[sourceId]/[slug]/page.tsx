import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { hiddenOrAbsent } from "@/app/(public)/hidden";
import { Moved } from "@/app/moved";
import { SourcePage } from "@/components/publishing/source-page";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getSourcePage } from "@/lib/publishing/queries/source-page";
import { sourceTag } from "@/lib/sources/tags";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ sourceId: string; slug: string }> };

export const generateStaticParams = () => [{ sourceId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function SourcePublicPage({ params }: Props) {
  "use cache";
  const { sourceId, slug } = await params;
  const path = `/sources/${sourceId}/${slug}`;
  if (sourceId === PLACEHOLDER) return null;
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(sourceTag(read.id));
  const source = await getSourcePage(read.id);
  if (!source) return hiddenOrAbsent("source", read.id, path);
  if (source.mergedPath) return <Moved to={source.mergedPath} />;
  if (source.path !== path) return <Moved to={source.path} />;
  cacheLife("max");
  cacheTag(...source.tags);
  return <SourcePage source={source} address={addressOf(source.path)} />;
}
