import type { CslItem } from "../rules";
import type { CslName } from "./csl";
import { edtfDate, edtfOf } from "./dates";
import { namesIn, personOf } from "./names";

/** A bibliographic record as a form shows it: every field a text, empty where nothing is recorded. */
export type RecordFields = Record<RecordField, string>;
export type RecordField = (typeof RECORD_FIELDS)[number];

/** In the order in which a form asks for them. */
export const RECORD_FIELDS = [
  "title",
  "type",
  "authors",
  "editors",
  "translators",
  "issued",
  "container",
  "publisher",
  "place",
  "volume",
  "issue",
  "pages",
  "edition",
  "language",
  "doi",
  "isbn",
  "url",
  "note",
] as const;

/** What the fields of a bibliographic record are called. */
export const RECORD_LABELS: Record<RecordField, string> = {
  title: "Title",
  type: "Kind of source",
  authors: "Authors",
  editors: "Editors",
  translators: "Translators",
  issued: "Date",
  container: "Published in",
  publisher: "Publisher",
  place: "Place of publication",
  volume: "Volume",
  issue: "Issue",
  pages: "Pages",
  edition: "Edition",
  language: "Language",
  doi: "DOI",
  isbn: "ISBN",
  url: "Address",
  note: "Note",
};

/** The CSL types that a form offers. */
export const SOURCE_TYPES = [
  "book",
  "chapter",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "review",
  "review-book",
  "thesis",
  "report",
  "manuscript",
  "personal_communication",
  "interview",
  "speech",
  "webpage",
  "document",
] as const;

/** What a record says, field by field. Names stand one to a line, "Family, Given"; dates as 1980-04-17. */
export function fieldsOfRecord(csl: CslItem): RecordFields {
  return {
    title: csl.title,
    type: csl.type,
    authors: linesOf(csl.author),
    editors: linesOf(csl.editor),
    translators: linesOf(csl.translator),
    issued: dateOf(csl.issued),
    container: csl["container-title"] ?? "",
    publisher: csl.publisher ?? "",
    place: csl["publisher-place"] ?? "",
    volume: csl.volume ?? "",
    issue: csl.issue ?? "",
    pages: csl.page ?? "",
    edition: csl.edition ?? "",
    language: csl.language ?? "",
    doi: csl.DOI ?? "",
    isbn: csl.ISBN ?? "",
    url: csl.URL ?? "",
    note: csl.note ?? "",
  };
}

/**
 * The record with what a form says in place of what it said. What no form shows stays, and so does each
 * name and date whose text nobody changed: a particle, or a date that is only known in words.
 */
export function recordFrom(before: CslItem, fields: RecordFields): CslItem {
  const shown = fieldsOfRecord(before);
  const kept = <Value>(field: RecordField, value: Value | undefined, written: Value | undefined) =>
    fields[field] === shown[field] ? value : written;
  const changed: Record<string, unknown> = {
    ...before,
    title: fields.title,
    type: fields.type,
    author: namesFrom(fields.authors, before.author),
    editor: namesFrom(fields.editors, before.editor),
    translator: namesFrom(fields.translators, before.translator),
    issued: kept("issued", before.issued, issuedFrom(fields.issued)),
    "container-title": fields.container,
    publisher: fields.publisher,
    "publisher-place": fields.place,
    volume: fields.volume,
    issue: fields.issue,
    page: fields.pages,
    edition: fields.edition,
    language: fields.language,
    DOI: fields.doi,
    ISBN: fields.isbn,
    URL: fields.url,
    note: fields.note,
  };
  const said = Object.entries(changed).filter(([, value]) => value !== "" && value !== undefined);
  return Object.fromEntries(said) as CslItem;
}

/** A record as a form gives it: what was left open is null. */
export type RecordGiven = Record<RecordField, string | null> & { title: string; type: string };

/** The record of a source that had none. */
export const newRecord = (given: RecordGiven): CslItem =>
  recordFrom({ type: given.type, title: given.title }, textsOf(given));

/** What a form gave, as texts: empty where it was left open. */
export const textsOf = (given: RecordGiven): RecordFields =>
  Object.fromEntries(RECORD_FIELDS.map((field) => [field, given[field] ?? ""])) as RecordFields;

/** Whether a text is a date as a record holds it: 1980, 1980-04, 1980-04-17, and what `edtfDate` reads beside them. */
export function isRecordDate(text: string): boolean {
  return edtfDate(text) !== null;
}

const linesOf = (names: readonly CslName[] = []) => names.map(lineOf).join("\n");

function lineOf(name: CslName): string {
  if (name.literal) return name.literal;
  const particles = [name["dropping-particle"], name["non-dropping-particle"]];
  const given = [name.given, ...particles].filter(Boolean).join(" ");
  return [name.family, given, name.suffix].filter(Boolean).join(", ");
}

function namesFrom(text: string, before: readonly CslName[] = []): CslName[] | undefined {
  const names = namesIn(text).map(
    (line) => before.find((name) => lineOf(name) === line) ?? personOf(line).csl,
  );
  return names.length > 0 ? names : undefined;
}

const dateOf = (issued: CslItem["issued"]): string => edtfOf(issued) ?? issued?.literal ?? "";

const issuedFrom = (text: string): CslItem["issued"] | undefined =>
  text === "" ? undefined : (edtfDate(text) ?? { literal: text });
