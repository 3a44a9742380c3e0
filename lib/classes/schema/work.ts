import { z } from "zod";
import { optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";
import { Confidence } from "@/prisma/generated/enums";
import { RATIONALE_LENGTH, REASON_LENGTH } from "../rules/work";

const OPEN_AGAIN = "Open this page again.";

const work = {
  assignmentId: publicIdField,
  claimId: publicIdField,
  /** Which window it was typed in: drawn when its page was rendered. */
  device: z.uuid(OPEN_AGAIN),
  /** The newest of what that page showed of this part: what is no newer gives way. */
  seenAt: z.iso.datetime(OPEN_AGAIN).optional(),
};

const voteInput = z
  .object({
    ...work,
    kind: z.literal("vote"),
    choice: z.enum([...POSITIONS, ...OFF_SCALE]).optional(),
    confidence: z.enum(Confidence).optional(),
    rationale: optionalTextField("Your reasons", { most: RATIONALE_LENGTH }),
    seenHash: z.string().regex(/^[0-9a-f]{64}$/, OPEN_AGAIN),
  })
  .transform(({ choice, confidence, rationale, seenHash, ...given }) => ({
    ...given,
    draft: {
      ...{ choice: choice ?? null, confidence: confidence ?? null },
      ...{ rationale: rationale ?? "", seenHash },
    },
  }));

const appraisalInput = z
  .looseObject({
    ...work,
    kind: z.literal("appraisal"),
    itemId: publicIdField,
    reason: optionalTextField("Your reason", { most: REASON_LENGTH }),
  })
  .transform(({ assignmentId, claimId, device, seenAt, kind, itemId, reason, ...rest }) => ({
    ...{ assignmentId, claimId, device, seenAt, kind, itemId },
    draft: { levelIds: levelsIn(rest), reason: reason ?? "" },
  }));

/** A part of a student's work as it stands, whole or not. */
export const saveWorkInput = z.discriminatedUnion("kind", [voteInput, appraisalInput]);

/** Work that is handed in as it is saved. */
export const handInInput = z.object({
  assignmentId: publicIdField,
  /** Said by whoever knows that something is missing. */
  asItIs: z.literal("yes").optional(),
});

// A field that no criterion has, or that holds no id of a level, is nothing.
function levelsIn(fields: Record<string, unknown>): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const level = z.uuid().safeParse(value);
    return /^level\d{1,3}$/.test(name) && level.success ? [level.data] : [];
  });
}
