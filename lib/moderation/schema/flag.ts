import { z } from "zod";
import { optionalTextField, textField } from "@/lib/foundation/fields";
import { FlagReason, RulingKind } from "@/prisma/generated/enums";
import { readFlagged } from "../rules/flags";
import { REASON_LENGTH } from "./contribution";

export const ANSWER_LENGTH = { least: 5, most: 2_000 };
const NOTE_LENGTH = { least: 5, most: 1_000 };

const OPEN_AGAIN = "Open the page again: this form does not say what it is about.";
const flagged = z
  .string({ error: OPEN_AGAIN })
  .max(200, OPEN_AGAIN)
  .transform((text) => readFlagged(text))
  .refine((named) => named !== null, OPEN_AGAIN);
const rulingId = z.uuid({ error: OPEN_AGAIN });

/** Somebody says that something needs an editor's eye. */
export const raiseFlagInput = z
  .object({
    on: flagged,
    reason: z.enum(FlagReason, { error: "Say what is wrong with it." }),
    note: optionalTextField("The note", NOTE_LENGTH),
  })
  .refine(({ reason, note }) => reason !== "OTHER" || (note?.length ?? 0) >= NOTE_LENGTH.least, {
    path: ["note"],
    error: `Say what it is. At least ${NOTE_LENGTH.least} characters.`,
  });

/** An editor decides on everything that was flagged about one thing. A report may name what is none of ours. */
export const giveRulingInput = z.object({
  on: z.string({ error: OPEN_AGAIN }).regex(/^[a-zA-Z]{1,40}:.{1,500}$/s, OPEN_AGAIN),
  /** What the editor was shown; see `seenOf`. */
  seen: z.string({ error: OPEN_AGAIN }).max(64, OPEN_AGAIN),
  kind: z.enum(RulingKind, { error: "Choose what to do about it." }),
  publicReason: textField("The reason", REASON_LENGTH),
});

/** The author's one answer. */
export const answerRulingInput = z.object({
  rulingId,
  body: textField("The answer", ANSWER_LENGTH),
});

/** What the link of a letter about a ruling names. */
export const letterInput = z.object({ rulingId, token: z.string().max(100) });

/** A second person decides on an answered ruling. */
export const reviewRulingInput = z.object({
  rulingId,
  decision: z.enum(["uphold", "overturn"], { error: "Choose whether the ruling stands." }),
  publicReason: textField("The reason", REASON_LENGTH),
});

/** A suspension ends. */
export const liftSuspensionInput = z.object({
  rulingId,
  reason: textField("The reason", REASON_LENGTH),
});
