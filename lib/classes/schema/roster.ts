import { z } from "zod";
import { isListGiven, listFields } from "@/lib/access/list-form";
import { lineField, optionalLineField, publicIdField } from "@/lib/foundation/fields";
import { readJoinCode } from "../rules/code";
import { ROSTER_BYTES } from "../rules/roster/encoding";

const OPEN_AGAIN = "Open this page again.";

/** A list of people for a class. */
export const importRosterInput = z
  .object({
    classId: publicIdField,
    ...listFields(
      ROSTER_BYTES.most,
      `This is longer than ${ROSTER_BYTES.words}. Split it into two.`,
    ),
    makeCodes: z.literal("yes").optional(),
  })
  .superRefine(isListGiven);

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
