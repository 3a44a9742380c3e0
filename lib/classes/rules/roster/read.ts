import { z } from "zod";
import { cleanLine } from "@/lib/foundation/text";
import { nameKey } from "@/lib/identity/rules";
import { columnsOf, type Columns, type Meaning } from "./columns";
import { readCsv, type CsvRow } from "./csv";

export const ROSTER_ROWS = 10_000;

/** Somebody of a roster. The address is in lower case. */
export type Listed = {
  line: number;
  name: string;
  email: string | null;
  externalId: string | null;
};
/** Why a row is nobody to import: what is wrong with it, or that it is not meant to be. */
export type Left = {
  line: number;
  /** What it says, to be recognised by. */
  about: string;
  kind: "error" | "duplicate" | "notImported";
  /** The column's name in the file; null where the whole row is meant. */
  column: string | null;
  words: string;
};
export type Roster =
  { kind: "read"; people: Listed[]; left: Left[] } | { kind: "none"; words: string };

/**
 * Reads a list of people as teachers and school systems write them: a first line that names the columns, and a row for each
 * person. A row that is wrong stands in nobody's way.
 */
export function readRoster(text: string): Roster {
  const { rows, problems } = readCsv(text);
  const [header, ...body] = rows;
  if (!header) return { kind: "none", words: "There is nothing in it yet." };
  const columns = columnsOf(header.cells);
  if ("problem" in columns) return { kind: "none", words: columns.problem };
  const count = body.length + problems.length;
  if (count > ROSTER_ROWS)
    return {
      kind: "none",
      words: `This has ${count.toLocaleString("en-GB")} rows, and ${ROSTER_ROWS.toLocaleString("en-GB")} are taken at once. Split it.`,
    };
  if (count === 0) return { kind: "none", words: "There is nobody in it below its first line." };
  const left: Left[] = problems.map(({ line, words }) => ({
    ...{ line, about: "", kind: "error" as const, column: null, words },
  }));
  const people: Listed[] = [];
  const seen = new Seen();
  for (const row of body) {
    const read = personOf(row, columns);
    const twin = "name" in read ? seen.twinOf(read) : null;
    if (!("name" in read)) left.push(read);
    else if (twin) left.push(twin);
    else people.push(read);
  }
  left.sort((one, other) => one.line - other.line);
  return { kind: "read", people, left };
}

function personOf(row: CsvRow, columns: Columns): Listed | Left {
  const cell = (meaning: Meaning) => cleanLine(row.cells[columns.at[meaning] ?? -1] ?? "");
  const columnOf = (meaning: Meaning) => columns.names[columns.at[meaning] ?? -1] || null;
  const name = nameIn(cell);
  const email = cell("email").toLowerCase();
  const externalId = cell("externalId");
  const about = name || email || externalId;
  const leave = (kind: Left["kind"], column: string | null, words: string): Left => ({
    ...{ line: row.line, about: about.slice(0, 80), kind, column, words },
  });
  const beyond = row.cells.slice(columns.names.length).some((extra) => extra.trim() !== "");
  if (beyond)
    return leave(
      ...(["error", null] as const),
      "It has more cells than the first line. Put quotation marks around a cell that holds the separator.",
    );
  const notMeant = whyNotMeant(cell("role"), cell("status"), cell("enabled"));
  if (notMeant) return leave("notImported", columnOf(notMeant.by), notMeant.words);
  const nameColumn = columnOf("name") ?? columnOf("givenName") ?? columnOf("familyName");
  if (name === "") return leave("error", nameColumn, "The name is missing. Add one.");
  if ([...name].length > 80)
    return leave("error", nameColumn, "The name is longer than 80 characters. Shorten it.");
  if (email !== "" && !address.safeParse(email).success)
    return leave(
      ...(["error", columnOf("email")] as const),
      `“${email.slice(0, 60)}” is no address like name@example.org. Mend it, or leave it empty.`,
    );
  if ([...externalId].length > 120)
    return leave("error", columnOf("externalId"), "The id is longer than 120 characters.");
  return { line: row.line, name, email: email || null, externalId: externalId || null };
}

const address = z.email().max(254);

function nameIn(cell: (meaning: Meaning) => string): string {
  const given = cell("preferredName") || cell("givenName");
  return cell("name") || [given, cell("familyName")].filter((part) => part !== "").join(" ");
}

const STUDENTS = new Set(["", "student", "students", "learner", "pupil", "schüler", "schülerin"]);

function whyNotMeant(role: string, status: string, enabled: string) {
  if (status.toLowerCase() === "tobedeleted")
    return { by: "status" as const, words: "Not imported: it is marked as to be deleted." };
  if (/^(false|no|0)$/i.test(enabled))
    return { by: "enabled" as const, words: "Not imported: it is marked as not enabled." };
  if (STUDENTS.has(role.toLowerCase())) return null;
  const words = `Not imported: ${role.slice(0, 40)} is no student. A teacher is made one under People, once they are in the class.`;
  return { by: "role" as const, words };
}

/** Who stood in the rows before, by what tells them apart. */
class Seen {
  readonly #lines = new Map<string, number>();

  /** Why it is somebody who was there before; null for somebody new, who is known from then on. */
  twinOf({ line, name, email, externalId }: Listed): Left | null {
    const isNamedAlone = email === null && externalId === null;
    const marks = [
      ...(email === null ? [] : [{ key: `email/${email}`, words: "the same address" }]),
      ...(externalId === null ? [] : [{ key: `id/${externalId}`, words: "the same id" }]),
      ...(isNamedAlone ? [{ key: `name/${nameKey(name)}`, words: "the same name" }] : []),
    ];
    const twin = marks.find(({ key }) => this.#lines.has(key));
    if (!twin) {
      for (const { key } of marks) this.#lines.set(key, line);
      return null;
    }
    const advice = isNamedAlone ? " If they are two people, give each an address or an id." : "";
    const words = `It has ${twin.words} as line ${this.#lines.get(twin.key)}, which is the one that counts.${advice}`;
    return { line, about: name, kind: "duplicate", column: null, words };
  }
}
