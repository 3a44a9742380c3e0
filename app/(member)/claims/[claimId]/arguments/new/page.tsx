import type { Metadata } from "next";
import { ArgumentPageView } from "@/components/arguments/argument-page-view";
import { beginsAs } from "@/lib/access/permissions";
import { getArgumentSheet } from "@/lib/arguments/queries/argument-sheet";
import { argumentQuery } from "@/lib/arguments/rules";
import { askedArgument } from "@/lib/arguments/schema";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Add an argument" };

export default function ArgumentPage(request: ClaimRequest) {
  return onClaim(request, {
    form: (query) => {
      const { relation, ...aim } = askedArgument.parse(query);
      return `arguments/new${argumentQuery(aim, relation)}`;
    },
    to: "argue",
    getSheet: (viewer, claimId, { query }) =>
      getArgumentSheet(viewer, claimId, askedArgument.parse(query)),
    show: ({ sheet, viewer, query, done, outcome }) => (
      <ArgumentPageView
        {...{ sheet, done, outcome }}
        relation={askedArgument.parse(query).relation}
        beginsAs={beginsAs("argument.propose", viewer)}
      />
    ),
  });
}
