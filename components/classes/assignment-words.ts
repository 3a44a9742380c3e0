import type { RadioOption } from "@/components/ui/radio-group";
import type { ChangedPart } from "@/lib/classes/rules/assignment-changes";
import type { TaskDraft } from "@/lib/classes/rules/tasks";
import type { LatePolicy, Naming, OthersShown, TaskKind } from "@/prisma/generated/enums";

/** What students can be asked to do with each claim, in the order in which they do it. */
export const taskOptions: { value: TaskKind; label: string }[] = [
  { value: "GRADE_ARGUMENTS", label: "Grade the arguments: each piece of evidence and each step" },
  { value: "ADD_EVIDENCE", label: "Add evidence of their own, for and against" },
  { value: "ANSWER", label: "Answer a counter-claim" },
  { value: "ANNOTATE", label: "Annotate: notes on words that they point at" },
  { value: "VOTE", label: "Vote on the claim, with reasons" },
];

/** A task as its students read it, with how much is asked of each claim. */
export function taskInWords(task: TaskDraft): string {
  switch (task.kind) {
    case "GRADE_ARGUMENTS":
      return "Grade the arguments: each piece of evidence and each step.";
    case "ADD_EVIDENCE":
      return `Add evidence of your own: ${evidenceInWords(task)}.`;
    case "ANSWER":
      return "Answer a counter-claim.";
    case "ANNOTATE":
      return `Annotate: at least ${task.notes === 1 ? "one note" : `${task.notes} notes`}.`;
    case "VOTE":
      return "Vote on the claim, with reasons.";
  }
}

function evidenceInWords({
  supporting,
  contradicting,
}: Extract<TaskDraft, { kind: "ADD_EVIDENCE" }>): string {
  const amount = (count: number) => `at least ${count === 1 ? "one piece" : `${count} pieces`}`;
  const parts = [
    ...(supporting > 0 ? [`${amount(supporting)} for the claim`] : []),
    ...(contradicting > 0 ? [`${amount(contradicting)} against it`] : []),
  ];
  return parts.join(", and ");
}

export const lateOptions: (RadioOption & { value: LatePolicy })[] = [
  { value: "ACCEPTED", label: "It is taken, and marked as late" },
  { value: "REDUCED", label: "It is taken, and its grade is lowered for each day begun" },
  { value: "REFUSED", label: "It is not taken" },
];

/** What students read about lateness. */
export function lateInWords(policy: LatePolicy, reduction: number | null): string {
  switch (policy) {
    case "ACCEPTED":
      return "Late work is taken, and marked as late.";
    case "REDUCED":
      return `Late work is taken; for each day begun after it was due its grade is lowered by ${reduction} percent.`;
    case "REFUSED":
      return "Late work is not taken. What you saved by then stays.";
  }
}

export const namingOptions: (RadioOption & { value: Naming })[] = [
  { value: "NAMES", label: "Under their names" },
  {
    value: "PSEUDONYMS",
    label: "Under pseudonyms among themselves",
    hint: "Classmates see pseudonyms. You and whoever teaches with you see names.",
  },
  {
    value: "MASKED",
    label: "Under pseudonyms for everybody",
    hint: "You, too, see pseudonyms until you release a grade. Whoever unmasks a student before that gives a reason, and the student is shown it.",
  },
];

/** What students read about their names, before anybody sees any of their work. */
export function namingInWords(naming: Naming): string {
  switch (naming) {
    case "NAMES":
      return "You work under your name.";
    case "PSEUDONYMS":
      return "You work under a pseudonym: classmates see that, and those who teach the class see your name.";
    case "MASKED":
      return "You work under a pseudonym. Those who teach the class see that, too, until they release your grade. A teacher who wants to know your name before that gives a reason, and you are shown who it was, when and why.";
  }
}

export const othersOptions: (RadioOption & { value: OthersShown })[] = [
  { value: "NEVER", label: "Nothing" },
  {
    value: "AFTER_HANDING_IN",
    label: "What others did, once they have handed in everything themselves",
  },
  { value: "ALWAYS", label: "What others have handed in, from the beginning" },
];

/** What students read about each other's work. */
export function othersInWords(othersShown: OthersShown): string {
  switch (othersShown) {
    case "NEVER":
      return OTHERS_SEE_NOTHING;
    case "AFTER_HANDING_IN":
      return "What you hand in is shown to others of the class who have handed in themselves, and theirs to you. Grades never are.";
    case "ALWAYS":
      return "What you hand in is shown to the others of the class, and theirs to you. Grades never are.";
  }
}

export const OTHERS_SEE_NOTHING = "The others of the class do not see what you do.";

/** What students read about asking about their grade. */
export const inquiriesInWords = (days: number): string =>
  days === 0
    ? "Once it is released, a grade is not asked about here."
    : `For ${days === 1 ? "one day" : `${days} days`} after a grade is released you can ask about each of its criteria.`;

/** What of an assignment changed, as a list names it. */
export const changedWords: Record<ChangedPart, string> = {
  title: "the title",
  instructions: "the instructions",
  opens: "when it opens",
  due: "when it is due",
  release: "when grades are released",
  lateness: "what becomes of late work",
  inquiries: "for how long one can ask about a grade",
  claims: "the claims",
  tasks: "the tasks",
  naming: "under which names students work",
  others: "what students see of each other",
  argumentsRubric: "the rubric for arguments",
  workRubric: "the rubric for the work",
};
