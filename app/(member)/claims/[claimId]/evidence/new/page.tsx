import type { Metadata } from "next";
import { EvidencePageView } from "@/components/evidence/evidence-page-view";
import { getEvidenceSheet } from "@/lib/evidence/queries";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Add evidence" };

export default function AddEvidencePage(request: ClaimRequest) {
  return onClaim(request, {
    form: "evidence/new",
    to: "add evidence",
    getSheet: getEvidenceSheet,
    show: ({ sheet, viewer, direction, done, outcome }) => (
      <EvidencePageView
        sheet={sheet}
        beginsAs={viewer.standing === "member" ? "PROPOSED" : "LIVE"}
        direction={direction}
        done={done}
        outcome={outcome}
      />
    ),
  });
}
