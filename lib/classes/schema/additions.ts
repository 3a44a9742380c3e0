import { z } from "zod";
import { WORDING } from "@/lib/arguments/rules";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { EXCERPT_LENGTH, NOTE_LENGTH as REMARK_LENGTH } from "@/lib/evidence/schema";
import {
  optionalIdField,
  optionalLineField,
  optionalTextField,
  publicIdField,
} from "@/lib/foundation/fields";
import { recordFields } from "@/lib/sources/schema/record";
import { Directness, Direction } from "@/prisma/generated/enums";
import {
  ADDITIONS_MOST,
  NOTE_KINDS,
  NOTE_LENGTH,
  NOTE_QUOTE_MOST,
  PREMISES_MOST,
  type AnswerDraft,
  type EvidenceDraft,
  type NoteDraft,
} from "../rules/additions";
import { OPEN_AGAIN, workPlace } from "./work-place";

const numbered = {
  ...workPlace,
  /** Which of the things of its kind on its claim it is. */
  nth: z.coerce.number(OPEN_AGAIN).int().min(1).max(ADDITIONS_MOST, OPEN_AGAIN),
  /** What is to become of it beside being saved. */
  goal: z.enum(["save", "search", "takeAway", "bringBack"]).optional(),
  isAway: z.literal("yes").optional(),
};
const search = optionalLineField("What you look for", { most: 200 });
/** "evidence/{id}" or "argument/{id}". */
const item = z.string().regex(/^(?:evidence|argument)\/\w{10}$/, OPEN_AGAIN);

/** Evidence as far as it is typed: from a source on record, or from one that is described. */
export const evidenceInput = z
  .object({
    ...numbered,
    kind: z.literal("evidence"),
    sourceId: optionalIdField,
    title: optionalLineField("The title", { most: 500 }),
    type: recordFields.type.optional(),
    authors: recordFields.authors,
    issued: recordFields.issued,
    url: recordFields.url,
    excerpt: optionalTextField("The words of the source", EXCERPT_LENGTH),
    locatorLabel: z.enum(LOCATOR_LABELS).optional(),
    locatorValue: optionalLineField("The place", { most: 80 }),
    direction: z.enum(Direction).optional(),
    directness: z.enum(Directness).optional(),
    note: optionalTextField("The note", REMARK_LENGTH),
    search,
  })
  .refine(({ sourceId, title }) => sourceId === null || title === null, {
    path: ["title"],
    error: "Choose a source or describe one, not both.",
  })
  .transform(({ title, type, authors, issued, url, ...sent }) => {
    const described = {
      ...{ title: title ?? "", type: type ?? "" },
      ...text({ authors, issued, url }),
    };
    const { sourceId, excerpt, locatorValue, note } = sent;
    const draft: EvidenceDraft = {
      ...{ described, ...text({ sourceId, excerpt, locatorValue, note, search: sent.search }) },
      ...{ locatorLabel: sent.locatorLabel ?? null, direction: sent.direction ?? null },
      ...{ directness: sent.directness ?? null, isAway: isAway(sent) },
    };
    return { ...placeOf(sent), kind: sent.kind, draft };
  });

/** An answer as far as it is typed. */
export const answerInput = z
  .object({
    ...numbered,
    kind: z.literal("answer"),
    target: item.optional(),
    relation: z.enum(["REBUTS", "UNDERCUTS"]).optional(),
    premises: z
      .array(publicIdField)
      .default([])
      .transform((ids) => [...new Set(ids)])
      .refine(
        (ids) => ids.length <= PREMISES_MOST,
        `An answer starts from at most ${PREMISES_MOST} claims.`,
      ),
    wording: optionalTextField("Your answer", WORDING),
    search,
  })
  .transform(({ target, relation, premises, ...sent }) => {
    const draft: AnswerDraft = {
      ...{ target: target ?? "", relation: relation ?? null, premiseIds: premises },
      ...text({ wording: sent.wording, search: sent.search }),
      isAway: isAway(sent),
    };
    return { ...placeOf(sent), kind: sent.kind, draft };
  });

/** A note as far as it is typed. */
export const noteInput = z
  .object({
    ...numbered,
    kind: z.literal("note"),
    on: z.literal("claim").or(item).optional(),
    motivation: z.enum(NOTE_KINDS).default("COMMENTING"),
    quote: optionalTextField("The words that you point at", { most: NOTE_QUOTE_MOST }),
    body: optionalTextField("The note", NOTE_LENGTH),
  })
  .transform(({ on, motivation, quote, body, ...sent }) => {
    const draft: NoteDraft = {
      ...{ on: on ?? "", motivation, ...text({ quote, body }), isAway: isAway(sent) },
    };
    return { ...placeOf(sent), kind: sent.kind, draft };
  });

type Sent = z.output<z.ZodObject<typeof numbered>>;

const placeOf = ({ assignmentId, claimId, device, seenAt, nth, goal }: Sent) => ({
  ...{ assignmentId, claimId, device, seenAt, nth, goal: goal ?? "save" },
});

/** What is taken away stays so until it is brought back. */
const isAway = ({ goal, isAway: was }: Pick<Sent, "goal" | "isAway">): boolean =>
  goal === "takeAway" || (goal !== "bringBack" && was === "yes");

/** What was left out, as an empty text. */
const text = <Fields extends Record<string, string | null>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, said ?? ""])) as {
    [Name in keyof Fields]: string;
  };
