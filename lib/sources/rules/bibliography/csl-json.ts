import { z } from "zod";
import {
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
  type CslDate,
  type CslName,
  type CslType,
  type DateVariable,
  type NameVariable,
  type TextVariable,
} from "../csl";
import { dateInWords, seasonNamed } from "../date-words";
import { isDay } from "../dates";
import { named } from "../names";
import {
  brokenEntry,
  entryOf,
  lostField,
  nothingFound,
  typeNamed,
  type Found,
  type ReadEntry,
} from "./entry";

/**
 * Reads CSL-JSON: a list of items, one item, or `{ items: [...] }` as Zotero gives them. Null where it is no JSON at all.
 * https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
 */
export function readCslJson(text: string): ReadEntry[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  return itemsOf(json).map((raw, at) => entryFrom(raw, at + 1));
}

const itemsOf = (json: unknown): unknown[] => {
  if (Array.isArray(json)) return json;
  const { data: held } = z.object({ items: z.array(z.unknown()) }).safeParse(json);
  return held ? held.items : [json];
};

function entryFrom(raw: unknown, position: number): ReadEntry {
  const { data: fields } = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!fields || Array.isArray(raw)) return brokenEntry(position, "", "This is no record.");
  const key = textual.safeParse(fields.id).data ?? "";
  const found = nothingFound(key);
  const type = typeof fields.type === "string" ? fields.type : "";
  found.type = CROSSREF_TYPES[type] ?? typeNamed(type, found.lost);
  for (const [name, value] of Object.entries(fields)) take(found, name, value);
  return entryOf(position, found);
}

function take(found: Found, name: string, value: unknown): void {
  if (PASSED_OVER.has(name) || value === null || value === "") return;
  const variable = RENAMED[name] ?? name;
  const isTaken =
    takeNames(found, variable, value) ||
    takeDate(found, variable, value) ||
    takeText(found, variable, value);
  if (!isTaken) found.lost.push(lostField(name, JSON.stringify(value) ?? ""));
}

function takeNames(found: Found, variable: string, value: unknown): boolean {
  if (!isOneOf(NAME_VARIABLES, variable)) return false;
  const { data: people } = z.array(name).safeParse(value);
  if (!people) return false;
  found.names[variable as NameVariable] = people.map(nameFrom);
  return true;
}

function takeDate(found: Found, variable: string, value: unknown): boolean {
  if (!isOneOf(DATE_VARIABLES, variable)) return false;
  const read = dateFrom(value);
  if (read) found.dates[variable as DateVariable] = read;
  return read !== null;
}

function takeText(found: Found, variable: string, value: unknown): boolean {
  if (variable !== "title" && !isOneOf(TEXT_VARIABLES, variable)) return false;
  const { data: text } = textual.safeParse(value);
  if (text !== undefined) found.texts[variable as TextVariable | "title"] = text;
  return text !== undefined;
}

function nameFrom(raw: z.output<typeof name>): CslName {
  if (typeof raw === "string") return named({ literal: raw });
  return raw.literal ? named({ literal: raw.literal }) : named(raw);
}

function dateFrom(value: unknown): CslDate | null {
  if (typeof value === "string" || typeof value === "number") return dateInWords(String(value));
  const { data: raw } = date.safeParse(value);
  if (!raw) return null;
  const parts = raw["date-parts"]?.map(trimmed).filter((day) => day.length > 0) ?? [];
  const isWhole =
    parts.length <= 2 && parts.every((day, at) => isDay(day) || (at === 1 && day[0] === 0));
  if (parts.length === 0 || !isWhole) {
    const written = parts.map((day) => day.join("-")).join("/");
    const words = raw.literal ?? raw.raw ?? written;
    if (!words) return null;
    return raw.literal === undefined && isWhole ? dateInWords(words) : { literal: words };
  }
  const season = raw.season === undefined ? null : seasonFrom(raw.season);
  return {
    "date-parts": parts,
    ...(season && { season }),
    ...(raw.circa && String(raw.circa) !== "0" && { circa: true }),
  };
}

// Some write 21 to 24, as ISO 8601-2 counts.
function seasonFrom(raw: string | number): number | null {
  const number = Number(raw) > 20 ? Number(raw) - 20 : Number(raw);
  if (Number.isInteger(number)) return number >= 1 && number <= 4 ? number : null;
  return seasonNamed(String(raw));
}

// Reference managers close a day with nothing, or with nought.
function trimmed(day: readonly (string | number | null)[]): number[] {
  const end = day.findIndex(
    (part, at) => part === null || part === "" || (at > 0 && Number(part) === 0),
  );
  return (end < 0 ? day : day.slice(0, end)).map(Number);
}

// Crossref gives lists where CSL has one.
const textual = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform(String),
  z.array(z.string()).transform((several) => several.join(" ")),
]);
const part = textual.optional();
const name = z.union([
  z.string(),
  z.object({
    ...{ family: part, given: part, suffix: part, literal: part },
    ...{ "dropping-particle": part, "non-dropping-particle": part },
  }),
]);
const date = z.object({
  "date-parts": z.array(z.array(z.union([z.string(), z.number(), z.null()]))).optional(),
  season: z.union([z.string(), z.number()]).optional(),
  circa: z.union([z.string(), z.number(), z.boolean()]).optional(),
  ...{ literal: z.string().optional(), raw: z.string().optional() },
});

const isOneOf = (variables: readonly string[], name: string): boolean => variables.includes(name);
const PASSED_OVER = new Set([
  "id",
  "type",
  "citation-key",
  "citation-label",
  "_graph",
  "system_id",
]);
// Crossref answers with CSL-JSON whose kinds are its own.
const CROSSREF_TYPES: Record<string, CslType> = {
  ...{ "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter" },
  ...{ "proceedings-article": "paper-conference", monograph: "book", "edited-book": "book" },
  ...{ "reference-book": "book", "reference-entry": "entry", "posted-content": "article" },
  ...{ dissertation: "thesis", "peer-review": "review", proceedings: "book", other: "document" },
};
// What CSL 1.0.1, and everybody before, called these.
const RENAMED: Record<string, string> = {
  ...{ event: "event-title", journalAbbreviation: "container-title-short" },
  ...{ shortTitle: "title-short", issn: "ISSN", doi: "DOI", isbn: "ISBN" },
};
