import type { BlockKind } from "@/prisma/generated/enums";
import { headingsIn, type MapEntry } from "../../rules/excerpts/text-map";
import type { ExtractedBlock } from "../../rules/extraction";
import { Refusal, type Reading } from "./reading";

/** A paragraph, a heading or the like, as it was found. `level` is a heading's, 1 for the outermost; 0 is in no map. */
export type Part = { kind: BlockKind; level: number; text: string; marks: Mark[] };
/** A place within a part, `at` units from its begin: where a page begins, or what an address within the file leads to. */
export type Mark = { at: number; page: string } | { at: number; id: string };

/** A text, put together of its parts with a blank line between two. */
export type Assembled = {
  text: string;
  blocks: ExtractedBlock[];
  map: MapEntry[];
  /** Where what was marked by an id stands in the text. */
  places: ReadonlyMap<string, number>;
};

/**
 * Puts a text together, with a map of its pages and headings.
 *
 * @throws Refusal where nothing is left, or too much
 */
export function assembled(parts: readonly Part[], { limits }: Pick<Reading, "limits">): Assembled {
  const map: MapEntry[] = [];
  const places = new Map<string, number>();
  const stretches: { kind: BlockKind; start: number; end: number }[] = [];
  const texts: string[] = [];
  let start = 0;
  let waiting: Mark[] = [];
  for (const { kind, level, text, marks } of parts) {
    if (text === "") {
      waiting.push(...marks);
      continue;
    }
    noteMarks([...waiting.map((mark) => ({ ...mark, at: 0 })), ...marks], start, map, places);
    waiting = [];
    if (kind === "HEADING" && level > 0) map.push(headingEntry(text, level, start));
    stretches.push({ kind, start, end: start + text.length });
    texts.push(text);
    start += text.length + BETWEEN.length;
    if (start > limits.textUnits) throw new Refusal("TOO_LARGE");
  }
  if (texts.length === 0) throw new Refusal("EMPTY");
  // A page may begin in the middle of a heading.
  map.sort((one, other) => one.start - other.start);
  for (const mark of waiting) if ("id" in mark) places.set(mark.id, start - BETWEEN.length);
  return { text: texts.join(BETWEEN), blocks: blocksBy(map, stretches), map, places };
}

const BETWEEN = "\n\n";

function noteMarks(
  marks: readonly Mark[],
  start: number,
  map: MapEntry[],
  places: Map<string, number>,
): void {
  for (const mark of marks) {
    if ("id" in mark) places.set(mark.id, start + mark.at);
    else map.push({ label: "page", value: mark.page, start: start + mark.at, level: 0 });
  }
}

/** What a heading says of where one is: "Chapter V. The Fall" is chapter V, "2.1 Methods" section 2.1, others go by their words. */
export function headingEntry(heading: string, level: number, start: number): MapEntry {
  const words = heading.replace(/\s+/g, " ").trim();
  const [known] = headingsIn(words);
  if (known && known.label !== "section") return { ...known, start, level };
  const spelt = /^(chapter|part|book|volume|lecture|act)\s+(?:the\s+)?([a-z]+)\b/i.exec(words);
  const number = spelt ? NUMBERS.indexOf(spelt[2]!.toLowerCase()) : -1;
  if (spelt && number >= 0)
    return { label: spelt[1]!.toLowerCase(), value: String((number % 20) + 1), start, level };
  const [, numeral] = /^§?\s?(\d{1,3}(?:\.\d{1,3})*)[.):]?(?:\s|$)/.exec(words) ?? [];
  return { label: "section", value: numeral ?? shortened(words), start, level };
}

const shortened = (words: string): string =>
  words.length <= LONGEST_NAME
    ? words
    : words
        .slice(0, LONGEST_NAME)
        .replace(/\s\S*$/, "")
        .toWellFormed();
const LONGEST_NAME = 120;
const NUMBERS = [
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(
    " ",
  ),
  ..."sixteen seventeen eighteen nineteen twenty".split(" "),
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
  ..."thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  ),
];

/** The blocks of a text, each with the heading and the page that it stands under. Both in the order of the text. */
export function blocksBy(
  map: readonly MapEntry[],
  stretches: readonly { kind: BlockKind; start: number; end: number }[],
): ExtractedBlock[] {
  const open: MapEntry[] = [];
  let page: string | null = null;
  let next = 0;
  return stretches.map(({ kind, start, end }) => {
    for (; next < map.length && map[next]!.start <= start; next += 1) {
      const entry = map[next]!;
      if (entry.level === 0) page = entry.value;
      else {
        while (open.length > 0 && open[open.length - 1]!.level >= entry.level) open.pop();
        open.push(entry);
      }
    }
    return { kind, start, end, section: sectionOf(open), page };
  });
}

const sectionOf = (open: readonly MapEntry[]): string | null =>
  open.length === 0 ? null : open.map(({ label, value }) => `${label} ${value}`).join(", ");

/** A heading that stands before all others of its kind is the title of the whole, and no place in it. */
export function withoutTitle(parts: readonly Part[]): Part[] {
  const headings = parts.filter(({ kind, text }) => kind === "HEADING" && text !== "");
  const [first, second, ...others] = headings;
  const isTitle = first && second && [second, ...others].every(({ level }) => level > first.level);
  return parts.map((part) => (isTitle && part === first ? { ...part, level: 0 } : part));
}
