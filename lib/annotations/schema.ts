import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";
import { isTag, TAG_LENGTH } from "./rules";

export const BODY_LENGTH = { least: 2, most: 5_000 };

const body = textField("The note", BODY_LENGTH);
const aboutItem = publicIdField.optional();
/** One note of a claim. */
const note = {
  claimId: publicIdField,
  annotationId: z.uuid({ error: "This form names no note. Open it again from its page." }),
};

/** A note on a claim, or on a piece of its evidence or an argument about it; who may read it is chosen with it. */
export const annotateClaimInput = z
  .object({
    claimId: publicIdField,
    evidenceId: aboutItem,
    argumentId: aboutItem,
    motivation: z.enum(["COMMENTING", "QUESTIONING", "ASSESSING", "TAGGING"], {
      error: "Say what kind of note this is.",
    }),
    body,
    audience: z.enum(["PUBLIC", "PRIVATE"], { error: "Choose who may read it." }),
  })
  .refine(({ evidenceId, argumentId }) => !evidenceId || !argumentId, {
    error: "A note is about one thing. Open the form again from its page.",
  })
  .refine(({ motivation, body: words }) => motivation !== "TAGGING" || isTag(words), {
    path: ["body"],
    error: `A tag is one short line: at most ${TAG_LENGTH} characters.`,
  });

/** An answer to a note; its readers are those of the note. */
export const replyInput = z.object({ ...note, body });

/** Other words for one's own note, and the wording that the form was opened on. */
export const reviseAnnotationInput = z.object({
  ...note,
  revisionId: z.uuid({ error: "Open the form again: it does not say what it is about." }),
  body,
});

export const annotationInput = z.object(note);
