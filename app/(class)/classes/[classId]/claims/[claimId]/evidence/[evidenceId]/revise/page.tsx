import type { Metadata } from "next";
import { OwnEvidenceView } from "@/components/classes/own-evidence-view";
import { typedIn } from "@/lib/access/form-action";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { searchedWords } from "@/lib/classes/schema/own-claims";
import { listSourceChoices } from "@/lib/sources/queries/choices";
import { onOwnClaim, type OwnClaimsRequest } from "../../../../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Reword evidence of a class" };

const way = {
  to: "reword evidence of a class",
  pathOf: ({
    classId,
    claimId,
    evidenceId,
  }: Record<"classId" | "claimId" | "evidenceId", string>) =>
    ownClaimForms(classId, claimId).reviseEvidence(evidenceId),
};

export default function ReviseOwnEvidencePage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, async ({ named, sheet, viewer, outcome }) => {
    const evidence = sheet.evidence.find(({ id }) => id === named.evidenceId);
    if (!evidence) return null;
    const words = searchedWords.parse(typedIn(outcome, "evidence")?.words);
    const choices = await listSourceChoices(viewer, words);
    return <OwnEvidenceView {...{ sheet, choices, outcome, evidence }} />;
  });
}
