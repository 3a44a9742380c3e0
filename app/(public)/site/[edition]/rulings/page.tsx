import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { RulingList } from "@/components/publishing/ruling-list";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { rulingListTag } from "@/lib/moderation/tags";
import { listRulings } from "@/lib/publishing/queries/rulings";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function RulingsPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(rulingListTag());
  const list = await listRulings();
  cacheTag(...list.rulings.flatMap(({ tags }) => tags));
  return <RulingList {...list} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Rulings",
    description: "What editors decided about what was flagged, with the reason for each.",
    path: "/rulings",
  });
}
