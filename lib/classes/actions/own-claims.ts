"use server";

import { formAction } from "@/lib/access/form-action";
import { addOwnArgument, addOwnEvidence } from "../commands/add-to-own-claim";
import { addOwnClaim } from "../commands/add-own-claim";
import { restoreOwn, retractOwn } from "../commands/retract-own";
import { reviseOwn } from "../commands/revise-own";
import { ownClaimPath } from "../rules/paths";
import { sentAfterChoice, sentAsSearched } from "../schema/choice";

export const addOwnClaimAction = formAction(addOwnClaim, ({ classId, claimId }) =>
  ownClaimPath(classId, claimId, "added"),
);

export const addOwnEvidenceAction = formAction(
  addOwnEvidence,
  ({ classId, claimId }) => ownClaimPath(classId, claimId, "evidence"),
  { rearrange: sentAsSearched },
);

export const addOwnArgumentAction = formAction(
  addOwnArgument,
  ({ classId, claimId }) => ownClaimPath(classId, claimId, "argument"),
  { rearrange: sentAfterChoice },
);

export const reviseOwnAction = formAction(
  reviseOwn,
  ({ classId, claimId }) => ownClaimPath(classId, claimId, "revised"),
  { rearrange: sentAsSearched },
);

export const retractOwnAction = formAction(retractOwn, ({ classId, claimId }) =>
  ownClaimPath(classId, claimId, "retracted"),
);

export const restoreOwnAction = formAction(restoreOwn, ({ classId, claimId }) =>
  ownClaimPath(classId, claimId, "restored"),
);
