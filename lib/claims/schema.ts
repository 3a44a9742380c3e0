import { z } from "zod";
import {
  idListField,
  lineField,
  optionalIdField,
  optionalLineField,
  publicIdField,
} from "@/lib/foundation/fields";
import { Calendar, ClaimKind, OccurrenceMode } from "@/prisma/generated/enums";
import { PERSON_NAME_LENGTH } from "@/lib/sources/rules/names";
import { isOneSentence, SENTENCE_LENGTH } from "./rules";

const TOPICS = 5;
const SCOPE_LENGTH = { most: 120 };
export const WORDS_LENGTH = { least: 1, most: 2_000 };

/** What a claim says and of what kind it is. */
export const claimSentence = {
  sentence: lineField("The claim", SENTENCE_LENGTH).refine(
    isOneSentence,
    "Say it in one sentence: a claim that says two things is two claims.",
  ),
  kind: z.enum(ClaimKind, { error: "Say what kind of claim it is." }),
};

/** Of what, and how far, a claim speaks. */
const claimScope = {
  scopeWho: optionalLineField("Who", SCOPE_LENGTH),
  scopeWhen: optionalLineField("When", SCOPE_LENGTH),
  scopeCalendar: z.enum(Calendar).optional(),
  scopeWhere: optionalLineField("Where", SCOPE_LENGTH),
  scopeStrength: optionalLineField("How strongly", SCOPE_LENGTH),
  aboutSourceId: optionalIdField,
  topics: idListField("topics", TOPICS),
};

const place = {
  documentId: publicIdField,
  /** The text and the sentence of it from which the form was opened. */
  editionId: z.uuid({ error: "Open this form again from its document." }),
  sentenceId: z.coerce.number({ error: "Open this form again from its document." }).int(),
  // Words of a text are not put in order: every sign of them has its place there.
  words: z
    .string({ error: "Say which words are meant." })
    .trim()
    .min(WORDS_LENGTH.least, "Say which words are meant.")
    .max(WORDS_LENGTH.most, `A passage has at most ${WORDS_LENGTH.most} characters.`),
  mode: z.enum(OccurrenceMode, { error: "Say whether the words say it themselves." }),
  asserterId: optionalIdField,
  asserterName: optionalLineField("The name", PERSON_NAME_LENGTH),
};

const oneAsserter = {
  holds: (given: { asserterId: string | null; asserterName: string | null }) =>
    given.asserterId === null || given.asserterName === null,
  failure: {
    path: ["asserterName"],
    error: "Choose a person or give a new name, not both.",
  },
};

/** A new claim that words of a document assert. */
export const proposeClaimInput = z
  .object({
    ...claimSentence,
    ...claimScope,
    ...place,
    /** Similar claims that the proposer has been shown. */
    shownAlike: idListField("claims", 20),
  })
  .refine((claim) => claim.scopeCalendar === undefined || claim.scopeWhen !== null, {
    path: ["scopeWhen"],
    error: "A calendar goes with a date: say when, or leave the calendar open.",
  })
  .refine(oneAsserter.holds, oneAsserter.failure);

/** Words of a document assert a claim that is in the ledger already. */
export const placeClaimInput = z
  .object({ claimId: publicIdField, ...place })
  .refine(oneAsserter.holds, oneAsserter.failure);

/** The source to which a text came. */
export const anchorTextsInput = z.object({ sourceId: z.string() });
