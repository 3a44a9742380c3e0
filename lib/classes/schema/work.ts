import { z } from "zod";
import { optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";
import { Confidence } from "@/prisma/generated/enums";
import { STEPS } from "../rules/steps";
import { withUnread } from "../rules/saved";
import { QUOTE_LENGTH, RATIONALE_LENGTH, REASON_LENGTH } from "../rules/work";
import type { AppraisalDraft, VoteDraft } from "../rules/work";
import { answerInput, evidenceInput, noteInput } from "./additions";
import { readFields, typedField } from "./typed-fields";
import { OPEN_AGAIN, workPlace } from "./work-place";

const voteInput = z
  .object({
    ...workPlace,
    kind: z.literal("vote"),
    choice: z.enum([...POSITIONS, ...OFF_SCALE]).optional(),
    confidence: z.enum(Confidence).optional(),
    rationale: typedField(
      optionalTextField("Your reasons", { most: RATIONALE_LENGTH }),
      2 * RATIONALE_LENGTH,
    ),
    seenHash: z.string().regex(/^[0-9a-f]{64}$/, OPEN_AGAIN),
  })
  .transform(({ choice, confidence, rationale, seenHash, ...given }) => {
    const { texts, unread } = readFields({ rationale });
    const chosen = { choice: choice ?? null, confidence: confidence ?? null };
    const draft: VoteDraft = { ...chosen, ...texts, seenHash };
    return { ...given, draft: withUnread(draft, unread) };
  });

const appraisalInput = z
  .looseObject({
    ...workPlace,
    kind: z.literal("appraisal"),
    itemId: publicIdField,
    reason: typedField(optionalTextField("Your reason", { most: REASON_LENGTH })),
    quote: typedField(optionalTextField("The words that you point at", { most: QUOTE_LENGTH })),
  })
  .transform(({ assignmentId, claimId, device, seenAt, was, then, kind, itemId, ...rest }) => {
    const { reason, quote, ...levels } = rest;
    const { texts, unread } = readFields({ reason, quote });
    const draft: AppraisalDraft = { levelIds: levelsIn(levels), ...texts };
    return {
      ...{ assignmentId, claimId, device, seenAt, was, then, kind, itemId },
      draft: withUnread(draft, unread),
    };
  });

/** A part of a student's work as it stands, whole or not. */
export const saveWorkInput = z.discriminatedUnion("kind", [
  voteInput,
  appraisalInput,
  evidenceInput,
  answerInput,
  noteInput,
]);

/** Work that is handed in as it is saved. */
export const handInInput = z.object({
  assignmentId: publicIdField,
  /** Said by whoever knows that something is missing. */
  asItIs: z.literal("yes").optional(),
});

/** Under which of the free names somebody works. */
export const choosePseudonymInput = z.object({
  assignmentId: publicIdField,
  pseudonym: z.string({ error: "Choose a name." }).max(60, OPEN_AGAIN),
});

/** Which step of the work on a claim an address asks for; whatever cannot be read is as if it had not been asked. */
export const askedPlace = z.object({
  step: z.enum(STEPS).nullable().catch(null).default(null),
  item: z
    .string()
    .regex(/^\w{1,10}$/)
    .nullable()
    .catch(null)
    .default(null),
});

/** Whose work an address asks for: all claims at a glance, or one of them, page by page. */
export const othersQuery = z.object({
  claim: publicIdField.nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

// A field that no criterion has, or that holds no id of a level, is nothing.
function levelsIn(fields: Record<string, unknown>): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const level = z.uuid().safeParse(value);
    return /^level\d{1,3}$/.test(name) && level.success ? [level.data] : [];
  });
}
