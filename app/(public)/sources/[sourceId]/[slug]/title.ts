import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { describedHiddenOrAbsent } from "@/app/(public)/hidden";
import { sourceInWords } from "@/components/publishing/preview-words";
import { sourceTag } from "@/lib/sources/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getSourceTitle } from "@/lib/publishing/queries/source-page";
import { sourceItem } from "@/lib/publishing/rules/citing";
import { citationFiles } from "@/lib/publishing/rules/formats";
import { highwireOf } from "@/lib/publishing/rules/highwire";

type Props = { params: Promise<{ sourceId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).sourceId);
  if (read.kind !== "invalid") cacheTag(sourceTag(read.id));
  const source = read.kind === "invalid" ? null : await getSourceTitle(read.id);
  if (!source)
    return read.kind === "invalid"
      ? liveBriefly().then(() => NOT_FOUND)
      : describedHiddenOrAbsent("source", read.id);
  cacheLife("max");
  return described({
    title: source.title,
    description: sourceInWords(source),
    path: source.path,
    files: source.state === "LIVE" ? citationFiles("sources", source.id) : [],
    tags: source.state === "LIVE" ? highwireOf(sourceItem(source)) : {},
    isIndexed: source.state === "LIVE" && !source.mergedInto,
  });
}
