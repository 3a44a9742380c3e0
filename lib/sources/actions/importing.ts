"use server";

import { formAction } from "@/lib/access/form-action";
import { withFileAsText } from "@/lib/access/list-form";
import { importSources } from "../commands/import";
import { bibliographyIn } from "../rules/bibliography/file";
import { importPath } from "../rules/paths";

export const importSourcesAction = formAction(importSources, ({ at }) => importPath({ at }), {
  prepare: withFileAsText(bibliographyIn),
});
