import type { CslDate } from "@/lib/sources/rules/csl";

/** The year of a date in the words that formats take which have only years: "1919", "c. 1919", "44 BC", "1917–1918". */
export function yearInWords(date: CslDate | undefined): string | undefined {
  const [begin, end] = date?.["date-parts"] ?? [];
  if (!begin?.length) return date?.literal;
  const about = date?.circa ? "c. " : "";
  const season = date?.season ? `${SEASONS[date.season - 1] ?? ""} ` : "";
  const last = end?.length && end[0] !== 0 && end[0] !== begin[0] ? `–${eraOf(end[0]!)}` : "";
  return `${about}${season}${eraOf(begin[0]!)}${last}`;
}

const eraOf = (year: number) => (year < 0 ? `${-year} BC` : String(year));
const SEASONS = ["spring", "summer", "autumn", "winter"];
