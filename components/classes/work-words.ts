import type { Missing, Taking } from "@/lib/classes/rules/work";
import { localInWords } from "@/lib/classes/rules/zones";
import { OTHERS_SEE_NOTHING } from "./assignment-words";

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
    case "supporting":
      return missing.count === 1
        ? "Add one piece that supports it"
        : `Add ${missing.count} pieces that support it`;
    case "contradicting":
      return missing.count === 1
        ? "Add one piece that contradicts it"
        : `Add ${missing.count} pieces that contradict it`;
    case "answer":
      return "Answer what stands against it, or a piece of evidence";
    case "notes":
      return missing.count === 1 ? "Write one more note" : `Write ${missing.count} more notes`;
    case "unfinished":
      return `Finish ${UNFINISHED[missing.of](missing.count)}, or take ${missing.count === 1 ? "it" : "them"} away`;
    case "twofold":
      return missing.count === 1
        ? "Choose between two wordings of one part"
        : `Choose between two wordings in ${missing.count} parts`;
  }
}

const UNFINISHED = {
  evidence: (count: number) =>
    count === 1 ? "the piece of evidence that you began" : `the ${count} pieces that you began`,
  answer: (count: number) =>
    count === 1 ? "the answer that you began" : `the ${count} answers that you began`,
  note: (count: number) =>
    count === 1 ? "the note that you began" : `the ${count} notes that you began`,
};

/** Who sees a student's name beside their work. */
export function whoSees(readers: readonly string[]): string {
  const names = new Intl.ListFormat("en-GB").format(readers);
  return `Your work stands under your name. ${names} can see both. ${OTHERS_SEE_NOTHING} Nothing of it is ever public.`;
}

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
