import type { Metadata } from "next";
import { SearchPageView } from "@/components/evidence/search-page-view";
import { listNamedClaims } from "@/lib/claims/queries/alike";
import { systemClock } from "@/lib/foundation/clock";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Log a search" };

export default function LogSearchPage(request: ClaimRequest) {
  return onClaim(request, {
    form: "searches/new",
    to: "log a search",
    getSheet: async (_viewer, claimId) => (await listNamedClaims([claimId]))[0] ?? null,
    show: ({ sheet: claim, done, outcome }) => (
      <SearchPageView
        {...{ claim, done, outcome }}
        today={systemClock().toISOString().slice(0, 10)}
      />
    ),
  });
}
