import type { Metadata } from "next";
import { FoldedNotes } from "@/components/annotations/folded-notes";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RatedArgument } from "@/components/reviews/rated-argument";
import { RespondPageView } from "@/components/reviews/respond-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { readPublicId } from "@/lib/foundation/ids";
import { listNotes } from "@/lib/publishing/queries/notes";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";

export const instant = false;
export const metadata: Metadata = { title: "Respond to an argument" };

type Props = { params: Promise<{ claimId: string; argumentId: string }> };

export default async function RespondToArgumentPage({ params }: Props) {
  const [path, viewer] = await Promise.all([params, currentViewer()]);
  const [claim, item] = [readPublicId(path.claimId), readPublicId(path.argumentId)];
  if (claim.kind === "invalid" || item.kind === "invalid") return <NotFoundView />;
  const [sheet, notes] = await Promise.all([
    getRatingSheet(viewer, claim.id, "argument", item.id),
    listNotes(claim.id),
  ]);
  if (!sheet?.argument) return <NotFoundView />;
  return (
    <RespondPageView sheet={sheet}>
      <RatedArgument argument={sheet.argument} wording={sheet.words} />
      <FoldedNotes claimId={claim.id} group={notes.on(item.id)} />
    </RespondPageView>
  );
}
