import { cleanLine, cleanText } from "@/lib/foundation/text";
import type { CslItem } from "../../rules";
import {
  DATE_VARIABLES,
  isCslType,
  NAME_VARIABLES,
  TEXT_VARIABLES,
  type CslDate,
  type CslName,
  type CslType,
  type DateVariable,
  type NameVariable,
  type TextVariable,
} from "../csl";
import { doiOf, isbnOf, issnOf, webAddressOf } from "../numbers";
import { languageCode } from "./languages";

/** One entry of a bibliography, in the order of the file. */
export type ReadEntry = {
  /** From 1. */
  position: number;
  /** What the file calls it: its key, its id, or the beginning of it. */
  key: string;
  /** Its record; null where it could not be read. */
  item: CslItem | null;
  /** Why it could not be read; empty where it was. */
  error: string;
  /** What stands in it and is not kept, each in a few words. */
  lost: string[];
};

/** What a reader found in an entry, before anything of it was judged. */
export type Found = {
  key: string;
  type: CslType;
  names: Partial<Record<NameVariable, CslName[]>>;
  dates: Partial<Record<DateVariable, CslDate>>;
  texts: Partial<Record<TextVariable | "title", string>>;
  lost: string[];
};

/** Nothing yet. */
export const nothingFound = (key: string): Found => ({
  ...{ key, type: "document", names: {}, dates: {}, texts: {}, lost: [] },
});

/**
 * The record of what was found, its numbers checked and brought into one form. Whatever is no number, no address or too
 * long is not kept, and is said; a record without a title is none.
 */
export function entryOf(position: number, found: Found): ReadEntry {
  const lost = [...found.lost];
  const title = cleanLine(plainOf(found.texts.title ?? ""));
  const key = shortened(cleanLine(found.key) || title || `entry ${position}`, 80);
  const error = titleError(title);
  if (error) return { position, key, item: null, error, lost };
  const item: CslItem = {
    type: found.type,
    title,
    ...namesIn(found, lost),
    ...datesIn(found),
    ...textsIn(found, lost),
  };
  return { position, key, item, error: "", lost };
}

/** An entry that could not be read. */
export const brokenEntry = (position: number, key: string, error: string): ReadEntry => ({
  ...{ position, key: shortened(cleanLine(key) || `entry ${position}`, 80), item: null },
  ...{ error, lost: [] },
});

/** The type of that name, or a document of another kind; what it was called is not lost without a word. */
export function typeNamed(name: string, lost: string[]): CslType {
  if (isCslType(name)) return name;
  if (name) lost.push(`kind “${shortened(name, 40)}”: it is taken as a document of another kind`);
  return "document";
}

/** A field that is not kept, with the beginning of what stands in it. */
export const lostField = (name: string, value: string): string =>
  `${name}: ${shortened(cleanLine(value), 60)}`;

const TITLE_LENGTH = 500;
const TEXT_LENGTH = 2_000;

function titleError(title: string): string {
  if (title === "") return "It has no title.";
  if ([...title].length <= TITLE_LENGTH) return "";
  return `Its title is longer than ${TITLE_LENGTH} characters.`;
}

function namesIn({ names }: Found, lost: string[]) {
  const kept = NAME_VARIABLES.flatMap((variable) => {
    const people = (names[variable] ?? []).map(cleanName);
    const whole = people.filter((name) => name.family || name.literal || name.given);
    if (whole.length < people.length) lost.push(`a name without words (${variable})`);
    return whole.length > 0 ? [[variable, whole] as const] : [];
  });
  return Object.fromEntries(kept);
}

const cleanName = (name: CslName): CslName =>
  Object.fromEntries(
    Object.entries(name).flatMap(([part, words]) => {
      const clean = cleanLine(plainOf(words));
      return clean ? [[part, clean]] : [];
    }),
  );

const datesIn = ({ dates }: Found) =>
  Object.fromEntries(
    DATE_VARIABLES.flatMap((variable) => {
      const date = dates[variable];
      if (!date || date.literal === "") return [];
      const { literal } = date;
      return [[variable, literal === undefined ? date : { ...date, literal: cleanLine(literal) }]];
    }),
  );

function textsIn({ texts }: Found, lost: string[]) {
  const kept = TEXT_VARIABLES.flatMap((variable) => {
    const raw = texts[variable];
    const text = raw === undefined ? "" : textOf(variable, plainOf(raw));
    if (text === "") return [];
    const isTooLong = [...text].length > TEXT_LENGTH;
    const read = isTooLong ? null : (CHECKED[variable]?.(text) ?? null);
    if (isTooLong) lost.push(`${variable}: longer than ${TEXT_LENGTH} characters`);
    else if (CHECKED[variable] && read === null)
      lost.push(`${variable}: “${shortened(text, 60)}” ${WHY[variable] ?? "cannot be read"}`);
    else return [[variable, read ?? text] as const];
    return [];
  });
  return Object.fromEntries(kept);
}

const textOf = (variable: TextVariable, text: string) =>
  ["abstract", "annote", "note"].includes(variable) ? cleanText(text) : cleanLine(text);

const WHY: Partial<Record<TextVariable, string>> = {
  DOI: "is no DOI",
  ISBN: "is no ISBN: a digit is missing or mistyped",
  ISSN: "is no ISSN: a digit is missing or mistyped",
  URL: "is no whole address",
  language: "is no code of a language",
};

// A record may name the numbers of several bindings or media: the first that is one is kept.
const firstOf =
  (read: (text: string) => string | null) =>
  (text: string): string | null =>
    [text, ...text.split(/[\s,;/]+/)].reduce<string | null>(
      (found, part) => found ?? read(part),
      null,
    );

const CHECKED: Partial<Record<TextVariable, (text: string) => string | null>> = {
  DOI: doiOf,
  ISBN: firstOf(isbnOf),
  ISSN: firstOf(issnOf),
  URL: webAddressOf,
  language: languageCode,
};
const shortened = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most).join("")}…` : text;

// What CSL and its relatives mark up in a title, and what HTML writes in the place of signs.
const plainOf = (text: string): string =>
  text
    .replace(/<\/?(?:i|b|em|strong|sup|sub|sc|span|p|jats:[a-z]+)(?:\s[^<>]*)?\/?>/gi, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => SIGNS[name] ?? "");
const SIGNS: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", "#39": "'" },
};
