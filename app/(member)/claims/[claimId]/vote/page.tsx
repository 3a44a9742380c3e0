import type { Metadata } from "next";
import { VotePageView } from "@/components/reviews/vote-page-view";
import { getVoteSheet } from "@/lib/reviews/queries/vote-sheet";
import { onClaim, type ClaimRequest } from "../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Vote on a claim" };

export default function VotePage(request: ClaimRequest) {
  return onClaim(request, {
    form: "vote",
    to: "vote",
    getSheet: getVoteSheet,
    show: ({ sheet, done, outcome }) => (
      <VotePageView sheet={sheet} done={done} outcome={outcome} />
    ),
  });
}
