import type { CslName } from "@/lib/sources/rules/csl";
import { datePartsInDigits, type CitedItem } from "./citing";

/**
 * A record as BibTeX, with the fields that BibLaTeX adds beside those of the old programs, which pass over them.
 * Letters of every script stay as they are; what TeX takes for a command is escaped, and braces always pair.
 */
export function bibtexOf(item: CitedItem): string {
  const fields = fieldsOf(item).filter((field): field is [string, string] => Boolean(field[1]));
  const lines = fields.map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${kindOf(item)}{${item.id},\n${lines.join("")}}\n`;
}

type Kind =
  "book" | "incollection" | "article" | "inproceedings" | "phdthesis" | "techreport" | "misc";

// Types of CSL; everything else is a thing of its own kind, which BibTeX calls misc.
const KINDS: Record<string, Kind> = {
  ...{ book: "book", chapter: "incollection", "entry-encyclopedia": "incollection" },
  ...{
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
  },
  ...{ review: "article", "review-book": "article" },
  ...{ "paper-conference": "inproceedings", thesis: "phdthesis", report: "techreport" },
};

const CONTAINERS: Partial<Record<Kind, string>> = {
  article: "journal",
  incollection: "booktitle",
  inproceedings: "booktitle",
};
const PUBLISHERS: Partial<Record<Kind, string>> = {
  phdthesis: "school",
  techreport: "institution",
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const kindOf = ({ type }: CitedItem): Kind => KINDS[type] ?? "misc";

function fieldsOf(item: CitedItem): [string, string | undefined][] {
  const kind = kindOf(item);
  const [year, month] = datePartsInDigits(item.issued);
  return [
    ["author", namesOf(item.author)],
    ["editor", namesOf(item.editor)],
    ["translator", namesOf(item.translator)],
    // Twice in braces, so that no style changes a capital.
    ["title", `{${braced(item.title)}}`],
    [CONTAINERS[kind] ?? "howpublished", braced(item["container-title"])],
    [PUBLISHERS[kind] ?? "publisher", braced(item.publisher)],
    ["address", braced(item["publisher-place"])],
    ["edition", braced(item.edition)],
    ["volume", braced(item.volume)],
    ["number", braced(item.issue)],
    ["pages", braced(item.page?.replace(/(\d)[-–](?=\d)/g, "$1--"))],
    ["year", braced(year ?? item.issued?.literal)],
    ["month", month && MONTHS[Number(month) - 1]],
    ["date", braced(datePartsInDigits(item.issued).join("-"))],
    ["doi", verbatim(item.DOI)],
    ["isbn", braced(item.ISBN)],
    ["url", verbatim(item.URL)],
    ["urldate", braced(datePartsInDigits(item.accessed).join("-"))],
    ["langid", braced(item.language)],
    ["note", braced(item.note)],
  ];
}

function namesOf(names: readonly CslName[] | undefined): string | undefined {
  if (!names?.length) return undefined;
  const written = names.map(({ literal, family, given, "non-dropping-particle": particle }) =>
    // Inside braces nothing is taken apart: a committee has no family name, and may have an "and" in its own.
    literal !== undefined
      ? `{${escaped(literal)}}`
      : [[particle, family].filter(Boolean).join(" "), given]
          .filter(Boolean)
          .map((part) => escaped(part!))
          .join(", "),
  );
  return `{${written.join(" and ")}}`;
}

const braced = (text: string | undefined) => (text ? `{${escaped(text)}}` : undefined);

// Addresses are read letter by letter: only what would end the field goes.
const verbatim = (address: string | undefined) =>
  address && `{${address.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))}}`;

const escaped = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\{}$&#%_~^]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);

const ESCAPES: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
