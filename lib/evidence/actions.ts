"use server";

import { formAction } from "@/lib/access/form-action";
import { attestExcerpt, withdrawAttestation } from "./commands/attest";
import { checkFit } from "./commands/check-fit";
import { leaveFit, takeFit, takeNextFit } from "./commands/hold-fit";
import { logSearch } from "./commands/log-search";
import { proposeEvidence } from "./commands/propose";
import { closeRequest, makeRequest } from "./commands/request";
import { fitPath, fitsPath } from "./rules";
import { attestPath } from "./rules/paths";
import { lookUp } from "./queries/look-up";
import { lookUpInput } from "./schema";

export const proposeEvidenceAction = formAction(
  proposeEvidence,
  ({ claimId, state }) =>
    `/claims/${claimId}/evidence/new?done=${state === "LIVE" ? "added" : "proposed"}`,
  { look: { input: lookUpInput, limit: "look", find: lookUp } },
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

export const checkFitAction = formAction(checkFit, (read) => `${fitPath(read)}?done=read`);
export const takeFitAction = formAction(takeFit, fitPath);
export const takeNextFitAction = formAction(takeNextFit, fitPath);
export const leaveFitAction = formAction(leaveFit, () => fitsPath({ done: "left" }));

export const attestExcerptAction = formAction(
  attestExcerpt,
  ({ claimId, evidenceId }) => `${attestPath(claimId, evidenceId)}?done=attested`,
);
export const withdrawAttestationAction = formAction(
  withdrawAttestation,
  ({ claimId, evidenceId }) => `${attestPath(claimId, evidenceId)}?done=withdrawn`,
);
