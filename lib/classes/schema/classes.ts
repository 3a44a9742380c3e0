import { z } from "zod";
import { lineField, optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { readJoinCode } from "../rules/code";
import { timeZones } from "../rules/zones";

const OPEN_AGAIN = "Open this page again.";

const words = {
  name: lineField("The name", { least: 1, most: 120 }),
  about: optionalTextField("What it is about", { most: 2000 }),
  timeZone: z
    .string({ error: "Choose a time zone." })
    .refine((name) => timeZones().includes(name), "Choose a time zone from the list."),
};

/** A new class. */
export const openClassInput = z.object(words);

/** What a class is called and about, and the zone of its dates. */
export const reviseClassInput = z.object({ classId: publicIdField, ...words });

/** Whether a class rests. */
export const archiveClassInput = z.object({
  classId: publicIdField,
  goal: z.enum(["archive", "reopen"], { error: OPEN_AGAIN }),
});

/** Whether a new code takes the place of the present one, or none does. */
export const renewCodeInput = z.object({
  classId: publicIdField,
  goal: z.enum(["renew", "revoke"], { error: OPEN_AGAIN }),
});

/** The code of a class that somebody wants to join. */
export const joinClassInput = z.object({
  code: z.string({ error: "Type the code of the class." }).transform((typed, context) => {
    const code = readJoinCode(typed);
    if (code === null) context.addIssue("A code has eight letters and digits.");
    return code ?? z.NEVER;
  }),
});

/** Whether somebody leaves a class, or takes that back. */
export const leaveClassInput = z.object({
  classId: publicIdField,
  goal: z.enum(["leave", "return"], { error: OPEN_AGAIN }),
});

/** Whether a teacher takes somebody out of a class, or takes that back. */
export const endEnrolmentInput = z.object({
  classId: publicIdField,
  enrolmentId: z.uuid({ error: OPEN_AGAIN }),
  goal: z.enum(["end", "undo"], { error: OPEN_AGAIN }),
});
