import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { NotesPage } from "@/components/publishing/notes-page";
import { notesPath } from "@/lib/annotations/rules";
import { claimTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getNotesPage } from "@/lib/publishing/queries/notes";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ claimId: string }> };

export const generateStaticParams = () => [{ claimId: PLACEHOLDER }];

export default async function ClaimNotesPage({ params }: Props) {
  "use cache";
  const { claimId } = await params;
  if (claimId === PLACEHOLDER) return null;
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <Absent />;
  if (read.kind === "redirect") return <Moved to={notesPath(read.id)} />;
  cacheTag(claimTag(read.id));
  const page = await getNotesPage(read.id);
  if (!page) return <Absent />;
  cacheLife("max");
  return <NotesPage page={page} />;
}
