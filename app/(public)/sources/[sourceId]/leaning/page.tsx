import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { LeaningPage } from "@/components/publishing/leaning-page";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getLeaningPage } from "@/lib/publishing/queries/leaning-page";
import { getSourceTitle } from "@/lib/publishing/queries/source-page";
import { sourceTag } from "@/lib/sources/tags";
import { leaningPath } from "@/lib/verdicts/rules/recall";

type Props = { params: Promise<{ sourceId: string }> };

export const generateStaticParams = () => [{ sourceId: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).sourceId);
  if (read.kind !== "invalid") cacheTag(sourceTag(read.id));
  const source = read.kind === "invalid" ? null : await getSourceTitle(read.id);
  if (!source) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: `What leans on ${source.title}`,
    description: `The claims whose evidence goes back to ${source.title}, and how each stands.`,
    path: leaningPath(source.id),
    isIndexed: false,
  });
}

export default async function LeaningPublicPage({ params }: Props) {
  "use cache";
  const { sourceId } = await params;
  if (sourceId === PLACEHOLDER) return null;
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(sourceTag(read.id));
  const found = await getLeaningPage(read.id);
  if (!found) return <Absent />;
  const { mergedIntoId } = found.source;
  if (mergedIntoId ?? read.id !== sourceId)
    return <Moved to={leaningPath(mergedIntoId ?? read.id)} />;
  cacheLife("max");
  cacheTag(...found.tags);
  return <LeaningPage {...found} />;
}
