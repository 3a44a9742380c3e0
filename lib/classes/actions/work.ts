"use server";

import { formAction } from "@/lib/access/form-action";
import { choosePseudonym } from "../commands/choose-pseudonym";
import { handIn } from "../commands/hand-in";
import { saveWork } from "../commands/save-work";
import { assignmentPath, workClaimPath } from "../rules/paths";

export const saveWorkAction = formAction(
  saveWork,
  ({ assignmentId, claimId, step, item, goal, unread, then }) => {
    const isRead = Object.keys(unread).length === 0;
    if (then && isRead) return then;
    const saved = isRead ? "saved" : "unread";
    return workClaimPath(assignmentId, claimId, {
      ...{ step, item, done: goal === "save" ? saved : goal },
    });
  },
  { isRepeatable: true, isInPlace: true },
);

export const handInAction = formAction(
  handIn,
  ({ assignmentId, isLate }) =>
    `${assignmentPath(assignmentId)}?done=${isLate ? "late" : "handed-in"}`,
);

export const choosePseudonymAction = formAction(
  choosePseudonym,
  ({ assignmentId }) => `${assignmentPath(assignmentId)}?done=named`,
);
