import type { Metadata } from "next";
import { OwnArgumentView } from "@/components/classes/own-argument-view";
import { typedIn } from "@/lib/access/form-action";
import { claimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { NO_CHOICE } from "@/lib/classes/rules/choice";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { choiceLeft } from "@/lib/classes/schema/choice";
import { onOwnClaim, type OwnClaimsRequest } from "../../../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Argue about a claim of a class" };

const way = {
  to: "argue about a claim of a class",
  pathOf: ({ classId, claimId }: { classId: string; claimId: string }) =>
    ownClaimForms(classId, claimId).argue(),
};

export default function OwnArgumentPage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, async ({ named, sheet, asked, viewer, outcome }) => {
    const left = choiceLeft(typedIn(outcome, "argument")) ?? NO_CHOICE;
    const choice = await claimsToAssign(viewer, named.classId, left);
    return <OwnArgumentView {...{ sheet, choice, asked, outcome }} />;
  });
}
