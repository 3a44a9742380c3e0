import { z } from "zod";
import { textField } from "@/lib/foundation/fields";
import { GROUNDS } from "../rules/grounds";
import { subjectIn } from "../rules/redaction";
import { REASON_LENGTH } from "./contribution";

/** A passage is at least so long, in characters: shorter ones stand in too many places that are not meant. */
export const PASSAGE_LENGTH = { least: 6, most: 4_000 };
const MOST_TEXTS = 60;
const OPEN_AGAIN = "Open the page again: this form does not say what it is about.";

/** What a redaction is about: `kind:id`, or `kind:claim/id` of what stands on a claim. */
export const redactionSubject = z
  .string({ error: OPEN_AGAIN })
  .max(120, OPEN_AGAIN)
  .transform((on, context) => {
    const subject = subjectIn(on);
    if (!subject) context.addIssue({ code: "custom", message: OPEN_AGAIN });
    return subject ?? z.NEVER;
  });

/** An administrator takes words out for good. Without the seal of what was shown, it is shown first. */
export const redactTextInput = z
  .object({
    on: redactionSubject,
    texts: z
      .array(z.string().regex(/^[0-9a-f]{64}$/, OPEN_AGAIN))
      .max(MOST_TEXTS, `Choose at most ${MOST_TEXTS} texts.`)
      .default([]),
    // Not cleaned: the words are looked for exactly as they stand.
    only: z
      .string()
      .optional()
      .transform((words) => words?.replace(/\r\n?/g, "\n").trim() || null)
      .refine(
        (words) => words === null || [...words].length >= PASSAGE_LENGTH.least,
        `A passage needs at least ${PASSAGE_LENGTH.least} characters. Take some of what stands beside it.`,
      )
      .refine(
        (words) => words === null || [...words].length <= PASSAGE_LENGTH.most,
        `A passage may have at most ${PASSAGE_LENGTH.most} characters.`,
      ),
    ground: z.enum(GROUNDS, { error: "Choose the ground." }),
    publicReason: textField("The public reason", REASON_LENGTH),
    /** The report that asked for it, if one did: it is answered by it. */
    flagId: z.uuid({ error: OPEN_AGAIN }).nullable().default(null),
    seal: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .catch(undefined),
  })
  .refine(({ texts, only }) => only !== null || texts.length > 0, {
    path: ["texts"],
    error: "Choose at least one text, or name a passage.",
  });
