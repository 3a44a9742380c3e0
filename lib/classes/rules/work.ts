import { z } from "zod";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";
import { Confidence, type LatePolicy, type TaskKind } from "@/prisma/generated/enums";
import type { Progress } from "./progress";

// A student's work for an assignment, as it is typed: parts of it, what of them is missing, and how it stands.

export const RATIONALE_LENGTH = 4_000;
export const REASON_LENGTH = 2_000;

/** What is saved of a vote while it is being made; null or empty is what was not said yet. */
export const voteDraft = z.object({
  choice: z.enum([...POSITIONS, ...OFF_SCALE]).nullable(),
  confidence: z.enum(Confidence).nullable(),
  rationale: z.string(),
  /** The hash of the ledger that the student was shown. */
  seenHash: z.string(),
});
export type VoteDraft = z.output<typeof voteDraft>;

/** What is saved of the grades of one piece of evidence or one argument: one level at most for each criterion. */
export const appraisalDraft = z.object({ levelIds: z.array(z.uuid()), reason: z.string() });
export type AppraisalDraft = z.output<typeof appraisalDraft>;

/** How a part of the work is called where it is saved. */
export const votePart = (claimId: string): string => `vote/${claimId}`;
export const appraisalPart = (claimId: string, itemId: string): string =>
  `appraise/${claimId}/${itemId}`;

/** What one browser window saved of one part. */
export type SavedPart = { part: string; device: string; content: string; savedAt: Date };

/**
 * What is saved of one part: the newest wording, and the others that it was not written over, newest first. Wordings that
 * say the same count once.
 */
export function wordingsOf(saved: readonly SavedPart[], part: string): SavedPart[] {
  const wordings = saved
    .filter((one) => one.part === part)
    .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime());
  return wordings.filter(
    ({ content }, at) => wordings.findIndex((other) => other.content === content) === at,
  );
}

/** What a saved vote says; null where nothing that can be read was saved. */
export const readVote = (saved: SavedPart | undefined): VoteDraft | null =>
  read(voteDraft, saved?.content);

/** What saved grades say; null where nothing that can be read was saved. */
export const readAppraisal = (saved: SavedPart | undefined): AppraisalDraft | null =>
  read(appraisalDraft, saved?.content);

/** What there is to do for one claim of an assignment. */
export type ClaimToWorkOn = {
  id: string;
  /** Whether it still stands; for one that was retracted or merged nothing is asked any more. */
  isOpen: boolean;
  items: readonly { id: string }[];
};
export type CriterionToGradeBy = { id: string; levels: readonly { id: string }[] };
export type WorkToDo = {
  tasks: readonly TaskKind[];
  claims: readonly ClaimToWorkOn[];
  criteria: readonly CriterionToGradeBy[];
  saved: readonly SavedPart[];
};

/** What of one claim's tasks is missing. */
export type Missing =
  | { claimId: string; kind: "choice" | "confidence" | "rationale" }
  /** This many pieces of evidence and arguments are without a level by some criterion, or without a reason. */
  | { claimId: string; kind: "grades"; count: number }
  /** This many parts were saved in two places, and none of the wordings is chosen. */
  | { claimId: string; kind: "twofold"; count: number };

/** What is missing, claim by claim in their order; empty where everything is done. */
export function missingOf({ tasks, claims, criteria, saved }: WorkToDo): Missing[] {
  return claims
    .filter(({ isOpen }) => isOpen)
    .flatMap((claim) => {
      const parts = partsOf(claim, tasks);
      const twofold = parts.filter((part) => wordingsOf(saved, part).length > 1).length;
      return [
        ...(tasks.includes("GRADE_ARGUMENTS") ? missingGrades(claim, criteria, saved) : []),
        ...(tasks.includes("VOTE") ? missingOfVote(claim, saved) : []),
        ...(twofold > 0 ? [{ claimId: claim.id, kind: "twofold" as const, count: twofold }] : []),
      ];
    });
}

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
export type Taking = "NOT_YET" | "YES" | "LATE" | "CLOSED";

/**
 * Whether work is taken at a moment. What was handed in can be changed until it is due; after that nobody makes on-time
 * work late.
 */
export function takingAt(
  now: Date,
  { opensAt, dueAt, latePolicy }: { opensAt: Date; dueAt: Date; latePolicy: LatePolicy },
  isHandedIn: boolean,
): Taking {
  if (now < opensAt) return "NOT_YET";
  if (now <= dueAt) return "YES";
  return latePolicy === "REFUSED" || isHandedIn ? "CLOSED" : "LATE";
}

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

function partsOf({ id, items }: ClaimToWorkOn, tasks: readonly TaskKind[]): string[] {
  return [
    ...(tasks.includes("VOTE") ? [votePart(id)] : []),
    ...(tasks.includes("GRADE_ARGUMENTS") ? items.map((item) => appraisalPart(id, item.id)) : []),
  ];
}

function missingOfVote({ id: claimId }: ClaimToWorkOn, saved: readonly SavedPart[]): Missing[] {
  const vote = readVote(wordingsOf(saved, votePart(claimId))[0]);
  const kinds = (["choice", "confidence", "rationale"] as const).filter((kind) => !vote?.[kind]);
  return kinds.map((kind) => ({ claimId, kind }));
}

function missingGrades(
  { id: claimId, items }: ClaimToWorkOn,
  criteria: readonly CriterionToGradeBy[],
  saved: readonly SavedPart[],
): Missing[] {
  const draftOf = (itemId: string) =>
    readAppraisal(wordingsOf(saved, appraisalPart(claimId, itemId))[0]);
  const count = items.filter((item) => !isGraded(draftOf(item.id), criteria)).length;
  return count > 0 ? [{ claimId, kind: "grades", count }] : [];
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  content: string | undefined,
): z.output<Schema> | null {
  if (content === undefined) return null;
  try {
    return schema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}
