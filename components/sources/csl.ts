/** A name as CSL-JSON holds it: in parts, or as it stands when it has none. */
export type CslName = {
  family?: string;
  given?: string;
  literal?: string;
  "non-dropping-particle"?: string;
};

/** The part of a CSL-JSON item that a screen shows. The field names are CSL's own. */
export type CslItem = {
  type: string;
  title: string;
  author?: readonly CslName[];
  editor?: readonly CslName[];
  translator?: readonly CslName[];
  issued?: { "date-parts"?: readonly (readonly number[])[]; literal?: string };
  "container-title"?: string;
  publisher?: string;
  "publisher-place"?: string;
  volume?: string;
  issue?: string;
  page?: string;
  edition?: string;
  archive?: string;
  "original-title"?: string;
  DOI?: string;
  ISBN?: string;
  URL?: string;
  language?: string;
  note?: string;
};

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
