import type { TaskKind } from "@/prisma/generated/enums";
import { additionsIn, isBegun, type AdditionKind } from "./additions";
import { missingOf, type Missing, type WorkToDo } from "./work";
import type { SavedPart } from "./saved";

/** The steps of the work on one claim, in the order in which they are done. */
export const STEPS = ["read", "grade", "add", "answer", "notes", "vote"] as const;
export type StepName = (typeof STEPS)[number];
/** Which step is asked for, and of it which item, by its id or number. */
export type Place = { step: StepName; item: string | null };
export type AskedPlace = { step: StepName | null; item: string | null };

/** One step: `isDone` is null where nothing is asked in it that could be done. */
export type Step = { name: StepName; isDone: boolean | null };

/**
 * Which step of a claim is open, and of it which item; and the steps that there are. Where the address asks for none of
 * them, it is the one in which something is missing.
 */
export function placeIn(
  work: WorkToDo,
  claimId: string,
  at: AskedPlace,
): { place: Place; steps: Step[] } {
  const missing = missingOf(work).filter((one) => one.claimId === claimId);
  const steps = stepsOf(work.tasks, missing);
  const asked = steps.find(({ name }) => name === at.step)?.name;
  const step = asked ?? stepToOpen(steps, claimId, work.saved);
  const kind = ADDED_IN[step];
  if (!kind) return { place: { step, item: at.item }, steps };
  const { begun, next } = numbersOf(work.saved, claimId, kind);
  const number = /^[1-9]\d?$/.test(at.item ?? "") ? Number(at.item) : (begun.at(-1) ?? 1);
  return { place: { step, item: String(Math.min(number, next)) }, steps };
}

/** The steps that the tasks of an assignment make of one claim. */
export function stepsOf(tasks: readonly TaskKind[], missing: readonly Missing[]): Step[] {
  return STEPS.filter((name) => name === "read" || tasks.includes(TASKS[name])).map((name) => ({
    name,
    isDone: name === "read" ? null : !missing.some((one) => stepOf(one) === name),
  }));
}

/** In which step something that is missing is done. */
export function stepOf(missing: Missing): StepName | null {
  switch (missing.kind) {
    case "grades":
      return "grade";
    case "supporting":
    case "contradicting":
      return "add";
    case "answer":
      return "answer";
    case "notes":
      return "notes";
    case "choice":
    case "confidence":
    case "rationale":
      return "vote";
    case "unfinished":
      return STEP_OF[missing.of];
    case "unread":
      return missing.of;
    // In which of them it is, the step itself says.
    case "twofold":
      return null;
  }
}

/** Where somebody who opens a claim goes on: at the beginning where they have done nothing for it, else at what is missing. */
export function stepToOpen(
  steps: readonly Step[],
  claimId: string,
  saved: readonly SavedPart[],
): StepName {
  const isOfClaim = ({ part }: SavedPart) => part.split("/")[1] === claimId;
  if (!saved.some(isOfClaim)) return "read";
  return steps.find(({ isDone }) => isDone === false)?.name ?? "read";
}

/** The numbers of the things of a kind that somebody adds to a claim, and the one that the next would have. */
export function numbersOf(
  saved: readonly SavedPart[],
  claimId: string,
  kind: AdditionKind,
): { begun: number[]; next: number } {
  const ours = additionsIn(saved, claimId).filter((one) => one.kind === kind);
  const begun = ours.filter((one) => isBegun(one) || one.draft.isAway).map(({ nth }) => nth);
  return { begun, next: Math.max(0, ...begun) + 1 };
}

/** In which step things of a kind are added. */
export const STEP_OF: Record<AdditionKind, StepName> = {
  evidence: "add",
  answer: "answer",
  note: "notes",
};

/** What is added in a step. */
export const ADDED_IN: Partial<Record<StepName, AdditionKind>> = {
  add: "evidence",
  answer: "answer",
  notes: "note",
};

const TASKS: Record<Exclude<StepName, "read">, TaskKind> = {
  ...{ grade: "GRADE_ARGUMENTS", add: "ADD_EVIDENCE", answer: "ANSWER" },
  ...{ notes: "ANNOTATE", vote: "VOTE" },
};
