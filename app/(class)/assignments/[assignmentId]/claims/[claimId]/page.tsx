import type { Metadata } from "next";
import { WorkClaimView } from "@/components/classes/work-claim-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { workClaimPath } from "@/lib/classes/rules/paths";
import { listEvidence } from "@/lib/publishing/queries/claim-evidence";
import { getClaimHead } from "@/lib/publishing/queries/claim-head";
import { onWork, type AssignmentRequest } from "../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "A claim of an assignment" };

export default async function WorkClaimPage(request: AssignmentRequest<{ claimId: string }>) {
  const { claimId } = await request.params;
  const pathOf = (assignmentId: string) => workClaimPath(assignmentId, claimId);
  const isAsked = ({ id }: { id: string }) => id === claimId.toLowerCase();
  return onWork(request, pathOf, async (shown) => {
    const claim = shown.work.claims.find(isAsked);
    if (!claim) return <NotFoundView />;
    const [head, { evidence }] = await Promise.all([
      getClaimHead(claim.id),
      listEvidence(claim.id),
    ]);
    const occurrences = head?.occurrences ?? [];
    return <WorkClaimView {...shown} claim={claim} ledger={{ occurrences, evidence }} />;
  });
}
