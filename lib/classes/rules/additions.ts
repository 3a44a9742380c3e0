import { z } from "zod";
import { BODY_LENGTH } from "@/lib/annotations/schema";
import { WORDING } from "@/lib/arguments/rules";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { EXCERPT_LENGTH } from "@/lib/evidence/schema";
import { Directness, Direction } from "@/prisma/generated/enums";
import { readSaved, unread, wordingsOf, type SavedPart } from "./saved";

// What a student adds to a claim in their work: evidence, answers and notes, numbered from 1, as they are typed.

/** How many of each kind one student adds to one claim at most. */
export const ADDITIONS_MOST = 20;
/** What a note says has room for the words that it is about as well. */
export const NOTE_LENGTH = { least: BODY_LENGTH.least, most: 4_000 };
export const NOTE_QUOTE_MOST = 600;
export const PREMISES_MOST = 5;

/** A source that the student describes, because it is not on record. Empty where nothing was said. */
const described = z.object({
  title: z.string(),
  type: z.string(),
  authors: z.string(),
  issued: z.string(),
  url: z.string(),
});
export type DescribedSource = z.output<typeof described>;

/** Evidence as it is typed: from a source on record, named by `sourceId`, or from one that is described. */
export const evidenceDraft = z.object({
  sourceId: z.string(),
  described,
  excerpt: z.string(),
  locatorLabel: z.enum(LOCATOR_LABELS).nullable(),
  locatorValue: z.string(),
  direction: z.enum(Direction).nullable(),
  directness: z.enum(Directness).nullable(),
  note: z.string(),
  /** What sources were looked for. */
  search: z.string(),
  /** It is taken away, and can be brought back. */
  isAway: z.boolean(),
  unread,
});
export type EvidenceDraft = z.output<typeof evidenceDraft>;

/** An answer as it is typed. It aims at "evidence/{id}" or "argument/{id}", and starts from claims. */
export const answerDraft = z.object({
  target: z.string(),
  relation: z.enum(["REBUTS", "UNDERCUTS"]).nullable(),
  premiseIds: z.array(z.string()),
  wording: z.string(),
  /** What claims were looked for. */
  search: z.string(),
  isAway: z.boolean(),
  unread,
});
export type AnswerDraft = z.output<typeof answerDraft>;

/** What a note of a student is. */
export const NOTE_KINDS = ["COMMENTING", "QUESTIONING", "ASSESSING"] as const;

/** A note as it is typed: on "claim", "evidence/{id}" or "argument/{id}", perhaps on some words of it. */
export const noteDraft = z.object({
  on: z.string(),
  motivation: z.enum(NOTE_KINDS),
  quote: z.string(),
  body: z.string(),
  isAway: z.boolean(),
  unread,
});
export type NoteDraft = z.output<typeof noteDraft>;

export const ADDITION_KINDS = ["evidence", "answer", "note"] as const;
export type AdditionKind = (typeof ADDITION_KINDS)[number];
/** One thing that is being added to a claim. */
export type Addition = { part: string; claimId: string; nth: number } & (
  | { kind: "evidence"; draft: EvidenceDraft }
  | { kind: "answer"; draft: AnswerDraft }
  | { kind: "note"; draft: NoteDraft }
);

/** How a thing that is added is called where it is saved. */
export const additionPart = (kind: AdditionKind, claimId: string, nth: number): string =>
  `${kind}/${claimId}/${nth}`;

/** What was saved of additions to a claim, or to every claim, in its newest wording, by kind and number. */
export function additionsIn(saved: readonly SavedPart[], claimId?: string): Addition[] {
  const parts = [...new Set(saved.map(({ part }) => part))];
  return parts
    .flatMap((part) => additionNamed(saved, part) ?? [])
    .filter((one) => claimId === undefined || one.claimId === claimId)
    .sort((one, other) => one.kind.localeCompare(other.kind) || one.nth - other.nth);
}

/** What sources and claims the things that are added name. */
export function namedIn(additions: readonly Addition[]): {
  sourceIds: string[];
  claimIds: string[];
} {
  const sourceIds = additions.flatMap(({ kind, draft }) =>
    kind === "evidence" && draft.sourceId ? [draft.sourceId] : [],
  );
  const claimIds = additions.flatMap(({ kind, draft }) =>
    kind === "answer" ? draft.premiseIds : [],
  );
  return { sourceIds: [...new Set(sourceIds)], claimIds: [...new Set(claimIds)] };
}

/**
 * Whether a thing that is added says all that it needs to stand on record, and nothing that does not read.
 *
 * @param gone sources and claims that are no longer there to be named
 */
export function isWhole(addition: Addition, gone: readonly string[] = []): boolean {
  if (addition.draft.unread) return false;
  switch (addition.kind) {
    case "evidence":
      return isWholeEvidence(addition.draft, gone);
    case "answer":
      return isWholeAnswer(addition.draft, gone);
    case "note":
      return addition.draft.on !== "" && lengthOf(addition.draft.body) >= NOTE_LENGTH.least;
  }
}

