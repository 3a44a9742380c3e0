"use server";

import { formAction } from "@/lib/access/form-action";
import { keepClaimSet, removeClaimSet, reviseClaimSet } from "../commands/claim-sets";
import { claimSetPath, claimSetRemovedPath } from "../rules/paths";
import { sentAfterChoice } from "../schema/choice";

export const keepClaimSetAction = formAction(
  keepClaimSet,
  ({ claimSetId }) => claimSetPath(claimSetId, "kept"),
  { rearrange: sentAfterChoice },
);

export const reviseClaimSetAction = formAction(
  reviseClaimSet,
  ({ claimSetId }) => claimSetPath(claimSetId, "revised"),
  { rearrange: sentAfterChoice },
);

export const removeClaimSetAction = formAction(removeClaimSet, ({ claimSetId, goal }) =>
  goal === "remove" ? claimSetRemovedPath(claimSetId) : claimSetPath(claimSetId, "back"),
);
