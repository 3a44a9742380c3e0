import { z } from "zod";
import { PREMISES, WORDING } from "@/lib/arguments/rules";
import { claimSentence } from "@/lib/claims/schema";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { EXCERPT_LENGTH, NOTE_LENGTH } from "@/lib/evidence/schema";
import {
  idListField,
  lineField,
  optionalIdField,
  optionalTextField,
  publicIdField,
  queryField,
  textField,
} from "@/lib/foundation/fields";
import { Directness, Direction, Relation } from "@/prisma/generated/enums";

const REASON_LENGTH = { least: 3, most: 500 };
const LOCATOR_LENGTH = { least: 1, most: 80 };

const inClass = { classId: publicIdField };
const onClaim = { ...inClass, claimId: publicIdField };
/** The wording that a form was rendered from: what says something else by now is not written over. */
const seen = { seen: z.uuid({ error: "Open this form again from its page." }) };
const why = { reason: optionalTextField("The reason", { most: REASON_LENGTH.most }) };

/** One source's bearing on a claim of a class's own, from a source that everyone sees. */
const evidenceWords = {
  sourceId: optionalIdField.pipe(
    z.string({ error: "Choose the source in which these words stand: search for it first." }),
  ),
  excerpt: textField("The excerpt", EXCERPT_LENGTH),
  locatorLabel: z.enum(LOCATOR_LABELS, { error: "Say what kind of place it is." }),
  locatorValue: lineField("The place", LOCATOR_LENGTH),
  direction: z.enum(Direction, { error: "Say which way these words point." }),
  directness: z.enum(Directness, {
    error: "Say whether the words speak of the claim itself or it follows from them.",
  }),
  note: optionalTextField("The note", NOTE_LENGTH),
};
const argumentWords = { wording: textField("The wording", WORDING) };

/** A claim that a class gets for itself alone. */
export const addOwnClaimInput = z.object({ ...inClass, ...claimSentence });

/** A source's words on a claim of a class's own. */
export const addOwnEvidenceInput = z.object({ ...onClaim, ...evidenceWords });

/** An argument on a claim of a class's own: its premises are claims of the class, or of everyone's. */
export const addOwnArgumentInput = z.object({
  ...onClaim,
  /** What it aims at; the claim where neither is named. */
  evidenceId: optionalIdField,
  argumentId: optionalIdField,
  relation: z.enum(Relation, { error: "Say what the argument does." }),
  /** From which it starts. */
  claims: idListField("claims", PREMISES.most).refine(
    (ids) => ids.length >= PREMISES.least,
    "Choose at least one claim to start from.",
  ),
  ...argumentWords,
});

/** Another wording of a claim of a class's own, or of something that stands on it. */
export const reviseOwnInput = z.discriminatedUnion("kind", [
  z.object({
    ...{ kind: z.literal("claim"), ...onClaim, ...seen, ...why },
    ...{ sentence: claimSentence.sentence, claimKind: claimSentence.kind },
  }),
  z.object({
    ...{ kind: z.literal("evidence"), ...onClaim, itemId: publicIdField },
    ...{ ...seen, ...why, ...evidenceWords },
  }),
  z.object({
    ...{ kind: z.literal("argument"), ...onClaim, itemId: publicIdField },
    ...{ ...seen, ...why, ...argumentWords },
  }),
]);

const item = { kind: z.enum(["claim", "evidence", "argument"]), itemId: optionalIdField };

/** A claim of a class's own, or something on it, is taken out. */
export const retractOwnInput = z.object({
  ...{ ...onClaim, ...item },
  reason: textField("The reason", REASON_LENGTH),
});

/** What was taken out of them stands again. */
export const restoreOwnInput = z.object({ ...onClaim, ...item });

/** In which order the list of a class's own claims stands. */
export const OWN_CLAIM_SORTS = ["newest", "sentence"] as const;
export type OwnClaimSort = (typeof OWN_CLAIM_SORTS)[number];

/** What the addresses of their pages say; whatever cannot be read is as if it had not been asked. */
export const askedOwnClaims = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort: z.enum(OWN_CLAIM_SORTS).catch("newest"),
  done: z.string().optional().catch(undefined),
  evidence: publicIdField.nullable().catch(null),
  argument: publicIdField.nullable().catch(null),
});

/** The words that a form searches for, as it sends them. */
export const searchedWords = queryField({ most: 200 }).catch("");
