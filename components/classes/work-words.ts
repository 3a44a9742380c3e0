import type { Missing, Taking, WorkState } from "@/lib/classes/rules/work";
import { localInWords } from "@/lib/classes/rules/zones";
import type { LatePolicy, OthersShown } from "@/prisma/generated/enums";

/** One thing that is missing, as a thing to do. */
export function missingWords(missing: Missing): string {
  switch (missing.kind) {
    case "choice":
      return "Say how the claim stands";
    case "confidence":
      return "Say how sure you are";
    case "rationale":
      return "Give your reasons";
    case "grades":
      return missing.count === 1
        ? "Grade one more by every criterion, with a reason"
        : `Grade ${missing.count} more by every criterion, with a reason`;
    case "twofold":
      return missing.count === 1
        ? "Choose between two wordings of one part"
        : `Choose between two wordings in ${missing.count} parts`;
  }
}

export const workStateWords: Record<WorkState, string> = {
  NOT_BEGUN: "not begun",
  IN_WORK: "in work",
  HANDED_IN: "handed in",
  LATE: "handed in late",
};

/** What happens to work that comes late. */
export function lateWords(policy: LatePolicy, reduction: number | null): string {
  switch (policy) {
    case "ACCEPTED":
      return "Late work is taken, and marked as late.";
    case "REDUCED":
      return `Late work is taken; for each day begun after it was due its grade is reduced by ${reduction} percent.`;
    case "REFUSED":
      return "Late work is not taken. What you saved by then stays.";
  }
}

/** Who sees a student's name beside their work. */
export function whoSees(readers: readonly string[], others: OthersShown): string {
  const names = new Intl.ListFormat("en-GB").format(readers);
  return `Your work stands under your name. ${names} can see both. ${OTHERS[others]} Nothing of it is ever public.`;
}

const OTHERS: Record<OthersShown, string> = {
  NEVER: "Nobody else in the class does.",
  AFTER_HANDING_IN: "Others of the class may once they have handed in.",
  ALWAYS: "Others of the class may as well.",
};

/** Why nothing can be changed now; null where it can. */
export function closedWords(
  taking: Taking,
  { opensAt, timeZone, isHandedIn }: { opensAt: Date; timeZone: string; isHandedIn: boolean },
): string | null {
  if (taking === "NOT_YET") return `It opens on ${localInWords(opensAt, timeZone)}.`;
  if (taking !== "CLOSED") return null;
  return isHandedIn
    ? "It was due, and you handed in: what you handed in stands."
    : "It was due, and late work is not taken. What you saved stays here.";
}
