"use server";

import { formAction } from "@/lib/access/form-action";
import { assignAssignment, withdrawAssignment } from "../commands/assign-assignment";
import { copyAssignment } from "../commands/copy-assignment";
import { discardAssignment } from "../commands/discard-assignment";
import { makeAssignment } from "../commands/make-assignment";
import { reviseAssignment } from "../commands/revise-assignment";
import { savedPath } from "../rules/paths";
import { sentAfterButton } from "../schema/assignment-buttons";

export const makeAssignmentAction = formAction(makeAssignment, (made) => savedPath("made", made), {
  rearrange: sentAfterButton,
});

export const reviseAssignmentAction = formAction(
  reviseAssignment,
  (revised) => savedPath("revised", revised),
  { rearrange: sentAfterButton },
);

export const assignAssignmentAction = formAction(assignAssignment, (assigned) =>
  savedPath("assigned", assigned),
);

export const withdrawAssignmentAction = formAction(withdrawAssignment, (withdrawn) =>
  savedPath("withdrawn", withdrawn),
);

export const discardAssignmentAction = formAction(discardAssignment, (kept) =>
  savedPath(kept.became, kept),
);

export const copyAssignmentAction = formAction(copyAssignment, ({ leftOut, ...copied }) =>
  savedPath(leftOut === 0 ? "copied" : "copied-in-part", copied),
);
