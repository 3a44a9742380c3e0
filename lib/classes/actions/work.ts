"use server";

import { formAction } from "@/lib/access/form-action";
import { handIn } from "../commands/hand-in";
import { saveWork } from "../commands/save-work";
import { assignmentPath, workClaimPath } from "../rules/paths";

export const saveWorkAction = formAction(
  saveWork,
  ({ assignmentId, claimId }) => `${workClaimPath(assignmentId, claimId)}?done=saved`,
  { isRepeatable: true, isInPlace: true },
);

export const handInAction = formAction(
  handIn,
  ({ assignmentId, isLate }) =>
    `${assignmentPath(assignmentId)}?done=${isLate ? "late" : "handed-in"}`,
);
