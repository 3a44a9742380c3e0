import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";

export const OPEN_AGAIN = "Open this page again.";

/** Whose part of the work is saved, and by which window. */
export const workPlace = {
  assignmentId: publicIdField,
  claimId: publicIdField,
  /** Which window it was typed in: drawn when its page was rendered. */
  device: z.uuid(OPEN_AGAIN),
  /** The newest of what that page showed of this part: what is no newer gives way. */
  seenAt: z.iso.datetime(OPEN_AGAIN).optional(),
  /** The window in which it was begun, where what did not arrive from there is sent from here: what that one saved gives way. */
  was: z.uuid(OPEN_AGAIN).optional(),
  /** Where whoever sends it without script goes on: a page of an assignment. */
  then: z
    .string()
    .regex(/^\/assignments\/\w{10}(?:\/claims\/\w{10}(?:\?[\w=&]{1,60})?)?$/, OPEN_AGAIN)
    .optional(),
};
