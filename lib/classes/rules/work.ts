import { z } from "zod";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";
import { Confidence, type LatePolicy, type TaskKind } from "@/prisma/generated/enums";
import {
  missingAdditions,
  additionsIn,
  TASK_OF,
  type Asked,
  type MissingAddition,
} from "./additions";
import type { Progress } from "./progress";
import { readSaved, unread, wordingsOf, type SavedPart } from "./saved";

// A student's work for an assignment, as it is typed: parts of it, what of them is missing, and how it stands.

export const RATIONALE_LENGTH = 4_000;
export const REASON_LENGTH = 2_000;
/** Words of an item that a reason points at: at most a whole excerpt. */
export const QUOTE_LENGTH = 2_000;

/** What is saved of a vote while it is being made; null or empty is what was not said yet. */
export const voteDraft = z.object({
  choice: z.enum([...POSITIONS, ...OFF_SCALE]).nullable(),
  confidence: z.enum(Confidence).nullable(),
  rationale: z.string(),
  /** The hash of the ledger that the student was shown. */
  seenHash: z.string(),
  unread,
});
export type VoteDraft = z.output<typeof voteDraft>;

/** What is saved of the grades of one piece of evidence or one argument: one level at most for each criterion. */
export const appraisalDraft = z.object({
  levelIds: z.array(z.uuid()),
  reason: z.string(),
  /** The words of the item that the reason is about, as they stand in it. */
  quote: z.string().default(""),
  unread,
});
export type AppraisalDraft = z.output<typeof appraisalDraft>;

/** How a part of the work is called where it is saved. */
export const votePart = (claimId: string): string => `vote/${claimId}`;
export const appraisalPart = (claimId: string, itemId: string): string =>
  `appraise/${claimId}/${itemId}`;

/** What a saved vote says; null where nothing that can be read was saved. */
export const readVote = (saved: SavedPart | undefined): VoteDraft | null =>
  readSaved(voteDraft, saved);

/** What saved grades say; null where nothing that can be read was saved. */
export const readAppraisal = (saved: SavedPart | undefined): AppraisalDraft | null =>
  readSaved(appraisalDraft, saved);

/** What there is to do for one claim of an assignment. */
export type ClaimToWorkOn = {
  id: string;
  /** Whether it still stands; for one that was retracted or merged nothing is asked any more. */
  isOpen: boolean;
  items: readonly ItemToWorkOn[];
};
/** A piece of evidence, or an argument with what it does. */
export type ItemToWorkOn = { id: string; kind: "evidence" | "argument"; relation?: string };
export type CriterionToGradeBy = { id: string; levels: readonly { id: string }[] };
export type WorkToDo = {
  tasks: readonly TaskKind[];
  claims: readonly ClaimToWorkOn[];
  criteria: readonly CriterionToGradeBy[];
  asked: Asked;
  saved: readonly SavedPart[];
  /** Sources and claims that saved parts name, and that are no longer there. */
  gone: readonly string[];
};

/** What of one claim's tasks is missing. */
export type Missing =
  | { claimId: string; kind: "choice" | "confidence" | "rationale" }
  /** This many pieces of evidence and arguments are without a level by some criterion, or without a reason. */
  | { claimId: string; kind: "grades"; count: number }
  /** A vote, or this many grades, are whole but for words that do not read. */
  | { claimId: string; kind: "unread"; of: "grade" | "vote"; count: number }
  /** This many parts were saved in two places, and none of the wordings is chosen. */
  | { claimId: string; kind: "twofold"; count: number }
  | ({ claimId: string } & MissingAddition);

/** What is missing, claim by claim in their order; empty where everything is done. */
export function missingOf(work: WorkToDo): Missing[] {
  const { tasks, criteria, saved } = work;
  return work.claims
    .filter(({ isOpen }) => isOpen)
    .flatMap((claim) => {
      const claimId = claim.id;
      const parts = partsOf(claim, work);
      const twofold = parts.filter((part) => wordingsOf(saved, part).length > 1).length;
      const hasAnswerable = claim.items.some(isAnswerable);
      return [
        ...(tasks.includes("GRADE_ARGUMENTS") ? missingGrades(claim, criteria, saved) : []),
        ...missingAdditions(claimId, work, hasAnswerable).map((one) => ({ claimId, ...one })),
        ...(tasks.includes("VOTE") ? missingOfVote(claim, saved) : []),
        ...(twofold > 0 ? [{ claimId, kind: "twofold" as const, count: twofold }] : []),
      ];
    });
}

