import type { CslDate } from "../csl";
import { dateInWords, monthNamed } from "../date-words";
import { edtfDate, isDay } from "../dates";
import { BIB_DATES } from "./bibtex-fields";
import type { Found } from "./entry";

/** The dates of an entry: those of BibLaTeX, which are written by ISO 8601-2, and the year, month and day of BibTeX. */
export function takeDates(found: Found, fields: Record<string, unknown>): void {
  for (const [field, variable] of Object.entries(BIB_DATES)) {
    const given = fields[field];
    // Braces only keep words together, and no date is written with them.
    const text = typeof given === "string" ? given.replace(/[{}]/g, "").trim() : "";
    if (text !== "") found.dates[variable] = edtfDate(text) ?? dateInWords(text);
  }
  found.dates.issued ??= issuedIn(fields);
  if (found.dates.issued === undefined) delete found.dates.issued;
}

/** When a work appeared, by year, month and day as far as they are given; undefined where they are not. */
export function issuedIn(fields: Record<string, unknown>): CslDate | undefined {
  const [year, month, day] = ["year", "month", "day"].map((field) =>
    typeof fields[field] === "string" ? (fields[field] as string).replace(/\s+/g, " ").trim() : "",
  );
  if (!year) return month ? dateInWords([day, month].filter(Boolean).join(" ")) : undefined;
  const dated = dateInWords(year);
  const [parts, ...end] = dated["date-parts"] ?? [];
  const isYear = parts?.length === 1 && end.length === 0;
  if (!month || (parts && !isYear)) return dated;
  const words = [day, month, year].filter(Boolean).join(" ");
  return (isYear && within(parts[0]!, month, day ?? "", dated.circa)) || dateInWords(words);
}

// "nov", "11", "7 nov", "nov 7", and "7 11", which is what is left of `7~ # nov`.
function within(year: number, month: string, day: string, circa?: boolean): CslDate | null {
  const [, before, named] = /^(\d{1,2})\.? (\p{L}+\.?|\d{1,2})$/u.exec(month) ?? [];
  const [, first, after] = /^(\p{L}+\.?) (\d{1,2})$/u.exec(month) ?? [];
  const written = monthNamed(named ?? first ?? month);
  const dayOf = day || before || after;
  const parts = [year, ...(written ? [written] : []), ...(dayOf ? [Number(dayOf)] : [])];
  if (written === null || !isDay(parts)) return null;
  return { "date-parts": [parts], ...(circa && { circa }) };
}
