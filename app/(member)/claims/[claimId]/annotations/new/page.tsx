import type { Metadata } from "next";
import { AnnotationPageView } from "@/components/annotations/annotation-page-view";
import { getAnnotationSheet } from "@/lib/annotations/queries";
import { onClaim, type ClaimRequest } from "../../on-claim";

export const instant = false;
export const metadata: Metadata = { title: "Annotate a claim" };

export default function AnnotatePage(request: ClaimRequest) {
  return onClaim(request, {
    form: "annotations/new",
    to: "annotate",
    getSheet: getAnnotationSheet,
    show: ({ sheet, done, outcome }) => (
      <AnnotationPageView sheet={sheet} done={done} outcome={outcome} />
    ),
  });
}
