import type { Metadata } from "next";
import { RequestPageView } from "@/components/evidence/request-page-view";
import { getRequestSheet } from "@/lib/evidence/queries";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Ask for what is missing" };

export default function RequestPage(request: ClaimRequest) {
  return onClaim(request, {
    form: "requests/new",
    to: "ask for something",
    getSheet: getRequestSheet,
    show: ({ sheet, evidence: chosen, words: claimWords, done, outcome }) => (
      <RequestPageView {...{ sheet, chosen, claimWords, done, outcome }} />
    ),
  });
}
