import type { Metadata } from "next";
import { EvidenceCard } from "@/components/evidence/evidence-card";
import { RatingPageView } from "@/components/reviews/rating-page-view";
import type { PieceAddress } from "@/lib/evidence/queries/live-piece";
import { getEvidence } from "@/lib/publishing/queries/claim-evidence";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";
import { onItem, type ItemRequest } from "../../../on-item";

export const instant = false;
export const metadata: Metadata = { title: "Rate evidence" };

export default function RateEvidencePage(request: ItemRequest<PieceAddress>) {
  return onItem(request, {
    to: "rate",
    pathOf: ({ claimId, evidenceId }) => `/claims/${claimId}/evidence/${evidenceId}/rate`,
    getSheet: async (viewer, { claimId, evidenceId }) => {
      const [rated, evidence] = await Promise.all([
        getRatingSheet(viewer, claimId, "evidence", evidenceId),
        getEvidence(claimId, evidenceId),
      ]);
      return rated && evidence && { rated, evidence };
    },
    show: ({ sheet: { rated, evidence }, done, outcome }) => (
      <RatingPageView sheet={rated} done={done} outcome={outcome}>
        <EvidenceCard evidence={{ ...evidence, undercuts: [], notes: NO_NOTES }} />
      </RatingPageView>
    ),
  });
}

// Here it is judged by itself.
const NO_NOTES = { notes: [], total: 0 };
