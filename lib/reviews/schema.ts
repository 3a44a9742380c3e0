import { z } from "zod";
import { optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { Confidence, RatingGrade, RatingReason } from "@/prisma/generated/enums";
import { OFF_SCALE, POSITIONS, RATING_REASONS } from "./rules";

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

/** The one thing that a rating is about. */
const ratedItem = {
  claimId: publicIdField,
  kind: z.enum(["evidence", "argument"]),
  itemId: publicIdField,
};

/** A reviewer's grade of one piece of evidence or one argument, and the wording that they were shown. */
export const giveRatingInput = z
  .object({
    ...ratedItem,
    revisionId: z.uuid({ error: "Open the form again: it does not say what you were shown." }),
    grade: z.enum(RatingGrade, { error: "Choose one of the three grades." }),
    reasons: z
      .array(z.enum(RatingReason, { error: "Choose among the reasons that are listed." }))
      .min(1, "Say what decided it: choose at least one.")
      .transform((reasons) => [...new Set(reasons)].sort()),
  })
  .refine(({ kind, reasons }) => reasons.every((reason) => isReasonFor(kind, reason)), {
    path: ["reasons"],
    error: "An argument quotes nothing and has no source of its own: choose among its reasons.",
  });

export const withdrawRatingInput = z.object(ratedItem);

const isReasonFor = (kind: "evidence" | "argument", reason: RatingReason): boolean =>
  (RATING_REASONS[kind] as readonly RatingReason[]).includes(reason);
