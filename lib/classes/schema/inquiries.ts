import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";

const OPEN_AGAIN = "Open this page again.";

/** What a student asks about one criterion of their released grade. */
export const askInquiryInput = z.object({
  assignmentId: publicIdField,
  criterionId: z.uuid({ error: OPEN_AGAIN }),
  question: textField("The question", { least: 3, most: 2_000 }),
});

/** What is answered: that the level stands, or the one that takes its place. */
export const answerInquiryInput = z
  .object({
    assignmentId: publicIdField,
    inquiryId: z.uuid({ error: OPEN_AGAIN }),
    /** The newest change of the grade that whoever answers was shown; "0" where there was none. */
    seen: z.string({ error: OPEN_AGAIN }).regex(/^\d{1,19}(\.\d{1,9})?$/, OPEN_AGAIN),
    outcome: z.enum(["STANDS", "CHANGED"], { error: "Say whether the level stands." }),
    levelId: z.uuid({ error: OPEN_AGAIN }).optional(),
    answer: textField("The answer", { least: 3, most: 2_000 }),
  })
  .refine(({ outcome, levelId }) => outcome === "STANDS" || levelId !== undefined, {
    path: ["levelId"],
    error: "Choose the level that takes its place.",
  });

/** What an address asks of a list; whatever cannot be read is as if it had not been asked. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
});
