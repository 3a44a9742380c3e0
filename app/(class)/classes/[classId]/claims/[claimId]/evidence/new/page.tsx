import type { Metadata } from "next";
import { OwnEvidenceView } from "@/components/classes/own-evidence-view";
import { typedIn } from "@/lib/access/form-action";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { searchedWords } from "@/lib/classes/schema/own-claims";
import { listSourceChoices } from "@/lib/sources/queries/choices";
import { onOwnClaim, type OwnClaimsRequest } from "../../../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Add evidence for a class" };

const way = {
  to: "add evidence for a class",
  pathOf: ({ classId, claimId }: { classId: string; claimId: string }) =>
    ownClaimForms(classId, claimId).addEvidence,
};

export default function OwnEvidencePage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, async ({ sheet, viewer, outcome }) => {
    const words = searchedWords.parse(typedIn(outcome, "evidence")?.words);
    const choices = await listSourceChoices(viewer, words);
    return <OwnEvidenceView {...{ sheet, choices, outcome }} />;
  });
}
