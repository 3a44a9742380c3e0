import type { CslItem } from "@/lib/sources/rules";
import type { CslDate, CslName } from "@/lib/sources/rules/csl";
import { personNamed } from "@/lib/sources/rules/names";

/** "Isaac Deutscher", or the name as it stands. */
export function nameInFull(name: CslName): string {
  return personNamed(name).name;
}

/** "A", "A and B", "A, B and C", "A and others" above three; null where nobody is recorded. */
export function nameList(names: readonly CslName[] | undefined): string | null {
  const written = (names ?? []).map(nameInFull).filter(Boolean);
  if (written.length === 0) return null;
  if (written.length > 3) return `${written[0]} and others`;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(written);
}

/** The date to the part that is known: "17 April 1980", "April 1980", "1980"; null where none is recorded. */
export const issuedInWords = (issued: CslItem["issued"]): string | null => dateInWords(issued);

/** A date in words: "c. 1919", "44 BC", "spring 1917", "March–November 1917", "1917–1918"; null where none is recorded. */
export function dateInWords(date: CslDate | undefined): string | null {
  const [begin, end] = date?.["date-parts"] ?? [];
  if (!begin?.length) return date?.literal ?? null;
  const about = date?.circa ? "c. " : "";
  const season = date?.season ? `${seasons[date.season - 1] ?? ""} ` : "";
  if (!end?.length) return `${about}${season}${dayInWords(begin)}`;
  if (end[0] === 0) return `${about}${dayInWords(begin)} to the present`;
  const isOneYear = begin[0] === end[0] && begin.length === 2 && end.length === 2;
  const first = isOneYear ? months[begin[1]! - 1] : dayInWords(begin);
  const isWordy = begin.length > 1 && !isOneYear;
  return `${about}${first}${isWordy ? " – " : "–"}${dayInWords(end)}`;
}

function dayInWords([year, month, day]: readonly number[]): string {
  const era = year! < 0 ? `${-year!} BC` : String(year);
  return [day, month && months[month - 1], era].filter(Boolean).join(" ");
}

/** A CSL locator as a reader writes it: ("page", "12") is "p. 12", ("page", "12-14") is "pp. 12–14". */
export function locatorInWords(label: string, value: string): string {
  const [one, several] = labels[label] ?? [label, `${label}s`];
  const isRange = /[-–,]/.test(value);
  return `${isRange ? several : one} ${value.replace(/(\d)-(?=\d)/g, "$1–")}`;
}

const labels: Record<string, readonly [string, string]> = {
  page: ["p.", "pp."],
  paragraph: ["para.", "paras."],
  chapter: ["ch.", "chs."],
  section: ["§", "§§"],
  line: ["l.", "ll."],
  note: ["n.", "nn."],
  volume: ["vol.", "vols."],
};

const seasons = ["spring", "summer", "autumn", "winter"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
