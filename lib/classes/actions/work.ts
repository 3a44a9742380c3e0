"use server";

import { formAction } from "@/lib/access/form-action";
import { handIn } from "../commands/hand-in";
import { saveWork } from "../commands/save";

export const saveWorkAction = formAction(
  saveWork,
  ({ assignmentId, claimId }) => `/assignments/${assignmentId}/claims/${claimId}?done=saved`,
  { isRepeatable: true, isInPlace: true },
);
export const handInAction = formAction(
  handIn,
  ({ assignmentId, isLate }) =>
    `/assignments/${assignmentId}?done=${isLate ? "late" : "handed-in"}`,
);
