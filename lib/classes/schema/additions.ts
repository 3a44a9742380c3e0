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
import { withUnread } from "../rules/saved";
import { readFields, typedField } from "./typed-fields";
import { OPEN_AGAIN, workPlace } from "./work-place";

const numbered = {
  ...workPlace,
  /** Which of the things of its kind on its claim it is. */
  nth: z.coerce.number(OPEN_AGAIN).int().min(1).max(ADDITIONS_MOST, OPEN_AGAIN),
  /** What is to become of it beside being saved. */
  goal: z.enum(["save", "search", "takeAway", "bringBack"]).optional(),
  isAway: z.literal("yes").optional(),
};
const search = typedField(optionalLineField("What you look for", { most: 200 }));
/** "evidence/{id}" or "argument/{id}". */
const item = z.string().regex(/^(?:evidence|argument)\/\w{10}$/, OPEN_AGAIN);

/** More are not saved at all. */
const PREMISES_TYPED_MOST = 100;
const TOO_MANY = `An answer starts from at most ${PREMISES_MOST} claims.`;
const NOT_BOTH = "Choose a source or describe one, not both.";

/** Evidence as far as it is typed: from a source on record, or from one that is described. */
export const evidenceInput = z
  .object({
    ...numbered,
    kind: z.literal("evidence"),
    sourceId: optionalIdField,
    title: typedField(optionalLineField("The title", { most: 500 })),
    type: recordFields.type.optional(),
    authors: typedField(recordFields.authors),
    issued: typedField(recordFields.issued),
    url: typedField(recordFields.url),
    excerpt: typedField(optionalTextField("The words of the source", EXCERPT_LENGTH)),
    locatorLabel: z.enum(LOCATOR_LABELS).optional(),
    locatorValue: typedField(optionalLineField("The place", { most: 80 })),
    direction: z.enum(Direction).optional(),
    directness: z.enum(Directness).optional(),
    note: typedField(optionalTextField("The note", REMARK_LENGTH)),
    search,
  })
  .transform(({ title, type, authors, issued, url, ...sent }) => {
    const source = readFields({ title, authors, issued, url });
    const { excerpt, locatorValue, note } = sent;
    const said = readFields({ excerpt, locatorValue, note, search: sent.search });
    const draft: EvidenceDraft = {
      ...{ sourceId: sent.sourceId ?? "", described: { ...source.texts, type: type ?? "" } },
      ...{ ...said.texts, locatorLabel: sent.locatorLabel ?? null },
      ...{ direction: sent.direction ?? null, directness: sent.directness ?? null },
      isAway: isAway(sent),
    };
    const isTwice = draft.sourceId !== "" && draft.described.title !== "";
    const unread = { ...source.unread, ...said.unread, ...(isTwice && { title: NOT_BOTH }) };
    return { ...placeOf(sent), kind: sent.kind, draft: withUnread(draft, unread) };
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
      .max(PREMISES_TYPED_MOST, TOO_MANY)
      .default([])
      .transform((ids) => [...new Set(ids)]),
    wording: typedField(optionalTextField("Your answer", WORDING)),
    search,
  })
  .transform(({ target, relation, premises, ...sent }) => {
    const { texts, unread } = readFields({ wording: sent.wording, search: sent.search });
    const draft: AnswerDraft = {
      ...{ target: target ?? "", relation: relation ?? null, premiseIds: premises },
      ...{ ...texts, isAway: isAway(sent) },
    };
    const isTooMany = premises.length > PREMISES_MOST;
    const said = { ...unread, ...(isTooMany && { premises: TOO_MANY }) };
    return { ...placeOf(sent), kind: sent.kind, draft: withUnread(draft, said) };
  });

/** A note as far as it is typed. */
export const noteInput = z
  .object({
    ...numbered,
    kind: z.literal("note"),
    on: z.literal("claim").or(item).optional(),
    motivation: z.enum(NOTE_KINDS).default("COMMENTING"),
    quote: typedField(optionalTextField("The words that you point at", { most: NOTE_QUOTE_MOST })),
    body: typedField(optionalTextField("The note", NOTE_LENGTH), 2 * NOTE_LENGTH.most),
  })
  .transform(({ on, motivation, quote, body, ...sent }) => {
    const { texts, unread } = readFields({ quote, body });
    const draft: NoteDraft = { on: on ?? "", motivation, ...texts, isAway: isAway(sent) };
    return { ...placeOf(sent), kind: sent.kind, draft: withUnread(draft, unread) };
  });

type Sent = z.output<z.ZodObject<typeof numbered>>;

const placeOf = ({ assignmentId, claimId, device, seenAt, was, then, nth, goal }: Sent) => ({
  ...{ assignmentId, claimId, device, seenAt, was, then, nth, goal: goal ?? "save" },
});

/** What is taken away stays so until it is brought back. */
const isAway = ({ goal, isAway: was }: Pick<Sent, "goal" | "isAway">): boolean =>
  goal === "takeAway" || (goal !== "bringBack" && was === "yes");
