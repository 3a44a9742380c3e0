import { z } from "zod";
import {
  lineField,
  optionalIdField,
  optionalLineField,
  optionalTextField,
  publicIdField,
  textField,
} from "@/lib/foundation/fields";
import type { RecordGiven } from "@/lib/sources/rules/record";
import { recordFields } from "@/lib/sources/schema/record";
import { Directness, Direction, RequestKind } from "@/prisma/generated/enums";
import { LOCATOR_LABELS } from "./rules";

export const EXCERPT_LENGTH = { least: 3, most: 2_000 };
export const NOTE_LENGTH = { most: 1_000 };
/** Words of the claim, typed or pasted; where they stand in it is found. */
export const claimWordsField = optionalLineField("What you name of the claim", { most: 500 });
const LOCATOR_LENGTH = { least: 1, most: 80 };
const SOURCE_TITLE_LENGTH = { most: 500 };
// The note of the form is about the evidence.
const { title: _title, type: sourceType, note: _note, ...sourceDetails } = recordFields;

/**
 * One source's bearing on one claim, as somebody proposes it: from a source of the ledger, or from one
 * that the same form describes, in `newSource`.
 */
export const proposeEvidenceInput = z
  .object({
    claimId: publicIdField,
    sourceId: optionalIdField,
    viaSourceId: optionalIdField,
    excerpt: textField("The excerpt", EXCERPT_LENGTH),
    locatorLabel: z.enum(LOCATOR_LABELS, { error: "Say what kind of place it is." }),
    locatorValue: lineField("The place", LOCATOR_LENGTH),
    direction: z.enum(Direction, { error: "Say which way these words point." }),
    directness: z.enum(Directness, {
      error: "Say whether the words speak of the claim itself or it follows from them.",
    }),
    claimWords: claimWordsField,
    note: optionalTextField("The note", NOTE_LENGTH),
    title: optionalLineField("The title", SOURCE_TITLE_LENGTH),
    type: sourceType.optional(),
    ...sourceDetails,
  })
  .superRefine(({ sourceId, viaSourceId, directness, title, type }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (sourceId === null && title === null)
      say("sourceId", "Choose the source in which these words stand, or describe a new one.");
    if (sourceId !== null && title !== null)
      say("title", "Choose a source or describe a new one, not both.");
    if (sourceId === null && title !== null && type === undefined)
      say("type", "Say what kind of source it is.");
    if (sourceId !== null && viaSourceId === sourceId)
      say("viaSourceId", "A source cannot report itself: leave this empty.");
    if (viaSourceId !== null && directness !== "INFERENTIAL")
      say("directness", "Words that report another source are inferential: choose “by inference”.");
  })
  .transform(({ title, type, ...given }) => {
    const { claimId, sourceId, viaSourceId, excerpt, locatorLabel, locatorValue, ...rest } = given;
    const { direction, directness, claimWords, note, ...details } = rest;
    const words = { viaSourceId, excerpt, locatorLabel, locatorValue, direction, directness, note };
    const newSource: RecordGiven | null =
      title === null || type === undefined ? null : { title, type, ...details, note: null };
    return { claimId, sourceId, newSource, claimWords, ...words };
  });

/** Words that somebody has looked up in a source before they send them, and the place that they give. */
export const lookUpInput = z.object({
  sourceId: z
    .string({ error: "Choose the source first: of one that is not here yet there is no text." })
    .pipe(publicIdField),
  excerpt: textField("The excerpt", EXCERPT_LENGTH),
  locatorLabel: z.enum(LOCATOR_LABELS, { error: "Say what kind of place it is." }).optional(),
  locatorValue: optionalLineField("The place", LOCATOR_LENGTH),
});

/** Which piece of evidence to look up. */
export const checkEvidenceInput = z.object({ claimId: publicIdField, evidenceId: publicIdField });

/** Which source's evidence to look up again, and after which wording to begin. */
export const checkSourceInput = z.object({
  sourceId: publicIdField,
  after: z.object({ claimId: publicIdField, revisionId: z.uuid() }).optional(),
});

const SEARCH_LENGTH = { least: 2, most: 300 };
const RESULT_LENGTH = { least: 5, most: 1_000 };
const REASON_LENGTH = { least: 5, most: 500 };

/** A search for evidence against a claim, as somebody who made it tells of it. */
export const logSearchInput = z.object({
  claimId: publicIdField,
  place: lineField("The place", SEARCH_LENGTH),
  words: lineField("What you looked for", SEARCH_LENGTH),
  searchedOn: z.iso.date({ error: "Give the day of the search." }),
  result: textField("The result", RESULT_LENGTH),
});

/**
 * Somebody asks for what they cannot give themselves, and says why: a source for the claim or for some of its words, or another
 * look at a piece of evidence.
 */
export const makeRequestInput = z
  .object({
    claimId: publicIdField,
    kind: z.enum(RequestKind, { error: "Say what is needed." }),
    evidenceId: optionalIdField,
    claimWords: claimWordsField,
    note: textField("The reason", { least: 5, ...NOTE_LENGTH }),
  })
  .refine(({ kind, claimWords }) => kind === "NEEDS_SOURCE" || claimWords === null, {
    path: ["claimWords"],
    error: "Another look is at a whole piece of evidence. Leave this empty, or ask for a source.",
  })
  .refine(({ kind, evidenceId }) => kind !== "NEEDS_RECHECK" || evidenceId !== null, {
    path: ["evidenceId"],
    error: "Choose the evidence that needs another look.",
  });

/** A request has been met, or needs no more. */
export const closeRequestInput = z.object({
  claimId: publicIdField,
  requestId: z.uuid({ error: "Open this page again." }),
  closedReason: textField("The reason", REASON_LENGTH),
});

export const FIT_REASON_LENGTH = { least: 10, most: 600 };
const OPEN_AGAIN = "Open this page again: the form does not say what it is about.";
const revisionId = z.uuid({ error: OPEN_AGAIN });

/** A second person's own reading of an excerpt. */
export const checkFitInput = z.object({
  claimId: publicIdField,
  evidenceId: publicIdField,
  /** The wording that was read. */
  revisionId,
  direction: z.enum(Direction, { error: "Say which way these words point." }),
  directness: z.enum(Directness, {
    error: "Say whether the words speak of the claim itself or it follows from them.",
  }),
  reason: textField("The reason", FIT_REASON_LENGTH),
});

/** Somebody takes a piece of the queue to read it, or lets go of it again. */
export const holdFitInput = z.object({ claimId: publicIdField, evidenceId: publicIdField });

/** Somebody takes whatever has waited longest. */
export const takeNextFitInput = z.object({});

const COPY_LENGTH = { least: 5, most: 300 };

/** Somebody transcribed the words of a piece of evidence from the print. */
export const attestInput = z.object({
  claimId: publicIdField,
  evidenceId: publicIdField,
  /** The wording that was transcribed. */
  revisionId,
  copy: lineField("The copy", COPY_LENGTH),
  note: optionalTextField("The note", NOTE_LENGTH),
});

/** Somebody takes back that they did. */
export const withdrawAttestationInput = z.object({
  claimId: publicIdField,
  attestationId: z.uuid({ error: OPEN_AGAIN }),
});

/** On which claim to look whether what is asked for was given. */
export const settleRequestsInput = z.object({ claimId: publicIdField });
