import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { SourceList } from "@/components/publishing/source-list";
import { claimListTag } from "@/lib/claims/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { listSources } from "@/lib/publishing/queries/source-lists";
import { sourceListTag } from "@/lib/sources/tags";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function SourcesPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(sourceListTag(), claimListTag());
  return <SourceList sources={await listSources()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Sources",
    description:
      "The books, papers and records that evidence is drawn from, and how far each can be relied on.",
    path: "/sources",
  });
}
