"use server";

import { formAction } from "@/lib/access/form-action";
import { proposeSource } from "./commands/propose";

export const proposeSourceAction = formAction(proposeSource, ({ sourceId, state, thenClaimId }) => {
  const done = state === "LIVE" ? "added" : "proposed";
  return thenClaimId
    ? `/claims/${thenClaimId}/evidence/new?source=${sourceId}&done=source-${done}`
    : `/sources/new?done=${done}`;
});
