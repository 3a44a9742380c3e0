import { z } from "zod";
import { optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { Confidence } from "@/prisma/generated/enums";
import { OFF_SCALE, POSITIONS } from "./rules";

export const RATIONALE_LENGTH = 4_000;
const RELIED_ON_COUNT = 20;

/** What a reviewer says about a claim, and the hash of the ledger that they were shown. */
export const castVoteInput = z.object({
  claimId: publicIdField,
  seenHash: z
    .string({ error: "Open the form again: it does not say what you were shown." })
    .regex(/^[0-9a-f]{64}$/, "Open the form again: it does not say what you were shown."),
  /** When the form was rendered: a changed ledger is explained from here. */
  shownAt: z.iso.datetime().optional(),
  choice: z.enum([...POSITIONS, ...OFF_SCALE], {
    error: "Choose one of the five positions, or say why none fits.",
  }),
  confidence: z.enum(Confidence, { error: "Say how sure you are." }),
  rationale: optionalTextField("The rationale", { most: RATIONALE_LENGTH }),
  reliedOn: z
    .array(publicIdField)
    .max(RELIED_ON_COUNT, `Name at most ${RELIED_ON_COUNT} pieces of evidence.`)
    .default([])
    .transform((ids) => [...new Set(ids)]),
});

export const withdrawVoteInput = z.object({ claimId: publicIdField });