/** Whether a thing can be answered: evidence, and whatever attacks or qualifies. */
export const isAnswerable = ({ kind, relation }: ItemToWorkOn): boolean =>
  kind === "evidence" || relation !== "SUPPORTS";

/**
 * How work stands before anybody grades it, by what was handed in last.
 *
 * @param isBegun whether anything was ever saved
 */
export function workState(isBegun: boolean, last: { at: Date; dueAt: Date } | null): Progress {
  if (last) return last.at > last.dueAt ? "LATE" : "HANDED_IN";
  return isBegun ? "IN_WORK" : "NOT_BEGUN";
}

/** Whether work is taken at a moment: saved, and handed in. */
export type Taking = "NOT_YET" | "YES" | "LATE" | "CLOSED" | "RELEASED";

/**
 * Whether work is taken at a moment. What was handed in can be changed until it is due; after that nobody makes on-time
 * work late. Once its grade is released it stays what was graded.
 */
export function takingAt(
  now: Date,
  { opensAt, dueAt, latePolicy }: { opensAt: Date; dueAt: Date; latePolicy: LatePolicy },
  { isHandedIn, isReleased }: { isHandedIn: boolean; isReleased: boolean },
): Taking {
  if (now < opensAt) return "NOT_YET";
  if (isReleased) return "RELEASED";
  if (now <= dueAt) return "YES";
  return latePolicy === "REFUSED" || isHandedIn ? "CLOSED" : "LATE";
}

/** Said to whoever goes on working where a grade was released meanwhile. */
export const RELEASED_MEANWHILE =
  "Your grade is released, so the work stays as you handed it in. To go on with it, ask whoever graded it.";

/** Whether the grades of an item are whole: a level by each criterion, and a reason. */
export function isGraded(
  draft: AppraisalDraft | null,
  criteria: readonly CriterionToGradeBy[],
): boolean {
  return (
    draft !== null &&
    draft.reason !== "" &&
    criteria.every(({ levels }) => levels.some(({ id }) => draft.levelIds.includes(id)))
  );
}

function partsOf({ id, items }: ClaimToWorkOn, { tasks, saved }: WorkToDo): string[] {
  const additions = additionsIn(saved, id).filter(({ kind }) => tasks.includes(TASK_OF[kind]));
  return [
    ...(tasks.includes("VOTE") ? [votePart(id)] : []),
    ...(tasks.includes("GRADE_ARGUMENTS") ? items.map((item) => appraisalPart(id, item.id)) : []),
    ...additions.map(({ part }) => part),
  ];
}

function missingOfVote({ id: claimId }: ClaimToWorkOn, saved: readonly SavedPart[]): Missing[] {
  const vote = readVote(wordingsOf(saved, votePart(claimId))[0]);
  const kinds = (["choice", "confidence", "rationale"] as const).filter((kind) => !vote?.[kind]);
  return [
    ...kinds.map((kind) => ({ claimId, kind })),
    ...(vote?.unread ? [{ claimId, kind: "unread" as const, of: "vote" as const, count: 1 }] : []),
  ];
}

function missingGrades(
  { id: claimId, items }: ClaimToWorkOn,
  criteria: readonly CriterionToGradeBy[],
  saved: readonly SavedPart[],
): Missing[] {
  const drafts = items.map(({ id }) =>
    readAppraisal(wordingsOf(saved, appraisalPart(claimId, id))[0]),
  );
  const graded = drafts.filter((draft) => isGraded(draft, criteria));
  const [open, unread] = [items.length - graded.length, graded.filter((one) => one?.unread).length];
  return [
    ...(open > 0 ? [{ claimId, kind: "grades" as const, count: open }] : []),
    ...(unread > 0
      ? [{ claimId, kind: "unread" as const, of: "grade" as const, count: unread }]
      : []),
  ];
}
