import { z } from "zod";
import { optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { localTimeField, oddTimesAsked } from "./assignments";

const OPEN_AGAIN = "Open this page again.";
const sort = z.enum(["name", "extended"]).catch("name");
export type ExtensionSort = z.output<typeof sort>;
const student = {
  ...{ assignmentId: publicIdField, enrolmentId: z.uuid({ error: OPEN_AGAIN }) },
  /** Of the list, to come back to. */
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort,
};
/** The extension that whoever sends it was shown; "none" where there was none. */
const seen = z.union([z.uuid(), z.literal("none")], { error: OPEN_AGAIN });

/** Until when one student has, and why. */
export const grantExtensionInput = z.object({
  ...{ ...student, seen },
  until: localTimeField("Say until when they have."),
  reason: optionalTextField("The reason", { most: 600 }),
});

/** Whose extension is withdrawn, or given again as it was. */
export const withdrawExtensionInput = z.object({
  ...student,
  extensionId: z.uuid({ error: OPEN_AGAIN }),
  goal: z.enum(["withdraw", "undo"], { error: OPEN_AGAIN }),
});

/** What the address of the list says; whatever cannot be read is as if it had not been asked. */
export const extensionsQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort,
  done: z.string().optional().catch(undefined),
  /** The extension that was just withdrawn, or changed. */
  which: z.uuid().optional().catch(undefined),
  ...oddTimesAsked,
});
