import { percentWords } from "@/lib/classes/rules/grade";

/** A grade as a page says it; in words where there is none. */
export const gradeWords = (grade: number | null): string =>
  grade === null ? "no grade yet" : `${percentWords(grade)}\u00a0%`;

/** How late work was handed in, by the days begun after it was due. */
export const daysLateWords = (days: number): string =>
  days === 0 ? "in time" : days === 1 ? "1 day late" : `${days} days late`;

/** The id of the form that releases some grades, which the boxes beside them carry. */
export const TICKED = "release-ticked";

/** The id of the form that holds the levels of one student’s work. */
export const LEVELS = "marks";

/** Who somebody is to those who grade them, where classmates know them by another name. */
export const studentWords = ({
  student,
  pseudonym,
  isMasked,
}: {
  student: string;
  pseudonym: string | null;
  isMasked: boolean;
}): string => (pseudonym === null || isMasked ? student : `${student} (${pseudonym})`);
