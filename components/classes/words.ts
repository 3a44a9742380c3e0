import type { ClassEntry, ClassRole } from "@/prisma/generated/enums";

/** What somebody is in a class, after "you are". */
export const roleWords: Record<ClassRole, string> = {
  TEACHER: "a teacher",
  ASSISTANT: "an assistant",
  STUDENT: "a student",
};

/** "no students yet", "1 student", "28 students". */
export const countOfStudents = (count: number): string =>
  count === 0 ? "no students yet" : `${count} ${count === 1 ? "student" : "students"}`;

/** Names as a sentence lists them: "Ann", "Ann and Bo", "Ann, Bo and Cy"; null where there are none. */
export const namesInWords = (names: readonly string[]): string | null =>
  names.length === 0 ? null : new Intl.ListFormat("en-GB").format(names);

/** What is shown where an account is gone. */
export const NAMELESS = "Somebody whose account is gone";

/** How somebody came into a class, after "since May"; nothing where it goes without saying. */
export const entryWords: Record<ClassEntry, string | null> = {
  OPENING: null,
  CODE: null,
  ROSTER: "expected by the roster",
  INSTANT: "with a return code",
  APPOINTMENT: null,
};
