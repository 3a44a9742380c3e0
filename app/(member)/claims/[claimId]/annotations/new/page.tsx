import type { Metadata } from "next";
import { z } from "zod";
import { AnnotationPageView } from "@/components/annotations/annotation-page-view";
import { getAnnotationSheet } from "@/lib/annotations/queries/sheet";
import { publicIdField } from "@/lib/foundation/fields";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Annotate a claim" };

export default function AnnotatePage(request: ClaimRequest) {
  return onClaim(request, {
    form: (query) => `annotations/new${itemIn(query).address}`,
    to: "annotate",
    getSheet: (viewer, claimId, { query }) =>
      getAnnotationSheet(viewer, claimId, itemIn(query).item),
    show: ({ sheet, done, outcome }) => (
      <AnnotationPageView sheet={sheet} done={done} outcome={outcome} />
    ),
  });
}

function itemIn(query: Record<string, unknown>) {
  const { evidence, argument } = asked.parse(query);
  const kind = evidence ? ("evidence" as const) : ("argument" as const);
  const itemId = evidence ?? argument;
  return itemId
    ? { item: { kind, itemId }, address: `?${kind}=${itemId}` }
    : { item: undefined, address: "" };
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  evidence: publicIdField.optional().catch(undefined),
  argument: publicIdField.optional().catch(undefined),
});
