import type { CslDate } from "./csl";

/**
 * A date as machines and careful people write it, by ISO 8601-2 (EDTF level 1): 1917-11-07, 1917-11, 1917, -0043 for
 * 44 BC, 1917-21 for spring, 1919~ for about 1919, 1917/1918 for a range, 1917/.. for one without an end. Null for every
 * other text.
 */
export function edtfDate(text: string): CslDate | null {
  const [first, last, ...more] = text.trim().split("/");
  if (first === undefined || more.length > 0) return null;
  const begin = pointOf(first);
  if (!begin) return null;
  const { isAbout, season, parts } = begin;
  if (last === undefined)
    return { "date-parts": [parts], ...(season && { season }), ...(isAbout && { circa: true }) };
  const end = last === ".." || last === "" ? null : pointOf(last);
  if (season || end?.season || (!end && last !== ".." && last !== "")) return null;
  const isCirca = isAbout || end?.isAbout;
  // CSL has a year 0 for an end that is open.
  return { "date-parts": [parts, end?.parts ?? [0]], ...(isCirca && { circa: true }) };
}

/** The same the other way; null for a date that is known in words alone, or not at all. */
export function edtfOf(date: CslDate | undefined): string | null {
  const [begin, end] = date?.["date-parts"] ?? [];
  if (!date || !begin?.length) return null;
  const about = date.circa ? "~" : "";
  const season = date.season && begin.length === 1 ? `-${SEASON_BASE + date.season}` : "";
  const first = `${digitsOf(begin).join("-")}${season}${about}`;
  if (!end?.length) return first;
  return `${first}/${end[0] === 0 ? ".." : `${digitsOf(end).join("-")}${about}`}`;
}

/** The parts of a day as digits, each as wide as it is written: ["1980", "04", "17"], ["-0043"] for 44 BC. */
export function digitsOf(parts: readonly number[]): string[] {
  return parts.map((part, at) => {
    if (at > 0) return String(part).padStart(2, "0");
    const year = part < 0 ? part + 1 : part;
    return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  });
}

/** Whether a day, month or year can be: months to 12, days as many as their month has. */
export function isDay([year, month, day]: readonly number[]): boolean {
  if (year === undefined || !Number.isInteger(year)) return false;
  if (month === undefined) return true;
  const at = new Date(Date.UTC(2000, month - 1, day ?? 1));
  at.setUTCFullYear(year < 0 ? year + 1 : year, month - 1, day ?? 1);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === (day ?? 1);
}

type Point = { parts: number[]; season?: number; isAbout: boolean };

function pointOf(text: string): Point | null {
  const [, sign, year, month, day, mark] = POINT.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const counted = sign ? -Number(year) - 1 : Number(year);
  // A year 0 is 1 BC, and CSL counts without it.
  const parts = [counted === 0 ? -1 : counted];
  const isAbout = Boolean(mark);
  const season = month === undefined ? 0 : Number(month) - SEASON_BASE;
  if (season >= 1 && season <= 4) return day === undefined ? { parts, season, isAbout } : null;
  parts.push(...[month, day].flatMap((part) => (part === undefined ? [] : [Number(part)])));
  return isDay(parts) ? { parts, isAbout } : null;
}

const POINT = /^(-)?(\d{4,6})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;
const SEASON_BASE = 20;
