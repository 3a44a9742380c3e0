import type { RadioOption } from "@/components/ui/radio-group";
import type { LatePolicy, TaskKind } from "@/prisma/generated/enums";

/** What students are asked to do with each claim. */
export const taskOptions: { value: TaskKind; label: string }[] = [
  { value: "GRADE_ARGUMENTS", label: "Grade the arguments: each piece of evidence and each step" },
  { value: "VOTE", label: "Vote on the claim, with reasons" },
];

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

/** What students read about each other's work. */
export const OTHERS_SEE_NOTHING = "The others of the class do not see what you do.";
