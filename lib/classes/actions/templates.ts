"use server";

import { formAction } from "@/lib/access/form-action";
import { keepTemplate, removeTemplate } from "../commands/templates";
import { templatesPath } from "../rules/paths";

export const keepTemplateAction = formAction(keepTemplate, () => templatesPath({ done: "kept" }));

export const removeTemplateAction = formAction(removeTemplate, ({ templateId, became }) =>
  templatesPath({ done: became, ...(became === "removed" && { which: templateId }) }),
);
