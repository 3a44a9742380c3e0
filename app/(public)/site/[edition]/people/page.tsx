import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { PersonList } from "@/components/publishing/person-list";
import { claimListTag } from "@/lib/claims/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { listPeople } from "@/lib/publishing/queries/people";
import { sourceListTag } from "@/lib/sources/tags";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function PeoplePage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(claimListTag(), sourceListTag());
  return <PersonList {...await listPeople()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "People",
    description: "Who wrote the sources and who asserts the claims: authors and speakers.",
    path: "/people",
  });
}
