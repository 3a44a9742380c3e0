import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { Home } from "@/components/publishing/home";
import { claimListTag } from "@/lib/claims/tags";
import { documentListTag } from "@/lib/documents/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getHomeLists } from "@/lib/publishing/queries/home";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function HomePage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(claimListTag(), documentListTag());
  return <Home lists={await getHomeLists()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    description:
      "A ledger of checkable claims: what a text asserts, the sources that bear on it, and how well it stands.",
    path: "/",
  });
}
