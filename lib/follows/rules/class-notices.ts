import { erasedFrom } from "@/lib/classes/rules/ending";
import { assignmentPath, classPath, gradePath, sheetPath } from "@/lib/classes/rules/paths";
import { localInWords } from "@/lib/classes/rules/zones";
import type { ClassRole } from "@/prisma/generated/enums";

/** What people of a class are told. */
export const CLASS_NOTICE_NAMES = [
  ...(["assigned", "dueSoon", "datesChanged", "extended", "released"] as const),
  ...(["inquiryAsked", "inquiryAnswered", "unmasked"] as const),
  ...(["appointed", "classArchived", "classReopened", "classEnding"] as const),
] as const;
export type ClassNoticeName = (typeof CLASS_NOTICE_NAMES)[number];

/**
 * The kinds of things that happen in a class: their subjects are `assignmentId`, `assignmentId/submissionId` and
 * `classId`.
 */
export const CLASS_KINDS = ["assignment", "inquiry", "class"] as const;
export const isOfClass = (kind: string): boolean =>
  (CLASS_KINDS as readonly string[]).includes(kind);

/**
 * A notification's class as its reader may see it now. What is null they may not see (any more), or is none of what they were
 * told.
 */
export type ClassMatter = {
  classId: string;
  timeZone: string;
  /** What the reader became then, whatever they are now. */
  role: ClassRole | null;
  assignment: string | null;
  /** When it is due for the reader, who may have until later than others. */
  dueAt: Date | null;
  /** Whether the release that was told stands: it may have been taken back, and another may have come after it. */
  isReleased: boolean | null;
  deletionAskedAt: Date | null;
};

/** What a notification from a class says, in a sentence. Times are said where the class is. */
export function classNoticeWords(name: ClassNoticeName, matter: ClassMatter | null): string {
  const title = matter?.assignment ? `“${matter.assignment}”` : "an assignment";
  const at = (time: Date | null | undefined) =>
    matter && time ? localInWords(time, matter.timeZone) : null;
  const dueAt = at(matter?.dueAt);
  switch (name) {
    case "assigned":
      return `New: ${title}.${dueAt ? ` It is due on ${dueAt}.` : ""}`;
    case "dueSoon":
      return `Due soon: ${title}${dueAt ? `, on ${dueAt}` : ""}.`;
    case "datesChanged":
      return `The dates of ${title} changed.${dueAt ? ` It is due on ${dueAt}.` : ""}`;
    case "extended":
      return `You have more time for ${title}${dueAt ? `: until ${dueAt}` : ""}.`;
    case "released":
      return matter?.isReleased === false
        ? `A grade for ${title} was released, and taken back.`
        : `Your grade for ${title} is released.`;
    case "inquiryAsked":
      return `A student asks about their grade for ${title}.`;
    case "inquiryAnswered":
      return `Your question about your grade for ${title} is answered.`;
    case "unmasked":
      return `A teacher was told that you work under your pseudonym on ${title}. Read who, and why.`;
    case "appointed":
      return matter?.role
        ? `You became ${ROLES[matter.role]} of this class.`
        : "Your part in it changed.";
    case "classArchived":
      return "This class was archived: until it is brought back, nothing new is assigned in it. What was assigned goes on.";
    case "classReopened":
      return "This class is no longer archived.";
    case "classEnding":
      return endingInWords(at(matter?.deletionAskedAt && erasedFrom(matter.deletionAskedAt)));
  }
}

/** Where what happened in a class is to be seen. */
export function classNoticePath(name: ClassNoticeName, subject: string): string {
  const [root = "", part = ""] = subject.split("/");
  switch (name) {
    case "released":
    case "inquiryAnswered":
      return gradePath(root);
    case "inquiryAsked":
      return sheetPath(root, part);
    case "appointed":
    case "classArchived":
    case "classReopened":
    case "classEnding":
      return classPath(root);
    default:
      return assignmentPath(root);
  }
}

const ROLES: Record<ClassRole, string> = {
  TEACHER: "a teacher",
  ASSISTANT: "an assistant",
  STUDENT: "a student",
};

const endingInWords = (endsAt: string | null) =>
  endsAt
    ? `This class is to be deleted on ${endsAt}. Keep what you want to keep of it.`
    : "This class was to be deleted. Its teachers thought better of it.";
