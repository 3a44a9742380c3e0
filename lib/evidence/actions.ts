"use server";

import { formAction } from "@/lib/access/form-action";
import { proposeEvidence } from "./commands";

export const proposeEvidenceAction = formAction(
  proposeEvidence,
  ({ claimId, state }) =>
    `/claims/${claimId}/evidence/new?done=${state === "LIVE" ? "added" : "proposed"}`,
);
