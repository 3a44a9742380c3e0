import type { CslDate } from "./csl";
import { edtfDate, isDay } from "./dates";

/**
 * A date as bibliographies write it in words: "17 April 1980", "April 17, 1980", "c. 1919", "44 BC", "spring 1917",
 * "1917–18", "Feb.–Nov. 1917", "1980/04/17". What cannot be read for certain stays as it stands, as words.
 */
export function dateInWords(text: string): CslDate {
  // Brackets say that the date is not printed in the work itself.
  const plain = text
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/^\[([^[\]]+)\]$/, "$1");
  return edtfDate(plain) ?? rangeOf(plain) ?? dated(plain) ?? { literal: plain };
}

/** The number of a month by its name or the beginning of it, or by its digits; null for everything else. */
export function monthNamed(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, "");
  if (/^\d{1,2}$/.test(name)) return Number(name) >= 1 && Number(name) <= 12 ? Number(name) : null;
  const at = MONTHS.findIndex((month) => name.length >= 3 && month.startsWith(name));
  return at >= 0 ? at + 1 : name === "sept" ? 9 : null;
}

/** The number of a season by its name; null for everything else. */
export const seasonNamed = (word: string): number | null =>
  ({ spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 })[word.toLowerCase()] ?? null;

// "1917-1918", "1917–18", "12 March 1917 – 7 November 1917", "Feb.–Nov. 1917".
function rangeOf(text: string): CslDate | null {
  const [first, last, ...more] = text.split(/\s*[–—]\s*|(?<=\d{4})--?(?=\d)|\s+-\s+|\s+to\s+/);
  if (!first || !last || more.length > 0) return null;
  const end = pointed(fullYear(first, last));
  const begin = pointed(first) ?? pointed(`${first} ${/\d{4}$/.exec(last)?.[0] ?? ""}`);
  if (!begin || !end || begin.parts[0]! > end.parts[0]!) return null;
  const isAbout = begin.isAbout || end.isAbout;
  return { "date-parts": [begin.parts, end.parts], ...(isAbout && { circa: true }) };
}

const fullYear = (first: string, last: string): string =>
  /^\d{2}$/.test(last) ? `${/\d{4}$/.exec(first)?.[0].slice(0, 2) ?? ""}${last}` : last;

function dated(text: string): CslDate | null {
  const [, season, year] = /^(spring|summer|autumn|fall|winter),? (\d{4})$/i.exec(text) ?? [];
  if (season && year) return { "date-parts": [[Number(year)]], season: seasonNamed(season)! };
  const point = pointed(text);
  return point && { "date-parts": [point.parts], ...(point.isAbout && { circa: true }) };
}

function pointed(text: string): { parts: number[]; isAbout: boolean } | null {
  const about = ABOUT.exec(text)?.[0] ?? "";
  const [, bare, isBefore] = ERA.exec(text.slice(about.length)) ?? [];
  const parts = bare === undefined ? null : partsOf(bare);
  if (!parts || !isDay(parts)) return null;
  const [year, ...rest] = parts;
  return { parts: [isBefore ? -year! : year!, ...rest], isAbout: about !== "" };
}

function partsOf(text: string): number[] | null {
  const numbers = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  if (numbers) return numbers.slice(1).flatMap((part) => (part ? [Number(part)] : []));
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (european) return [Number(european[3]), Number(european[2]), Number(european[1])];
  if (/^\d{1,4}$/.test(text)) return Number(text) > 0 ? [Number(text)] : null;
  const dayFirst = /^(?:(\d{1,2})\.? )?(\p{L}+\.?),? (\d{1,4})$/u.exec(text);
  const monthFirst = /^(\p{L}+\.?) (\d{1,2}),? (\d{4})$/u.exec(text);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  const month = word && monthNamed(word);
  return month ? [Number(year), month, ...(day ? [Number(day)] : [])] : null;
}

const ABOUT = /^(?:circa|ca?\.?|about|approximately) ?(?=\d|\p{L}{3,} \d)/iu;
const ERA = /^(.*?)(?: ?(B\.?C\.?(?:E\.?)?))?(?: ?(?:AD|CE|A\.D\.|C\.E\.))?$/i;
const MONTHS = [
  ...["january", "february", "march", "april", "may", "june", "july", "august"],
  ...["september", "october", "november", "december"],
];
