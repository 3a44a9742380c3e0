import type { Metadata } from "next";
import { PreviewFrame } from "@/components/classes/preview-frame";
import { WorkClaimView } from "@/components/classes/work-claim-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { previewId, workClaimPath } from "@/lib/classes/rules/paths";
import { askedPlace } from "@/lib/classes/schema/work";
import { ledgerOf } from "../../../ledger-of";
import { onPreview, type AssignmentRequest } from "../../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "A claim as the students of an assignment see it" };

export default async function PreviewClaimPage(request: AssignmentRequest<{ claimId: string }>) {
  const { claimId } = await request.params;
  const pathOf = (assignmentId: string) => workClaimPath(previewId(assignmentId), claimId);
  const isAsked = ({ id }: { id: string }) => id === claimId.toLowerCase();
  return onPreview(request, pathOf, async (assignmentId, shown) => {
    const claim = shown.work.claims.find(isAsked);
    if (!claim) return <NotFoundView />;
    const ledger = await ledgerOf(shown.viewer, claim);
    const at = askedPlace.parse(shown.query);
    return (
      <PreviewFrame assignmentId={assignmentId} work={shown.work}>
        <WorkClaimView {...shown} {...{ claim, ledger, at }} />
      </PreviewFrame>
    );
  });
}
