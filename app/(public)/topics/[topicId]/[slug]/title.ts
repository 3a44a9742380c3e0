import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { topicInWords } from "@/components/publishing/preview-words";
import { claimListTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getTopicTitle } from "@/lib/publishing/queries/topics";

type Props = { params: Promise<{ topicId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).topicId);
  if (read.kind !== "invalid") cacheTag(claimListTag());
  const topic = read.kind === "invalid" ? null : await getTopicTitle(read.id);
  if (!topic) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: topic.name,
    description: topicInWords(topic),
    path: topic.path,
  });
}
