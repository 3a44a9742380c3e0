import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";
import { REASON_LENGTH } from "./contribution";

const OPEN_AGAIN = "Open this page again: the form does not say what it is about.";
const piece = {
  claimId: publicIdField,
  evidenceId: publicIdField,
  /** The wording that the editor was shown. */
  revisionId: z.uuid({ error: OPEN_AGAIN }),
};

/** An editor decides on readings of evidence that differ, or takes that back. */
export const settleFitInput = z.object({
  ...piece,
  outcome: z.enum(["STANDS", "SEND_BACK", "REOPENED"], { error: "Choose what to do about it." }),
  reason: textField("The reason", REASON_LENGTH),
});

/** An editor has looked at evidence whose source stands otherwise than it did. */
export const lookAtStandingInput = z.object({
  ...piece,
  note: textField("The note", REASON_LENGTH),
});

/** An editor takes the place where the words do stand. */
export const correctPlaceInput = z.object(piece);
