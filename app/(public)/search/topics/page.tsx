import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { TopicList } from "@/components/publishing/topic-list";
import { listTopics } from "@/lib/publishing/queries/topics";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: which part of the list is shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Topics", robots: { index: false } };

export default async function PagedTopicsPage({ searchParams }: Props) {
  return <TopicList {...await listTopics(await askedPage(searchParams))} />;
}
