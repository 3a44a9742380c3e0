import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { hiddenOrAbsent } from "@/app/(public)/hidden";
import { Moved } from "@/app/moved";
import { DocumentTombstone } from "@/components/publishing/document-tombstone";
import { Dossier } from "@/components/publishing/dossier";
import { documentTag } from "@/lib/documents/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getDossier } from "@/lib/publishing/queries/document-page";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ documentId: string; slug: string }> };

export const generateStaticParams = () => [{ documentId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function DocumentPage({ params }: Props) {
  "use cache";
  const { documentId, slug } = await params;
  const path = `/documents/${documentId}/${slug}`;
  if (documentId === PLACEHOLDER) return null;
  const read = readPublicId(documentId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(documentTag(read.id));
  const dossier = await getDossier(read.id);
  if (!dossier) return hiddenOrAbsent("document", read.id, path);
  if (dossier.path !== path) return <Moved to={dossier.path} />;
  cacheLife("max");
  if (dossier.state === "RETRACTED") return <DocumentTombstone dossier={dossier} />;
  return <Dossier dossier={dossier} address={addressOf(dossier.path)} />;
}
