import type { Metadata } from "next";
import { RatedArgument } from "@/components/reviews/rated-argument";
import { RatingPageView } from "@/components/reviews/rating-page-view";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";
import { onItem, type ItemRequest } from "../../../on-item";

export const instant = false;
export const metadata: Metadata = { title: "Rate an argument" };

export default function RateArgumentPage(
  request: ItemRequest<{ claimId: string; argumentId: string }>,
) {
  return onItem(request, {
    to: "rate",
    pathOf: ({ claimId, argumentId }) => `/claims/${claimId}/arguments/${argumentId}/rate`,
    getSheet: async (viewer, { claimId, argumentId }) => {
      const sheet = await getRatingSheet(viewer, claimId, "argument", argumentId);
      return sheet?.argument ? { ...sheet, argument: sheet.argument } : null;
    },
    show: ({ sheet, done, outcome }) => (
      <RatingPageView sheet={sheet} done={done} outcome={outcome}>
        <RatedArgument argument={sheet.argument} wording={sheet.words} />
      </RatingPageView>
    ),
  });
}
