import type { Metadata } from "next";
import { ReviseOwnView } from "@/components/classes/revise-own-view";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { onOwnClaim, type OwnClaimsRequest } from "../../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Reword a claim of a class" };

const way = {
  to: "reword a claim of a class",
  pathOf: ({ classId, claimId }: { classId: string; claimId: string }) =>
    ownClaimForms(classId, claimId).revise,
};

export default function ReviseOwnClaimPage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, ({ sheet, outcome }) => (
    <ReviseOwnView {...{ sheet, outcome }} item={{ kind: "claim" }} />
  ));
}
