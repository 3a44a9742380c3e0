import type { WorkSheet } from "@/lib/classes/queries/work";
import type { StepName } from "@/lib/classes/rules/steps";
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
    case "unread":
      return missing.of === "vote"
        ? "Look at your reasons again: they do not read yet"
        : `Look at ${missing.count === 1 ? "one grading" : `${missing.count} gradings`} again: something in ${missing.count === 1 ? "it" : "them"} does not read yet`;
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

type Naming = Pick<WorkSheet, "naming" | "othersShown" | "signedAs" | "readers">;

/** Who can read what a student writes here, and under which name, in a line beneath a form. */
export function whoReads({
  naming,
  othersShown,
  signedAs,
  readers,
  handIns,
}: Naming & Pick<WorkSheet, "handIns">): string {
  const once =
    handIns.length > 0
      ? "What you change now is read once you hand in again: then"
      : "Once you hand in,";
  const teachers = inList(readers);
  const name = signedAs?.pseudonym;
  const as = name ? `as ${name}` : "under a name that is drawn for you";
  const others =
    othersShown === "NEVER" ? "nobody else" : `your class ${naming === "NAMES" ? "too" : as}`;
  switch (naming) {
    case "NAMES":
      return `${once} ${teachers} can read this under your name, and ${others}.`;
    case "PSEUDONYMS":
      return `${once} ${teachers} can read this and see that it is yours, and ${others}.`;
    case "MASKED":
      return `${once} ${teachers} can read this ${as}, and ${others}.`;
  }
}

/** The same in full: who sees a student's name beside their work, and until when not. */
export function whoSees(work: Naming): string {
  const { naming, readers } = work;
  const teachers = inList(readers);
  const name =
    work.signedAs?.pseudonym ?? "a name that is drawn for you when you first save something";
  return [
    "Until you hand in, nobody but you reads your work.",
    naming === "NAMES"
      ? `Then it stands under your name. ${teachers} can see both.`
      : `Then it stands under ${name}.`,
    ...(naming === "PSEUDONYMS" ? [`${teachers} can see that it is yours.`] : []),
    ...(naming === "MASKED"
      ? [
          `Whose it is stays hidden from ${teachers} until your grade is released. Whoever has to know before says why, and you read it on the page of this assignment.`,
        ]
      : []),
    othersSee(work),
    "Nothing of it is ever public.",
  ].join(" ");
}

function othersSee({ othersShown, naming }: Naming): string {
  const under = naming === "NAMES" ? "under your name" : "under that name, never under yours";
  switch (othersShown) {
    case "NEVER":
      return OTHERS_SEE_NOTHING;
    case "AFTER_HANDING_IN":
      return `The others of the class see what you handed in, ${under}, once they have handed in everything themselves, or it was due; of your grade they see nothing.`;
    case "ALWAYS":
      return `The others of the class see what you handed in, ${under}; of your grade they see nothing.`;
  }
}

const inList = (names: readonly string[]): string => new Intl.ListFormat("en-GB").format(names);

/** What each step is called. */
export const stepWords: Record<StepName, string> = {
  read: "The passage",
  grade: "Grade the evidence",
  add: "Add your own",
  answer: "Answer",
  notes: "Notes",
  vote: "Vote",
};

/** Why nothing can be changed now; null where it can. */
export function closedWords(
  taking: Taking,
  { opensAt, timeZone, isHandedIn }: { opensAt: Date; timeZone: string; isHandedIn: boolean },
): string | null {
  if (taking === "NOT_YET") return `It opens on ${localInWords(opensAt, timeZone)}.`;
  if (taking === "RELEASED") return "Your grade is released: what you handed in stands.";
  if (taking !== "CLOSED") return null;
  return isHandedIn
    ? "It was due, and you handed in: what you handed in stands."
    : "It was due, and late work is not taken. What you saved stays here.";
}
