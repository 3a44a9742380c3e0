import { parse, type Entry, type Library } from "@retorquere/bibtex-parser";
import type { CslName, CslType } from "../csl";
import { named } from "../names";
import { abbreviationsIn, isUnexplained, unexplainedIn } from "./bibtex-abbreviations";
import { takeDates } from "./bibtex-dates";
import {
  BIB_DATES,
  BIB_GENRES,
  BIB_NAMES,
  BIB_PASSED_OVER,
  BIB_SUBTYPES,
  BIB_TEXTS,
  BIB_TYPES,
  type BibFlavour,
  NUMBERED_KINDS,
  PERIODICAL_KINDS,
} from "./bibtex-fields";
import {
  brokenEntry,
  entryOf,
  lostField,
  nothingFound,
  typeNamed,
  type Found,
  type ReadEntry,
} from "./entry";

/** Whether a text is BibTeX or BibLaTeX: it has a line that begins an entry. Blanks of that line alone are passed over. */
export const isBib = (text: string): boolean => /^[^\S\r\n]*@\s*[a-z]+\s*[{(]/im.test(text);

/** By a field or a kind that only BibLaTeX has. */
export const flavourOf = (text: string): BibFlavour =>
  /^[^\S\r\n]*@(?:online|thesis|report|inreference|review|movie|letter|jurisdiction)\s*\{|[,{]\s*(?:date|journaltitle|location|langid|entrysubtype|origdate|eventdate)\s*=/im.test(
    text,
  )
    ? "BibLaTeX"
    : "BibTeX";

/**
 * Reads BibTeX and BibLaTeX. An entry that cannot be read says why, in its place among the others; abbreviations, and what
 * an entry takes over from another (crossref), are filled in.
 */
export function readBib(text: string, flavour: BibFlavour): ReadEntry[] {
  const unknown = new Map<string, string[]>();
  const library = parse(text, {
    ...{ sentenceCase: false, english: false, caseProtection: false, applyCrossRef: true },
    fieldMode: { ...VERBATIM, ...LISTS },
    unsupported: (_node, tex, entry) => {
      const key = entry.key ?? "";
      unknown.set(key, [...(unknown.get(key) ?? []), tex]);
      return tex.replace(/\\[a-zA-Z]+\*?|[{}\\]/g, "");
    },
  });
  const unexplained = unexplainedIn(library);
  return inOrder(text, library).map((one, at) =>
    "error" in one
      ? brokenEntry(at + 1, keyIn(one.input), errorInWords(one.error))
      : entryFrom(one, at + 1, flavour, [
          ...listed("what these commands of TeX do", unknown.get(one.key ?? "") ?? []),
          ...listed("what these abbreviations stand for", abbreviationsIn(one.input, unexplained)),
        ]),
  );
}

const listed = (what: string, names: readonly string[]): string[] =>
  names.length > 0 ? [`${what}: ${[...new Set(names)].join(" ")}`] : [];

type Broken = { error: string; input: string };

// What is broken is told twice, as an error and as the ruin of an entry, which has no input of its own. A name that stands for
// nothing is no ruin: it stays as a word.
function inOrder(text: string, { entries, errors }: Library): (Entry | Broken)[] {
  const broken = errors
    .filter(({ error }) => !isUnexplained(error))
    .map(({ error, input = "" }) => ({ error, input }));
  const whole: (Entry | Broken)[] = [...entries.filter(({ input }) => input !== ""), ...broken];
  let from = 0;
  const placed = whole.map((one) => {
    // Two may be written alike: each is looked for after the one before it of its kind.
    const next = text.indexOf(one.input, "error" in one ? 0 : from);
    const at = next < 0 ? text.indexOf(one.input) : next;
    if (!("error" in one) && next >= 0) from = next + one.input.length;
    return { one, at };
  });
  return placed.sort((one, other) => one.at - other.at).map(({ one }) => one);
}

const keyIn = (input: string): string =>
  /@\s*[a-z]+\s*[{(]\s*([^\s,{}=]+)\s*,/i.exec(input)?.[1] ?? input;

function errorInWords(error: string): string {
  if (/Token mismatch|[Uu]nexpected end|expected/.test(error))
    return "A brace, a quotation mark or a comma is missing in it, so that nobody can say where its fields end.";
  return `It cannot be read: ${error.replace(/ at line .*$/, "").slice(0, 120)}.`;
}

function entryFrom(entry: Entry, position: number, flavour: BibFlavour, lost: string[]) {
  const found = nothingFound(entry.key ?? "");
  const fields = withAngles(entry);
  found.type = typeOf(entry.type, fields, found.lost);
  const genre = BIB_GENRES[entry.type];
  if (genre) found.texts.genre = genre;
  const useprefix = flavour === "BibTeX" || /useprefix\s*=\s*true/.test(String(fields.options));
  for (const [field, value] of Object.entries(fields)) {
    const names = BIB_NAMES[field];
    if (names && Array.isArray(value))
      found.names[names] = (value as Creator[]).flatMap((one) => nameFrom(one, useprefix, found));
    else take(found, entry.type, field, textOf(value));
  }
  takeDates(found, fields);
  takeTitles(found, fields);
  takeEprint(found, fields);
  found.lost.push(...lost);
  return entryOf(position, found);
}

// In the oldest fonts of TeX "<" and ">" print the marks before a Spanish question; whoever writes them in a title means them.
function withAngles({ input, fields }: Entry): Record<string, unknown> {
  if (!/[<>]/.test(input) || /[¡¿]|exclamdown|questiondown/.test(input))
    return fields as Record<string, unknown>;
  const written = JSON.stringify(fields).replaceAll("¡", "<").replaceAll("¿", ">");
  return JSON.parse(written) as Record<string, unknown>;
}

type Creator = NonNullable<Entry["fields"]["author"]>[number];

function typeOf(kind: string, fields: Record<string, unknown>, lost: string[]): CslType {
  const subtype = textOf(fields.entrysubtype);
  if (subtype) return BIB_SUBTYPES[subtype] ?? typeNamed(subtype, lost);
  const isOnWeb = kind === "misc" && fields.url && !fields.publisher;
  return isOnWeb ? "webpage" : (BIB_TYPES[kind] ?? typeNamed(kind, lost));
}

function nameFrom(one: Creator, useprefix: boolean, found: Found): CslName[] {
  if (one.name === "others" || one.lastName === "others") {
    found.lost.push("“and others”: the names that the entry does not give");
    return [];
  }
  if (one.name) return [named({ literal: one.name })];
  const isDropped = !(one.useprefix ?? useprefix);
  return [
    named({
      ...{ family: one.lastName, given: one.firstName, suffix: one.suffix },
      [isDropped ? "dropping-particle" : "non-dropping-particle"]: one.prefix,
    }),
  ];
}

function take(found: Found, kind: string, field: string, value: string): void {
  if (value === "" || BIB_PASSED_OVER.has(field) || field in BIB_DATES || TOGETHER.has(field))
    return;
  if (field === "number") return takeNumber(found, kind, value);
  if (field === "howpublished") return takeHow(found, kind, value);
  if (field === "addendum") return keep(found, "note", field, value);
  const variable = BIB_TEXTS[field];
  if (!variable)
    return void found.lost.push(lostField(field.replace("+duplicate-", " again, "), value));
  if (variable === "genre") return takeGenre(found, kind, value);
  keep(found, variable, field, field === "pages" ? value.replace(/[–—]+|--+/g, "-") : value);
}

// What two fields say of one thing stands one after the other in a note, and is said to be left out elsewhere.
function keep(found: Found, variable: keyof Found["texts"], field: string, value: string): void {
  const before = found.texts[variable];
  // A collection may name itself as what others in it appeared in.
  if (variable === "container-title" && value === found.texts.title) return;
  if (before === undefined) found.texts[variable] = value;
  else if (variable === "note") found.texts.note = `${before}\n${value}`;
  else if (variable === "container-title" && field === "maintitle")
    found.texts["volume-title"] = value;
  else if (before !== value) found.lost.push(lostField(field, value));
}

function takeNumber(found: Found, kind: string, value: string): void {
  if (PERIODICAL_KINDS.has(kind)) return keep(found, "issue", "number", value);
  keep(found, NUMBERED_KINDS.has(kind) ? "number" : "collection-number", "number", value);
}

function takeHow(found: Found, kind: string, value: string): void {
  if (/^https?:\/\/\S+$/.test(value)) return keep(found, "URL", "howpublished", value);
  keep(found, kind === "misc" ? "container-title" : "medium", "howpublished", value);
}

// BibLaTeX has words of its own for the usual kinds of theses and reports.
function takeGenre(found: Found, kind: string, value: string): void {
  if (kind === "phdthesis" && /^thesis$/i.test(value)) delete found.texts.genre;
  else found.texts.genre = GENRES[value] ?? value;
}

const GENRES: Record<string, string> = {
  ...{ phdthesis: "PhD thesis", mathesis: "Master's thesis", bathesis: "Bachelor's thesis" },
  ...{ techreport: "Technical report", resreport: "Research report" },
};

function takeTitles(found: Found, fields: Record<string, unknown>): void {
  const joined = (...names: string[]) =>
    names
      .map((name) => textOf(fields[name]))
      .filter(Boolean)
      .join(": ");
  if (fields.subtitle) found.texts.title = joined("title", "subtitle");
  for (const container of ["journal", "journaltitle", "booktitle"]) {
    const sub = container === "booktitle" ? "booksubtitle" : "journalsubtitle";
    if (fields[container] && fields[sub]) found.texts["container-title"] = joined(container, sub);
  }
  if (fields.titleaddon) found.lost.push(lostField("titleaddon", textOf(fields.titleaddon)));
}

function takeEprint(found: Found, fields: Record<string, unknown>): void {
  const [eprint, kind] = [textOf(fields.eprint), textOf(fields.eprinttype ?? fields.archiveprefix)];
  if (!eprint) return;
  if (/^arxiv$/i.test(kind)) found.texts.URL ??= `https://arxiv.org/abs/${eprint}`;
  else found.lost.push(lostField(kind || "eprint", eprint));
}

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(unbraced).join(", ")
    : typeof value === "string"
      ? value.trim()
      : "";

// What the parser puts around a name for which there are no words.
const unbraced = (value: unknown): string => String(value).replace(/^\{\{([^{}]*)\}\}$/, "$1");

const TOGETHER = new Set([
  ...["year", "month", "day", "endyear", "endmonth", "endday", "subtitle", "titleaddon"],
  ...["booksubtitle", "journalsubtitle", "eprint", "eprinttype", "eprintclass"],
  ...["archiveprefix", "primaryclass"],
]);
// A tilde is a space to TeX, and a doubt to whoever writes dates by ISO 8601-2.
const VERBATIM = Object.fromEntries(
  [...Object.keys(BIB_DATES), "options", "entrysubtype"].map(
    (field) => [field, "verbatim"] as const,
  ),
);
const LISTS = Object.fromEntries(
  Object.keys(BIB_NAMES).map((field) => [field, "creatorlist"] as const),
);
