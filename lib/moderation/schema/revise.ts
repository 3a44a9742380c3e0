import { z } from "zod";
import {
  idListField,
  lineField,
  optionalIdField,
  optionalLineField,
  optionalTextField,
  publicIdField,
  textField,
} from "@/lib/foundation/fields";
import { claimSentence } from "@/lib/claims/schema";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { claimWordsField, EXCERPT_LENGTH, NOTE_LENGTH } from "@/lib/evidence/schema";
import { recordFields } from "@/lib/sources/schema/record";
import { WORDING } from "@/lib/arguments/rules";
import { Calendar, Direction, Directness } from "@/prisma/generated/enums";
import { REASON_LENGTH } from "./contribution";

const SCOPE_LENGTH = { most: 120 };
const MOST_TOPICS = 5;

const revised = {
  contributionId: publicIdField,
  /** The wording that the form was rendered from. */
  revisionId: z.uuid({ error: "Open this form again from its page." }),
  reason: optionalTextField("The reason", REASON_LENGTH),
};

const claim = z
  .object({
    kind: z.literal("claim"),
    ...revised,
    sentence: claimSentence.sentence,
    claimKind: claimSentence.kind,
    scopeWho: optionalLineField("Who", SCOPE_LENGTH),
    scopeWhen: optionalLineField("When", SCOPE_LENGTH),
    scopeCalendar: z
      .enum(Calendar)
      .optional()
      .transform((calendar) => calendar ?? null),
    scopeWhere: optionalLineField("Where", SCOPE_LENGTH),
    scopeStrength: optionalLineField("How strongly", SCOPE_LENGTH),
    aboutSourceId: optionalIdField,
    topics: idListField("topics", MOST_TOPICS),
  })
  .refine((given) => given.scopeCalendar === null || given.scopeWhen !== null, {
    path: ["scopeWhen"],
    error: "A calendar goes with a date: say when, or leave the calendar open.",
  });

const evidence = z
  .object({
    kind: z.literal("evidence"),
    claimId: publicIdField,
    ...revised,
    sourceId: z
      .string({ error: "Choose the source in which these words stand." })
      .pipe(publicIdField),
    viaSourceId: optionalIdField,
    excerpt: textField("The excerpt", EXCERPT_LENGTH),
    locatorLabel: z.enum(LOCATOR_LABELS, { error: "Say what kind of place it is." }),
    locatorValue: lineField("The place", { least: 1, most: 80 }),
    direction: z.enum(Direction, { error: "Say which way these words point." }),
    directness: z.enum(Directness, {
      error: "Say whether the words speak of the claim itself or it follows from them.",
    }),
    claimWords: claimWordsField,
    note: optionalTextField("The note", NOTE_LENGTH),
  })
  .refine(({ sourceId, viaSourceId }) => sourceId !== viaSourceId, {
    path: ["viaSourceId"],
    error: "A source cannot report itself: leave this empty.",
  })
  .refine(({ viaSourceId, directness }) => viaSourceId === null || directness === "INFERENTIAL", {
    path: ["directness"],
    error: "Words that report another source are inferential: choose “by inference”.",
  });

const argument = z.object({
  kind: z.literal("argument"),
  claimId: publicIdField,
  ...revised,
  wording: textField("The wording", WORDING),
});

const source = z.object({ kind: z.literal("source"), ...revised, ...recordFields });

/** A contribution in other words. Premises, relation and target of an argument are what it is: they stay. */
export const reviseContributionInput = z.discriminatedUnion(
  "kind",
  [claim, evidence, argument, source],
  { error: "Open this form again from its page." },
);
