import { z } from "zod";
import { queryField, textField } from "@/lib/foundation/fields";

const OPEN_AGAIN = "Open this page again.";

/** A comment to give again. */
export const keepCommentInput = z.object({
  comment: textField("The comment", { least: 1, most: 4_000 }),
  /** The one that it takes the place of. */
  insteadOfId: z.uuid({ error: OPEN_AGAIN }).optional(),
});

/** Whether a kept comment is taken out, or that is taken back. */
export const removeCommentInput = z.object({
  commentId: z.uuid({ error: OPEN_AGAIN }),
  goal: z.enum(["remove", "undo"], { error: OPEN_AGAIN }),
});

/** What an address asks of the list; whatever cannot be read is as if it had not been asked. */
export const commentsQuery = z.object({
  q: queryField({ most: 200 }).default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  /** The one that is being reworded. */
  edit: z.uuid().nullable().catch(null).default(null),
  done: z.string().optional().catch(undefined),
  /** The one that was just taken out. */
  which: z.uuid().nullable().catch(null).default(null),
});
