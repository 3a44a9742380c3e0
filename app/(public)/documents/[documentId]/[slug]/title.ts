import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { describedHiddenOrAbsent } from "@/app/(public)/hidden";
import { documentInWords } from "@/components/publishing/preview-words";
import { documentTag } from "@/lib/documents/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getDocumentTitle } from "@/lib/publishing/queries/document-page";

type Props = { params: Promise<{ documentId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).documentId);
  if (read.kind !== "invalid") cacheTag(documentTag(read.id));
  const document = read.kind === "invalid" ? null : await getDocumentTitle(read.id);
  if (!document)
    return read.kind === "invalid"
      ? liveBriefly().then(() => NOT_FOUND)
      : describedHiddenOrAbsent("document", read.id);
  cacheLife("max");
  return described({
    title: document.title,
    description: documentInWords(document),
    path: document.path,
    isIndexed: document.state === "LIVE",
  });
}
