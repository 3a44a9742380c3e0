import type { Metadata } from "next";
import { OwnClaimView } from "@/components/classes/own-claim-view";
import { ownClaimPath } from "@/lib/classes/rules/paths";
import { onOwnClaim, type OwnClaimsRequest } from "../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "A claim of a class" };

const way = {
  to: "see a claim of a class",
  pathOf: ({ classId, claimId }: { classId: string; claimId: string }) =>
    ownClaimPath(classId, claimId),
};

export default function OwnClaimPage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, ({ sheet, asked: { done }, outcome }) => (
    <OwnClaimView {...{ sheet, done, outcome }} />
  ));
}
