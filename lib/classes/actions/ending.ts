"use server";

import { formAction } from "@/lib/access/form-action";
import { copyClass } from "../commands/copy-class";
import { deleteClass, keepClass } from "../commands/delete-class";
import { classPath } from "../rules/paths";

export const copyClassAction = formAction(
  copyClass,
  ({ classId, leftOut }) =>
    `${classPath(classId)}?done=${leftOut > 0 ? "copied-in-part" : "copied"}`,
);

export const deleteClassAction = formAction(
  deleteClass,
  ({ classId }) => `${classPath(classId)}?done=to-be-deleted`,
);

export const keepClassAction = formAction(
  keepClass,
  ({ classId }) => `${classPath(classId)}?done=kept`,
);
