import { z } from "zod";
import { lineField, optionalLineField, publicIdField } from "@/lib/foundation/fields";
import { readJoinCode } from "../rules/code";
import { ROSTER_BYTES, textOfFile } from "../rules/roster/encoding";

const OPEN_AGAIN = "Open this page again.";

/** A list of people for a class: a text, or a file that `withFileAsText` has read into it. */
export const importRosterInput = z
  .object({
    classId: publicIdField,
    text: z
      .string()
      .max(ROSTER_BYTES.most, `This is longer than ${ROSTER_BYTES.words}. Split it into two.`)
      .default(""),
    /** Why the file could not be read. */
    unread: z.string().max(500).optional(),
    makeCodes: z.literal("yes").optional(),
    /** What was shown that the import would do. */
    seen: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .superRefine(({ text, unread }, context) => {
    if (unread) context.addIssue({ code: "custom", path: ["file"], message: unread });
    else if (text.trim() === "")
      context.addIssue({ code: "custom", path: ["text"], message: NOTHING });
  });

/** The form with its file, where it has one, as the text in the field beside it. */
export async function withFileAsText(data: FormData): Promise<FormData> {
  const file = data.get("file");
  data.delete("file");
  data.delete("unread");
  if (!(file instanceof File) || file.size === 0) return data;
  const decoded = textOfFile(new Uint8Array(await file.arrayBuffer()));
  if (decoded.ok) data.set("text", decoded.text);
  else data.set("unread", decoded.words);
  return data;
}

const externalId = optionalLineField("The id", { most: 120 });
const email = z
  .string()
  .optional()
  .transform((typed) => typed?.trim().toLowerCase() || null)
  .pipe(z.email("Enter an address like name@example.org, or none.").max(254).nullable());

/** What a roster says of somebody who has not come in yet. */
export const correctRosterInput = z.object({
  classId: publicIdField,
  entryId: z.uuid({ error: OPEN_AGAIN }),
  name: lineField("The name", { least: 1, most: 80 }),
  email,
  externalId,
});

/** Whether somebody is taken off a roster, or that is taken back. */
export const removeFromRosterInput = z.object({
  classId: publicIdField,
  entryId: z.uuid({ error: OPEN_AGAIN }),
  goal: z.enum(["remove", "undo"], { error: OPEN_AGAIN }),
});

/** Whose return codes are made anew: one student's, or those of all who have not been here yet. */
export const renewReturnCodesInput = z.object({
  classId: publicIdField,
  enrolmentId: z.uuid({ error: OPEN_AGAIN }).optional(),
});

/** A class that expects whoever asks. */
export const joinExpectedInput = z.object({ entryId: z.uuid({ error: OPEN_AGAIN }) });

/** Somebody without an address comes into a class. */
export const enterClassInput = z.object({
  code: z.string({ error: OPEN_AGAIN }).transform((typed, context) => {
    const code = readJoinCode(typed);
    if (code === null) context.addIssue(OPEN_AGAIN);
    return code ?? z.NEVER;
  }),
  name: lineField("The name", { least: 1, most: 80 }),
  idempotencyKey: z.uuid().optional().catch(undefined),
});

const NOTHING = "Choose a file, or paste your list.";
