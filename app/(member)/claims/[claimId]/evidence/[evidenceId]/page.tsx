import type { Metadata } from "next";
import { FoldedNotes } from "@/components/annotations/folded-notes";
import { EvidenceCard } from "@/components/evidence/evidence-card";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RespondPageView } from "@/components/reviews/respond-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { attestPath } from "@/lib/evidence/rules/paths";
import { readPublicId } from "@/lib/foundation/ids";
import { getEvidence } from "@/lib/publishing/queries/claim-evidence";
import { listNotes } from "@/lib/publishing/queries/notes";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";

export const instant = false;
export const metadata: Metadata = { title: "Respond to evidence" };

type Props = { params: Promise<{ claimId: string; evidenceId: string }> };

export default async function RespondToEvidencePage({ params }: Props) {
  const [path, viewer] = await Promise.all([params, currentViewer()]);
  const [claim, item] = [readPublicId(path.claimId), readPublicId(path.evidenceId)];
  if (claim.kind === "invalid" || item.kind === "invalid") return <NotFoundView />;
  const [sheet, evidence, notes] = await Promise.all([
    getRatingSheet(viewer, claim.id, "evidence", item.id),
    getEvidence(claim.id, item.id),
    listNotes(claim.id),
  ]);
  if (!sheet || !evidence) return <NotFoundView />;
  return (
    <RespondPageView
      sheet={sheet}
      attestHref={evidence.check.status === "NOT_CHECKED" ? attestPath(claim.id, item.id) : null}
    >
      <EvidenceCard evidence={{ ...evidence, undercuts: [], notes: { notes: [], total: 0 } }} />
      <FoldedNotes claimId={claim.id} group={notes.on(item.id)} />
    </RespondPageView>
  );
}
