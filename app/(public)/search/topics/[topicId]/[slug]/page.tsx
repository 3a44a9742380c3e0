import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { TopicPage } from "@/components/publishing/topic-page";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { getTopicPage } from "@/lib/publishing/queries/topics";

type Props = {
  params: Promise<{ topicId: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the claims are shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Claims of a topic", robots: { index: false } };

export default async function PagedTopicPage({ params, searchParams }: Props) {
  const { topicId, slug } = await params;
  const read = readPublicId(topicId);
  const page = await askedPage(searchParams);
  const topic = read.kind === "invalid" ? null : await getTopicPage(read.id, page);
  if (!topic) return <NotFoundView />;
  if (topic.path !== `/topics/${topicId}/${slug}`)
    permanentRedirect(page > 1 ? `${topic.path}?page=${page}` : topic.path);
  return <TopicPage topic={topic} address={addressOf(topic.path)} />;
}
