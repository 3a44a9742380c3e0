import type { Metadata } from "next";
import { EvidencePageView } from "@/components/evidence/evidence-page-view";
import { beginsAs } from "@/lib/access/permissions";
import { getEvidenceSheet } from "@/lib/evidence/queries";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Add evidence" };

export default function AddEvidencePage(request: ClaimRequest) {
  return onClaim(request, {
    form: "evidence/new",
    to: "add evidence",
    getSheet: (viewer, claimId, { q }) => getEvidenceSheet(viewer, claimId, q),
    show: ({ sheet, viewer, direction, source, words: claimWords, done, outcome }) => (
      <EvidencePageView
        {...{ sheet, direction, source, claimWords, done, outcome }}
        beginsAs={beginsAs("evidence.propose", viewer)}
      />
    ),
  });
}
