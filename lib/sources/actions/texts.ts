"use server";

import { formAction } from "@/lib/access/form-action";
import { cancelText } from "../commands/cancel-text";
import { changeRights } from "../commands/change-rights";
import { giveText } from "../commands/give-text";
import { restoreText, withdrawText } from "../commands/withdraw-text";
import { importPath, rightsPath } from "../rules/texts";

export const giveTextAction = formAction(giveText, ({ sourceId, importId }) =>
  importPath(sourceId, importId),
);

export const cancelTextAction = formAction(cancelText, ({ sourceId, importId }) =>
  importPath(sourceId, importId),
);

export const changeRightsAction = formAction(
  changeRights,
  (text) => `${rightsPath(text)}?done=rights`,
);

export const withdrawTextAction = formAction(
  withdrawText,
  (text) => `${rightsPath(text)}?done=withdrawn`,
);

export const restoreTextAction = formAction(
  restoreText,
  (text) => `${rightsPath(text)}?done=restored`,
);
