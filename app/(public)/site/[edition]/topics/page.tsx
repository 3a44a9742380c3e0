import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { TopicList } from "@/components/publishing/topic-list";
import { claimListTag } from "@/lib/claims/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { listTopics } from "@/lib/publishing/queries/topics";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function TopicsPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(claimListTag());
  return <TopicList {...await listTopics()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Topics",
    description: "What the claims are about, topic by topic.",
    path: "/topics",
  });
}
