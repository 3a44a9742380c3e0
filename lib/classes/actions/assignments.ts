"use server";

import { formAction } from "@/lib/access/form-action";
import { assignAssignment, withdrawAssignment } from "../commands/assign-assignment";
import { makeAssignment } from "../commands/make-assignment";
import { reviseAssignment } from "../commands/revise-assignment";
import { savedPath } from "../rules/paths";

export const makeAssignmentAction = formAction(makeAssignment, (made) => savedPath("made", made));

export const reviseAssignmentAction = formAction(reviseAssignment, (revised) =>
  savedPath("revised", revised),
);

export const assignAssignmentAction = formAction(assignAssignment, (assigned) =>
  savedPath("assigned", assigned),
);

export const withdrawAssignmentAction = formAction(withdrawAssignment, (withdrawn) =>
  savedPath("withdrawn", withdrawn),
);
