import type { Metadata } from "next";
import { WorkClaimView } from "@/components/classes/work-claim-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import { workClaimPath } from "@/lib/classes/rules/paths";
import { placeIn } from "@/lib/classes/rules/steps";
import { askedPlace } from "@/lib/classes/schema/work";
import { ledgerOf } from "../../ledger-of";
import { onWork, titleOfWork, type AssignmentRequest } from "../../on-assignment";

export const instant = false;

type Request = AssignmentRequest<{ claimId: string }>;

export async function generateMetadata({ params }: Request): Promise<Metadata> {
  const claimId = (await params).claimId.toLowerCase();
  return titleOfWork(params, {
    otherwise: "A claim of an assignment",
    titleFor: ({ title, claims }) => {
      const at = claims.findIndex(({ id }) => id === claimId);
      return at < 0 ? title : `Claim ${at + 1} of ${title}`;
    },
  });
}

export default async function WorkClaimPage(request: Request) {
  const { claimId } = await request.params;
  const pathOf = (assignmentId: string) => workClaimPath(assignmentId, claimId);
  const isAsked = ({ id }: { id: string }) => id === claimId.toLowerCase();
  return onWork(request, pathOf, async ({ viewer, query, ...shown }) => {
    const claim = shown.work.claims.find(isAsked);
    if (!claim) return <NotFoundView />;
    const at = askedPlace.parse(query);
    const { place } = placeIn(shown.work, claim.id, at);
    const [ledger, choices] = await Promise.all([
      ledgerOf(viewer, claim),
      getChoicesForWork(viewer, shown.work, claim.id, place),
    ]);
    return <WorkClaimView {...{ ...shown, claim, ledger, at, choices }} />;
  });
}
