import type { CslItem, CslName } from "@/lib/sources/rules";

/** "Isaac Deutscher", or the name as it stands. */
export function nameInFull(name: CslName): string {
  if (name.literal) return name.literal;
  return [name.given, name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
}

/** "A", "A and B", "A, B and C", "A and others" above three; null where nobody is recorded. */
export function nameList(names: readonly CslName[] | undefined): string | null {
  const written = (names ?? []).map(nameInFull).filter(Boolean);
  if (written.length === 0) return null;
  if (written.length > 3) return `${written[0]} and others`;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(written);
}

/** The date to the part that is known: "17 April 1980", "April 1980", "1980"; null where none is recorded. */
export function issuedInWords(issued: CslItem["issued"]): string | null {
  const [year, month, day] = issued?.["date-parts"]?.[0] ?? [];
  if (year === undefined) return issued?.literal ?? null;
  return [day, month && months[month - 1], year].filter(Boolean).join(" ");
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
