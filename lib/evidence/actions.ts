"use server";

import { formAction } from "@/lib/access/form-action";
import { logSearch } from "./commands/log-search";
import { proposeEvidence } from "./commands/propose";
import { closeRequest, makeRequest } from "./commands/request";

export const proposeEvidenceAction = formAction(
  proposeEvidence,
  ({ claimId, state }) =>
    `/claims/${claimId}/evidence/new?done=${state === "LIVE" ? "added" : "proposed"}`,
);

export const logSearchAction = formAction(
  logSearch,
  ({ claimId }) => `/claims/${claimId}/searches/new?done=logged`,
);

export const makeRequestAction = formAction(
  makeRequest,
  ({ claimId }) => `/claims/${claimId}/requests/new?done=made`,
);

export const closeRequestAction = formAction(
  closeRequest,
  ({ claimId }) => `/claims/${claimId}/requests/new?done=closed`,
);
