"use server";

import { authAction } from "@/lib/access/auth-action";
import { formAction } from "@/lib/access/form-action";
import { withFileAsText } from "@/lib/access/list-form";
import { enterClass } from "../commands/enter-class";
import { importRoster } from "../commands/import-roster";
import { joinExpected } from "../commands/join-class";
import { correctRoster, removeFromRoster, renewReturnCodes } from "../commands/keep-roster";
import { classPath, rosterPath } from "../rules/paths";
import { textOfFile } from "../rules/roster/encoding";
import { enterClassInput } from "../schema/roster";

export const importRosterAction = formAction(importRoster, ({ classId }) => rosterPath(classId), {
  isShownOnce: true,
  prepare: withFileAsText(textOfFile),
});

export const correctRosterAction = formAction(
  correctRoster,
  ({ classId, became }) => `${rosterPath(classId)}?done=${became}`,
);

export const removeFromRosterAction = formAction(
  removeFromRoster,
  ({ classId, entryId, became }) =>
    `${rosterPath(classId)}?done=${became}${became === "removed" ? `&who=${entryId}` : ""}`,
);

export const renewReturnCodesAction = formAction(
  renewReturnCodes,
  ({ classId }) => rosterPath(classId),
  { isShownOnce: true },
);

export const joinExpectedAction = formAction(
  joinExpected,
  ({ classId, became }) => `${classPath(classId)}?done=${became}`,
);

export const enterClassAction = authAction({
  permission: "class.enter",
  input: enterClassInput,
  run: enterClass,
  next: null,
});
