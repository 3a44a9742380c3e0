"use server";

import { formAction } from "@/lib/access/form-action";
import { importSources } from "../commands/import";
import { importPath } from "../rules/paths";
import { withBibliographyAsText } from "../schema/import";

export const importSourcesAction = formAction(importSources, ({ at }) => importPath({ at }), {
  prepare: withBibliographyAsText,
});
