import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { RequestsPage } from "@/components/publishing/requests-page";
import { requestListTag } from "@/lib/evidence/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { ALL_OPEN, listRequests } from "@/lib/publishing/queries/requests";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function AskedForPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(requestListTag());
  const list = await listRequests(ALL_OPEN);
  cacheTag(...list.tags);
  return <RequestsPage {...list} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Needs a source",
    description: "The claims, and words of claims, for which readers ask for a source, and why.",
    path: "/requests",
  });
}
