import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { RedactionsPage } from "@/components/publishing/redactions-page";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { redactionListTag } from "@/lib/moderation/tags";
import { listRedactions } from "@/lib/publishing/queries/redactions";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function RedactedPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(redactionListTag());
  return <RedactionsPage {...await listRedactions()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "What was redacted",
    description: "Which words were taken out here, by whom, when, on which ground and why.",
    path: "/redactions",
  });
}
