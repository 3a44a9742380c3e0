import { slugOf } from "@/lib/foundation/slug";

/** A name as CSL-JSON holds it: in parts, or as it stands when it has none. */
export type CslName = {
  family?: string;
  given?: string;
  literal?: string;
  "non-dropping-particle"?: string;
};

/** The part of a CSL-JSON item that Assay reads. The field names are CSL's own. */
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

/** The address of a source's page. */
export const sourcePath = ({ id, title }: { id: string; title: string }): string =>
  `/sources/${id}/${slugOf(title)}`;

/** The address of the page of an author or speaker. */
export const personPath = ({ id, name }: { id: string; name: string }): string =>
  `/people/${id}/${slugOf(name)}`;

/** A stored record as an item. Where a redaction has left it unreadable, its title alone. */
export function cslOf({ csl, title }: { csl: string; title: string }): CslItem {
  try {
    return { ...(JSON.parse(csl) as CslItem), title };
  } catch {
    return { type: "document", title };
  }
}

/** What a source is called in passing: its first author's family name, else its title. */
export function shortNameOf({ author, title }: CslItem): string {
  const [first, ...others] = author ?? [];
  const name = first?.family ?? first?.literal;
  if (!name) return title;
  return others.length > 0 ? `${name} and others` : name;
}

/** The kinds of source that a form offers: CSL's own words. */
export const SOURCE_TYPES = [
  "book",
  "chapter",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "review-book",
  "report",
  "thesis",
  "webpage",
  "manuscript",
  "interview",
  "document",
] as const;

/** A source as a form describes it: the field names are the form's, the year counts before Christ below zero. */
export type SourceRecord = {
  type: (typeof SOURCE_TYPES)[number];
  title: string;
  authors: readonly string[];
  year: number | null;
  container: string | null;
  publisher: string | null;
  place: string | null;
  volume: string | null;
  issue: string | null;
  pages: string | null;
  doi: string | null;
  isbn: string | null;
  url: string | null;
  language: string | null;
};

/** A described source as CSL-JSON; what is not known is left out. */
export function cslItemOf(record: SourceRecord): CslItem {
  const { type, title, authors, year } = record;
  const known = Object.entries(CSL_NAMES).flatMap(([field, name]) => {
    const value = record[field as keyof typeof CSL_NAMES];
    return value === null ? [] : [[name, value] as const];
  });
  return {
    type,
    title,
    ...(authors.length > 0 && { author: authors.map((line) => personOf(line).csl) }),
    ...(year !== null && { issued: { "date-parts": [[year]] } }),
    ...Object.fromEntries(known),
  };
}

/** A record as it is stored: CSL-JSON with the source's own id. */
export const storedCsl = (sourceId: string, item: CslItem): string =>
  JSON.stringify({ ...item, id: sourceId });

export const PERSON_NAME_LENGTH = { most: 120 };

/** A name as people file it: "Trotsky, Leon" in parts, and whatever has no comma as it stands. */
export function personOf(line: string): { name: string; sortName: string; csl: CslName } {
  const [family = "", ...rest] = line.split(",").map((part) => part.trim());
  const given = rest.join(", ");
  if (family === "" || given === "") return { name: line, sortName: line, csl: { literal: line } };
  return { name: `${given} ${family}`, sortName: `${family}, ${given}`, csl: { family, given } };
}

/** A DOI as it is written alone and in lower case, out of an address or with "doi:"; null where it is none. */
export function doiOf(raw: string): string | null {
  const doi = raw
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "")
    .toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : null;
}

/**
 * An ISBN as thirteen digits, of ten or thirteen with or without hyphens; null where its check digit says
 * that it is none. The sum of ISO 2108: weights 10 to 1 modulo 11, or 1 and 3 by turns modulo 10.
 */
export function isbnOf(raw: string): string | null {
  const digits = raw.replace(/^ISBN(?:-1[03])?:?/i, "").replace(/[\s-]/g, "");
  if (/^\d{9}[\dXx]$/.test(digits)) {
    const sum = Array.from(digits).reduce(
      (total, digit, at) => total + (10 - at) * (/\d/.test(digit) ? Number(digit) : 10),
      0,
    );
    return sum % 11 === 0 ? withCheckDigit(`978${digits.slice(0, 9)}`) : null;
  }
  const isGrouped = /^97[89]\d{10}$/.test(digits);
  return isGrouped && withCheckDigit(digits.slice(0, 12)) === digits ? digits : null;
}

const CSL_NAMES = {
  container: "container-title",
  publisher: "publisher",
  place: "publisher-place",
  volume: "volume",
  issue: "issue",
  pages: "page",
  doi: "DOI",
  isbn: "ISBN",
  url: "URL",
  language: "language",
} as const;

function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
