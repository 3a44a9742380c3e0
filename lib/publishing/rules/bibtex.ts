import type { CslName } from "@/lib/sources/rules/csl";
import { digitsOf, edtfOf } from "@/lib/sources/rules/dates";
import { babelName } from "@/lib/sources/rules/bibliography/languages";
import { bibKindOf, type BibKind } from "./bib-kinds";
import type { CitedItem } from "./citing";
import { yearInWords } from "./years";

/**
 * A record as BibTeX, for the programs that there have been since 1985 and with the fields that all of them pass over or
 * know by now (doi, url, isbn, translator). Letters of every script stay as they are; what TeX takes for a command is
 * escaped, and braces always pair.
 */
export const bibtexOf = (item: CitedItem): string =>
  entryOf(item, bibKindOf(item, "BibTeX"), bibtexFields);

/** A record as BibLaTeX, which has kinds and fields for most of what CSL says, and dates by ISO 8601-2. */
export const biblatexOf = (item: CitedItem): string =>
  entryOf(item, bibKindOf(item, "BibLaTeX"), biblatexFields);

type Fields = (readonly [name: string, value: string | undefined])[];

function entryOf(
  item: CitedItem,
  kind: BibKind,
  fieldsOf: (item: CitedItem, kind: BibKind) => Fields,
): string {
  const lines = [...fieldsOf(item, kind), ...common(item, kind)].flatMap(([name, value]) =>
    value ? [`  ${name} = ${value},\n`] : [],
  );
  return `@${kind.name}{${item.id},\n${lines.join("")}}\n`;
}

function bibtexFields(item: CitedItem, kind: BibKind): Fields {
  const [begin, end] = item.issued?.["date-parts"] ?? [];
  const isDay = begin && !end && (begin[0] ?? 0) > 0 && !item.issued?.season;
  const [, month, day] = isDay ? begin : [];
  return [
    ["author", namesOf(item.author)],
    ["editor", namesOf(item.editor)],
    ["translator", namesOf(item.translator)],
    ["title", titled(item.title)],
    [kind.container, braced(item["container-title"])],
    [kind.publisher, braced(item.publisher)],
    ["address", braced(item["publisher-place"])],
    ["type", braced(kind.genre)],
    ["year", braced(yearInWords(item.issued))],
    ["month", month === undefined ? undefined : MONTHS[month - 1]],
    ["day", braced(day?.toString())],
    ["urldate", braced(dayOf(item.accessed))],
    ["language", braced(item.language)],
  ];
}

function biblatexFields(item: CitedItem, kind: BibKind): Fields {
  const names = [...(item.author ?? []), ...(item.editor ?? []), ...(item.translator ?? [])];
  const isKept = names.some((name) => name["non-dropping-particle"]);
  const babel = item.language && babelName(item.language);
  return [
    ["options", isKept ? "{useprefix=true}" : undefined],
    ["entrysubtype", braced(kind.subtype)],
    ...HANDS.map((hand) => [hand, namesOf(item[hand], isKept)] as const),
    ["bookauthor", namesOf(item["container-author"])],
    ["scriptwriter", namesOf(item["script-writer"])],
    ["title", titled(item.title)],
    ["shorttitle", braced(item["title-short"])],
    [kind.container, braced(item["container-title"])],
    ["shortjournal", braced(item["container-title-short"])],
    [kind.publisher, braced(item.publisher)],
    ["location", braced(item["publisher-place"])],
    ["type", braced(kind.genre)],
    ["date", dateOf(item.issued)],
    ["origdate", dateOf(item["original-date"])],
    ["eventdate", dateOf(item["event-date"])],
    ["urldate", dateOf(item.accessed)],
    [babel ? "langid" : "language", braced(babel ?? item.language)],
    ["eventtitle", braced(item["event-title"])],
    ["venue", braced(item["event-place"])],
    ["origtitle", braced(item["original-title"])],
    ["origpublisher", braced(item["original-publisher"])],
    ["origlocation", braced(item["original-publisher-place"])],
    ["pagetotal", braced(item["number-of-pages"])],
    ["volumes", braced(item["number-of-volumes"])],
    ["version", braced(item.version)],
    ["part", braced(item["part-number"])],
    ["pubstate", braced(item.status)],
    ["library", braced(item["call-number"])],
    ["annotation", braced(item.annote)],
    ["keywords", braced(item.keyword)],
  ];
}

function common(item: CitedItem, kind: BibKind): Fields {
  return [
    ["series", braced(item["collection-title"])],
    ["edition", braced(item.edition)],
    ["volume", braced(item.volume)],
    ["number", braced(item[kind.number])],
    ["chapter", braced(item["chapter-number"])],
    ["pages", braced(item.page?.replace(/(\d)[-–](?=\d)/g, "$1--"))],
    ["doi", verbatim(item.DOI)],
    ["isbn", braced(item.ISBN)],
    ["issn", braced(item.ISSN)],
    ["url", verbatim(item.URL)],
    ["abstract", braced(item.abstract)],
    ["note", braced(item.note)],
  ];
}

const HANDS = ["author", "editor", "translator", "director"] as const;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// Dates that only words can say stand as they are: BibLaTeX warns of them and prints them.
const dateOf = (date: CitedItem["issued"]) =>
  date && (verbatim(edtfOf(date) ?? undefined) ?? braced(date.literal));

const dayOf = (date: CitedItem["accessed"]) =>
  date?.["date-parts"]?.[0] ? digitsOf(date["date-parts"][0]).join("-") : date?.literal;

// Where the particles of an entry stay, one that goes is said to by its own name.
function namesOf(names: readonly CslName[] | undefined, isKept = false): string | undefined {
  if (!names?.length) return undefined;
  const written = names.map((name) =>
    isKept && name["dropping-particle"] ? droppingName(name) : nameOf(name),
  );
  return `{${written.join(" and ")}}`;
}

function droppingName({ family, given, suffix, "dropping-particle": prefix }: CslName): string {
  const parts = Object.entries({ family, given, prefix, suffix }).flatMap(([part, words]) =>
    words ? [`${part}=${whole(words)}`] : [],
  );
  return [...parts, "useprefix=false"].join(", ");
}

function nameOf(name: CslName): string {
  const { literal, family, given, suffix } = name;
  // Inside braces nothing is taken apart: a committee has no family name, and may have an "and" in its own.
  if (literal !== undefined || !family) return `{${escaped(literal ?? given ?? "")}}`;
  const particle = name["non-dropping-particle"] ?? name["dropping-particle"];
  const last = [particle && escaped(particle), whole(family)].filter(Boolean).join(" ");
  return [last, ...(suffix ? [escaped(suffix)] : []), ...(given ? [whole(given)] : [])].join(", ");
}

// A comma, an "and" and a small word at the beginning would take a name apart.
const whole = (part: string): string =>
  /,|\band\b|^\p{Ll}/u.test(part) ? `{${escaped(part)}}` : escaped(part);

// Twice in braces, so that no style changes a capital.
const titled = (title: string) => `{${braced(title) ?? ""}}`;

const braced = (text: string | undefined) => (text ? `{${escaped(text)}}` : undefined);

// Addresses are read letter by letter: only what would end the field goes.
const verbatim = (address: string | undefined) =>
  address && `{${address.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))}}`;

const escaped = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\{}$&#%_~^<>]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);

const ESCAPES: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  // In TeX's oldest encoding these two are other signs.
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};
