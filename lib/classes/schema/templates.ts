import { z } from "zod";
import { lineField, publicIdField } from "@/lib/foundation/fields";

const OPEN_AGAIN = "Open this page again.";

/** Which assignment is kept as a template, and what that is called. */
export const keepTemplateInput = z.object({
  assignmentId: publicIdField,
  title: lineField("The title", { least: 1, most: 120 }),
});

/** Whether a template is removed, or taken back. */
export const removeTemplateInput = z.object({
  templateId: z.uuid({ error: OPEN_AGAIN }),
  goal: z.enum(["remove", "undo"], { error: OPEN_AGAIN }),
});

/** What the address of the list of templates says; whatever cannot be read is as if it had not been asked. */
export const templatesQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
  which: z.uuid().optional().catch(undefined),
});
