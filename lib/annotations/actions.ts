"use server";

import { formAction } from "@/lib/access/form-action";
import { annotateClaim } from "./commands/annotate";
import { replyToAnnotation } from "./commands/reply";
import { restoreAnnotation, retractAnnotation } from "./commands/retract";
import { reviseAnnotation } from "./commands/revise";
import { annotatePath, notePath } from "./rules";

export const annotateClaimAction = formAction(annotateClaim, ({ claimId, audience, item }) => {
  const form = annotatePath(claimId, item ?? undefined);
  return `${form}${item ? "&" : "?"}done=${audience === "PUBLIC" ? "public" : "private"}`;
});
export const replyToAnnotationAction = formAction(
  replyToAnnotation,
  ({ claimId, annotationId, threadId }) =>
    `${notePath(claimId, threadId)}?done=answered#n-${annotationId}`,
);
export const reviseAnnotationAction = formAction(
  reviseAnnotation,
  ({ claimId, annotationId }) => `${notePath(claimId, annotationId)}?done=revised`,
);
export const retractAnnotationAction = formAction(
  retractAnnotation,
  ({ claimId, annotationId }) => `${notePath(claimId, annotationId)}?done=retracted`,
);
export const restoreAnnotationAction = formAction(
  restoreAnnotation,
  ({ claimId, annotationId }) => `${notePath(claimId, annotationId)}?done=restored`,
);
