import type { CslDate, DateVariable } from "../csl";
import { dateInWords } from "../date-words";
import { isDay } from "../dates";
import { lostField, type Found } from "./entry";

type Line = { tag: string; value: string };

/**
 * When a work appeared, by all that its lines say of it (DA, PY, Y1): the date that says the most stands, and whatever
 * another says besides is among what was lost.
 */
export function takeIssued(found: Found, lines: readonly Line[]): void {
  const dates = ["DA", "PY", "Y1"]
    .flatMap((tag) => lines.filter((line) => line.tag === tag && /[\p{L}\d]/u.test(line.value)))
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const [year] = dates.flatMap(({ tag, value }) => (tag === "DA" ? [] : yearsOf(value)));
  const unread = dates.filter((line) => {
    const date = dateOf(line.value, found.lost, year);
    if (date) keep(found, "issued", line, date);
    return date === null;
  });
  // A date that can be read goes before one that is words.
  for (const line of unread) keep(found, "issued", line, inWords(line.value));
}

/** When a work was seen (Y2). */
export function takeAccessed(found: Found, line: Line): void {
  keep(found, "accessed", line, dateOf(line.value, found.lost) ?? inWords(line.value));
}

function keep(found: Found, variable: DateVariable, { tag, value }: Line, date: CslDate): void {
  const before = found.dates[variable];
  if (!before || (date["date-parts"] && isWithin(before, date))) found.dates[variable] = date;
  else if (!isWithin(date, before)) found.lost.push(lostField(tag, value));
}

// Of a year and words beside it, words that name another year are no date.
function dateOf(value: string, lost: string[], beside?: number): CslDate | null {
  const [form, year, month, day, said = ""] = FORM.exec(value.trim()) ?? [];
  if (!year) return readable(form === undefined ? value : said, beside);
  const parts = [year, month, day].flatMap((part) => (part ? [Number(part)] : []));
  const words = said.trim();
  const read = words ? readable(words, Number(year)) : null;
  if (read && isWithin({ "date-parts": [parts] }, read)) return read;
  if (parts.length === 1 && isNamed(parts[0]!, words)) return dateInWords(words);
  if (!isDay(parts)) return { literal: value };
  if (words) lost.push(lostField("date", words));
  return { "date-parts": [parts] };
}

// "YYYY/MM/DD/other words": the words may say all of it, or with the year what the numbers cannot; else the numbers stand.
const FORM = /^(\d{4})?(?:\/(\d{0,2})(?:\/(\d{0,2})(?:\/(.*))?)?)?$/;

/** What words say of a date of that year, whether they name the year or leave it to what stands beside them. */
function readable(words: string, year: number | undefined): CslDate | null {
  const read = dateInWords(words);
  if (isOf(year, read)) return read;
  const together = dateInWords(`${words} ${year ?? ""}`);
  return isOf(year, together) ? together : null;
}

const isOf = (year: number | undefined, { "date-parts": [begin] = [] }: CslDate): boolean =>
  begin !== undefined && (year === undefined || begin[0] === year);

const inWords = (value: string): CslDate => dateInWords(value.trim().replace(/^\/+/, ""));

const yearsOf = (value: string): number[] =>
  dateOf(value, [])?.["date-parts"]?.[0]?.slice(0, 1) ?? [];

/** Whether a date says nothing that another does not: a year beside a day of it, or beside words that name it. */
function isWithin(date: CslDate, other: CslDate): boolean {
  const { "date-parts": days = [], season, circa, literal } = date;
  const isYear = days.length === 1 && days[0]!.length === 1 && !season && !circa;
  if (other.literal !== undefined)
    return literal === other.literal || (isYear && isNamed(days[0]![0]!, other.literal));
  return (
    literal === undefined &&
    (!circa || other.circa === true) &&
    (!season || other.season === season) &&
    days.every((day, at) => day.every((part, nth) => other["date-parts"]?.[at]?.[nth] === part))
  );
}

const isNamed = (year: number, words: string): boolean =>
  (words.match(/\d+/g) ?? []).some((digits) => Number(digits) === year);
