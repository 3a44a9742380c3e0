"use server";

import { formAction } from "@/lib/access/form-action";
import { grantExtension, withdrawExtension } from "../commands/extend";
import { extensionsPath, oddIn } from "../rules/paths";

export const grantExtensionAction = formAction(grantExtension, (granted) =>
  extensionsPath(granted.assignmentId, {
    ...{ page: granted.page, sort: granted.sort, done: granted.isChange ? "changed" : "granted" },
    ...oddIn(granted),
  }),
);

export const withdrawExtensionAction = formAction(withdrawExtension, (withdrawn) =>
  extensionsPath(withdrawn.assignmentId, {
    ...{ page: withdrawn.page, sort: withdrawn.sort, done: withdrawn.became },
    ...(withdrawn.became === "withdrawn" && { which: withdrawn.extensionId }),
  }),
);
