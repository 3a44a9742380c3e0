import { z } from "zod";
import { lineField, optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";
import { Directness, Direction } from "@/prisma/generated/enums";
import { LOCATOR_LABELS } from "./rules";

export const EXCERPT_LENGTH = { least: 3, most: 2_000 };
export const NOTE_LENGTH = { most: 1_000 };
const LOCATOR_LENGTH = { least: 1, most: 80 };

const optionalId = z
  .string()
  .optional()
  .transform((id) => id || null)
  .pipe(publicIdField.nullable());

/** One source's bearing on one claim, as somebody proposes it. */
export const proposeEvidenceInput = z
  .object({
    claimId: publicIdField,
    sourceId: z
      .string({ error: "Choose the source in which these words stand." })
      .pipe(publicIdField),
    viaSourceId: optionalId,
    excerpt: textField("The excerpt", EXCERPT_LENGTH),
    locatorLabel: z.enum(LOCATOR_LABELS, { error: "Say what kind of place it is." }),
    locatorValue: lineField("The place", LOCATOR_LENGTH),
    direction: z.enum(Direction, { error: "Say which way these words point." }),
    directness: z.enum(Directness, {
      error: "Say whether the words speak of the claim itself or it follows from them.",
    }),
    note: optionalTextField("The note", NOTE_LENGTH),
  })
  .refine((evidence) => evidence.viaSourceId !== evidence.sourceId, {
    path: ["viaSourceId"],
    error: "A source cannot report itself: leave this empty.",
  })
  .refine((evidence) => evidence.viaSourceId === null || evidence.directness === "INFERENTIAL", {
    path: ["directness"],
    error: "Words that report another source are inferential: choose “by inference”.",
  });
