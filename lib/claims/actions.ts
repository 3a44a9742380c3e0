"use server";

import { formAction } from "@/lib/access/form-action";
import { placeClaim } from "./commands/place";
import { proposeClaim } from "./commands/propose";

export const proposeClaimAction = formAction(
  proposeClaim,
  ({ documentId, sentenceId, state }) =>
    `/documents/${documentId}/claims/new?sentence=${sentenceId}&done=${state === "LIVE" ? "added" : "proposed"}`,
);

export const placeClaimAction = formAction(
  placeClaim,
  ({ documentId, sentenceId }) =>
    `/documents/${documentId}/claims/new?sentence=${sentenceId}&done=placed`,
);