/** Whether anything was typed that is not taken away. */
export function isBegun({ kind, draft }: Addition): boolean {
  if (draft.isAway) return false;
  if (kind === "evidence") return Boolean(draft.excerpt || draft.sourceId || draft.described.title);
  if (kind === "answer") return Boolean(draft.target || draft.wording);
  return draft.body !== "" || draft.quote !== "";
}

/** What an answer does to what it aims at: evidence has only a bearing that can be denied. */
export const relationOf = ({ target, relation }: AnswerDraft): AnswerDraft["relation"] =>
  target.startsWith("evidence/") ? "UNDERCUTS" : relation;

/** What a note says on record: the words that it is about, as a quotation, and under them its own. */
export const bodyOf = ({ quote, body }: NoteDraft): string =>
  quote === "" ? body : `${quote.replace(/^/gm, "> ")}\n\n${body}`;

/** How much of what is asked of each claim. */
export type Asked = { supporting: number; contradicting: number; notes: number };
export type MissingAddition =
  | { kind: "supporting" | "contradicting" | "notes"; count: number }
  /** This many of a kind are begun and not whole. */
  | { kind: "unfinished"; of: AdditionKind; count: number }
  | { kind: "answer" };
type Asking = {
  tasks: readonly string[];
  asked: Asked;
  saved: readonly SavedPart[];
  gone: readonly string[];
};

/**
 * What of the things that are to be added to a claim is missing.
 *
 * @param hasAnswerable whether there is anything to answer
 */
export function missingAdditions(
  claimId: string,
  { tasks, asked, saved, gone }: Asking,
  hasAnswerable: boolean,
): MissingAddition[] {
  const begun = additionsIn(saved, claimId).filter(
    (one) => tasks.includes(TASK_OF[one.kind]) && isBegun(one),
  );
  const whole = begun.filter((one) => isWhole(one, gone));
  const lacking = (kind: "supporting" | "contradicting" | "notes", have: number, task: string) => {
    const count = tasks.includes(task) ? asked[kind] - have : 0;
    return count > 0 ? [{ kind, count }] : [];
  };
  const pointing = (direction: string) =>
    whole.filter((one) => one.kind === "evidence" && one.draft.direction === direction).length;
  const isUnanswered =
    tasks.includes("ANSWER") && hasAnswerable && !whole.some(({ kind }) => kind === "answer");
  const unfinished = ADDITION_KINDS.flatMap((of) => {
    const count = begun.filter((one) => one.kind === of && !whole.includes(one)).length;
    return count > 0 ? [{ kind: "unfinished" as const, of, count }] : [];
  });
  return [
    ...lacking("supporting", pointing("SUPPORTS"), "ADD_EVIDENCE"),
    ...lacking("contradicting", pointing("CONTRADICTS"), "ADD_EVIDENCE"),
    ...(isUnanswered ? [{ kind: "answer" as const }] : []),
    ...lacking("notes", whole.filter(({ kind }) => kind === "note").length, "ANNOTATE"),
    ...unfinished,
  ];
}

/** The task that asks for things of a kind. */
export const TASK_OF = { evidence: "ADD_EVIDENCE", answer: "ANSWER", note: "ANNOTATE" } as const;

function isWholeEvidence(draft: EvidenceDraft, gone: readonly string[]): boolean {
  const hasSource = draft.sourceId
    ? !gone.includes(draft.sourceId)
    : draft.described.title !== "" && draft.described.type !== "";
  const isPlaced = draft.locatorLabel !== null && draft.locatorValue !== "";
  const bears = draft.direction !== null && draft.directness !== null;
  return hasSource && isPlaced && bears && lengthOf(draft.excerpt) >= EXCERPT_LENGTH.least;
}

function isWholeAnswer(draft: AnswerDraft, gone: readonly string[]): boolean {
  const { premiseIds, target, wording } = draft;
  const starts = premiseIds.length > 0 && !premiseIds.some((id) => gone.includes(id));
  return (
    starts && target !== "" && relationOf(draft) !== null && lengthOf(wording) >= WORDING.least
  );
}

function additionNamed(saved: readonly SavedPart[], part: string): Addition | null {
  const [, kind, claimId, nth] = /^(evidence|answer|note)\/(\w+)\/(\d{1,2})$/.exec(part) ?? [];
  if (kind === undefined) return null;
  const place = { part, claimId: claimId!, nth: Number(nth) };
  const [newest] = wordingsOf(saved, part);
  switch (kind as AdditionKind) {
    case "evidence": {
      const draft = readSaved(evidenceDraft, newest);
      return draft && { ...place, kind: "evidence", draft };
    }
    case "answer": {
      const draft = readSaved(answerDraft, newest);
      return draft && { ...place, kind: "answer", draft };
    }
    case "note": {
      const draft = readSaved(noteDraft, newest);
      return draft && { ...place, kind: "note", draft };
    }
  }
}

// In characters, as the database counts them.
const lengthOf = (text: string): number => [...text].length;
