import { percentWords } from "./grade";
import { progressWords, type Progress } from "./progress";
import { isoInZone } from "./zones";

/** One student's line, in the grid and in the file. Grades are hundredths of a percent. */
export type GradebookRow = {
  student: string;
  state: Progress;
  handedInAt: Date | null;
  daysLate: number;
  /** Of the level reached (0 to 100), by criterion in the order of the columns; null where there is none. */
  points: readonly (number | null)[];
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
  final: number | null;
};

export type Gradebook = {
  /** IANA name of the zone in which the class counts its time. */
  timeZone: string;
  /** What the columns between lateness and grade are called. */
  criteria: readonly string[];
  rows: readonly GradebookRow[];
};

/** Which mark parts whole from places. With the comma the cells are parted by semicolons, as spreadsheets there expect. */
export type DecimalMark = "point" | "comma";

/**
 * The gradebook as a file: RFC 4180, UTF-8 with a byte order mark, a line of names first. Percentages have two places.
 * A cell that a spreadsheet would carry out as a formula begins with an apostrophe, and so does one that would otherwise
 * read as if it had been given one: taking one apostrophe from each such cell gives back every text.
 */
export function gradebookFile(
  { timeZone, criteria, rows }: Gradebook,
  decimal: DecimalMark = "point",
): string {
  const mark = decimal === "comma" ? "," : ".";
  const names = [
    ...["Student", "State", "Handed in at", "Days late", ...criteria],
    ...["Computed", "Override", "Reason", "Final"],
  ];
  const percent = (grade: number | null) => (grade === null ? "" : percentWords(grade, mark));
  const lines = rows.map((row) => [
    ...[row.student, progressWords[row.state]],
    row.handedInAt ? isoInZone(row.handedInAt, timeZone) : "",
    String(row.daysLate),
    ...row.points.map((points) => points?.toString() ?? ""),
    ...[percent(row.computed), percent(row.override), row.overrideReason ?? ""],
    percent(row.final),
  ]);
  const separator = decimal === "comma" ? ";" : ",";
  const cell = cellBefore(separator);
  const text = [names, ...lines].map((line) => `${line.map(cell).join(separator)}\r\n`).join("");
  return `\ufeff${text}`;
}

const WOULD_BE_CARRIED_OUT = /^'*[=+\-@\t\r]/;

const cellBefore = (separator: string) => (text: string) => {
  const plain = WOULD_BE_CARRIED_OUT.test(text) ? `'${text}` : text;
  const isQuoted = plain.includes(separator) || /["\r\n]/.test(plain);
  return isQuoted ? `"${plain.replaceAll('"', '""')}"` : plain;
};
