import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { Dossier } from "@/components/publishing/dossier";
import { documentTag } from "@/lib/documents/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly, PLACEHOLDER } from "@/lib/foundation/page-life";
import { getDocumentTitle, getDossier } from "@/lib/publishing/queries/document-page";

type Props = { params: Promise<{ documentId: string; slug: string }> };

export const generateStaticParams = () => [{ documentId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function DocumentPage({ params }: Props) {
  "use cache";
  const { documentId, slug } = await params;
  if (documentId === PLACEHOLDER) return null;
  const read = readPublicId(documentId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(documentTag(read.id));
  const dossier = await getDossier(read.id);
  if (!dossier) return <Absent />;
  if (dossier.path !== `/documents/${documentId}/${slug}`) return <Moved to={dossier.path} />;
  cacheLife("max");
  return <Dossier dossier={dossier} address={addressOf(dossier.path)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).documentId);
  if (read.kind !== "invalid") cacheTag(documentTag(read.id));
  const document = read.kind === "invalid" ? null : await getDocumentTitle(read.id);
  if (!document) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: document.title,
    description: `What ${document.title} asserts, sentence by sentence, and how well each assertion stands.`,
    path: document.path,
    isIndexed: document.state === "LIVE",
  });
}
