import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described } from "@/app/(public)/described";
import { DocumentList } from "@/components/publishing/document-list";
import { claimListTag } from "@/lib/claims/tags";
import { documentListTag } from "@/lib/documents/tags";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { listDocuments } from "@/lib/publishing/queries/document-lists";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

export default async function DocumentsPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  cacheTag(documentListTag(), claimListTag());
  return <DocumentList documents={await listDocuments()} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Documents",
    description:
      "The texts that have been taken apart into claims, and how far each has been read.",
    path: "/documents",
  });
}
