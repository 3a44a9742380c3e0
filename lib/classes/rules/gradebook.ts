import type { Naming } from "@/prisma/generated/enums";
import { percentWords } from "./grade";
import { progressWords, type Progress } from "./progress";
import { isoInZone } from "./zones";

/** One student's line, in the grid and in the file. Grades are hundredths of a percent. */
export type GradebookRow = {
  /** As whoever reads it may know them: by name, or by pseudonym. */
  student: string;
  pseudonym: string | null;
  /** Whether a pseudonym stands in the place of the name. */
  isMasked: boolean;
  state: Progress;
  /** Until when they have, where they were given longer. */
  extendedTo: Date | null;
  handedInAt: Date | null;
  daysLate: number;
  /** Of the rubric that they are graded by; null while they are not. */
  version: number | null;
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
  naming: Naming;
  hasExtensions: boolean;
  /** Whether grades are by more than one version of the rubric. */
  hasVersions: boolean;
  /** What the columns between lateness and grade are called. */
  criteria: readonly string[];
  rows: readonly GradebookRow[];
};

/** A column of the gradebook: what it is called, and what it says of a student. */
export type GradebookColumn = { name: string; cell: (row: GradebookRow) => GradebookCell };
/**
 * In words as they are; a time, or the day alone of one that may not be told; or a percentage in hundredths, with two
 * places. Nothing where there is nothing to say.
 */
export type GradebookCell = string | { at: Date; isDay: boolean } | { hundredths: number } | null;

/** Which mark parts whole from places. With the comma the cells are parted by semicolons, as spreadsheets there expect. */
export type DecimalMark = "point" | "comma";

/** The columns of a gradebook, in their order: what the screen shows and what the file holds is the same. */
export function columnsOf(book: Omit<Gradebook, "rows">): GradebookColumn[] {
  const { naming, criteria, hasExtensions, hasVersions } = book;
  return [
    { name: "Student", cell: ({ student }) => student },
    ...(naming === "NAMES" ? [] : [PSEUDONYM]),
    ...(naming === "MASKED" ? [SHOWN_BY] : []),
    { name: "State", cell: ({ state }) => progressWords[state] },
    // What is looked for first stands where it is seen first; how it came about follows.
    { name: "Final", cell: ({ final }) => percent(final) },
    ...(hasExtensions ? [EXTENDED] : []),
    {
      name: "Handed in at",
      cell: ({ handedInAt, isMasked }) => handedInAt && { at: handedInAt, isDay: isMasked },
    },
    { name: "Days late", cell: ({ daysLate }) => String(daysLate) },
    ...criteria.map((name, nth) => ({
      name,
      cell: ({ points }: GradebookRow) => points[nth]?.toString() ?? null,
    })),
    ...(hasVersions ? [VERSION] : []),
    { name: "Computed", cell: ({ computed }) => percent(computed) },
    { name: "Override", cell: ({ override }) => percent(override) },
    { name: "Reason", cell: ({ overrideReason }) => overrideReason },
  ];
}

/** A cell as the file has it, before it is quoted. */
export function cellText(cell: GradebookCell, timeZone: string, decimal: DecimalMark): string {
  if (cell === null || typeof cell === "string") return cell ?? "";
  if ("at" in cell) return isoInZone(cell.at, timeZone).slice(0, cell.isDay ? 10 : undefined);
  return percentWords(cell.hundredths, decimal === "comma" ? "," : ".");
}

/**
 * The gradebook as a file: RFC 4180, UTF-8 with a byte order mark, a line of names first. Percentages have two places.
 * A cell that a spreadsheet would carry out as a formula begins with an apostrophe, and so does one that would otherwise
 * read as if it had been given one: taking one apostrophe from each such cell gives back every text.
 */
export function gradebookFile(book: Gradebook, decimal: DecimalMark = "point"): string {
  const columns = columnsOf(book);
  const lines = book.rows.map((row) =>
    columns.map(({ cell }) => cellText(cell(row), book.timeZone, decimal)),
  );
  const separator = decimal === "comma" ? ";" : ",";
  const written = cellBefore(separator);
  const text = [columns.map(({ name }) => name), ...lines]
    .map((line) => `${line.map(written).join(separator)}\r\n`)
    .join("");
  return `\ufeff${text}`;
}

const PSEUDONYM: GradebookColumn = { name: "Pseudonym", cell: ({ pseudonym }) => pseudonym };
const SHOWN_BY: GradebookColumn = {
  name: "Shown by",
  cell: ({ isMasked }) => (isMasked ? "pseudonym" : "name"),
};
const EXTENDED: GradebookColumn = {
  name: "Extended to",
  cell: ({ extendedTo }) => extendedTo && { at: extendedTo, isDay: false },
};
const VERSION: GradebookColumn = {
  name: "Graded by version",
  cell: ({ version }) => version?.toString() ?? null,
};

const percent = (hundredths: number | null) => (hundredths === null ? null : { hundredths });

const WOULD_BE_CARRIED_OUT = /^'*[=+\-@\t\r]/;

const cellBefore = (separator: string) => (text: string) => {
  const plain = WOULD_BE_CARRIED_OUT.test(text) ? `'${text}` : text;
  const isQuoted = plain.includes(separator) || /["\r\n]/.test(plain);
  return isQuoted ? `"${plain.replaceAll('"', '""')}"` : plain;
};
