/** A heading or a page of a text: what a locator names, and where it begins (UTF-16 units). */
export type MapEntry = {
  label: string;
  value: string;
  start: number;
  /** 1 for the outermost: an entry ends where one of its level or a lower one begins. Pages have a level of their own, 0. */
  level: number;
};
/** In the order of the text; empty where it has no such map. */
export type TextMap = readonly MapEntry[];
export type Locator = { label: string; value: string };

/** What of the map a place stands in, the innermost last; the page, where there is one, before all. */
export function entriesAt(map: TextMap, offset: number): MapEntry[] {
  let page: MapEntry | null = null;
  const open: MapEntry[] = [];
  for (const entry of map) {
    if (entry.start > offset) break;
    if (entry.level === PAGE) page = entry;
    else {
      while (open.length > 0 && open[open.length - 1]!.level >= entry.level) open.pop();
      open.push(entry);
    }
  }
  return page ? [page, ...open] : open;
}

/** Whether two places stand under the same heading. */
export function isOneSection(map: TextMap, one: number, other: number): boolean {
  return !map.some(({ level, start }) => level !== PAGE && start > one && start <= other);
}

/** Whether a place stands where a locator says; null where the map has nothing of that kind to compare with. */
export function standsAt(map: TextMap, offset: number, locator: Locator): boolean | null {
  const label = labelIn(locator.label);
  if (!map.some((entry) => labelIn(entry.label) === label)) return null;
  return entriesAt(map, offset).some(
    (entry) => labelIn(entry.label) === label && isSameValue(entry.value, locator.value),
  );
}

/** Where a place stands, as one writes it: "chapter V", "part II, chapter III", "page 12"; null without a map. */
export function locatorAt(map: TextMap, offset: number): string | null {
  const entries = entriesAt(map, offset);
  return entries.length === 0
    ? null
    : entries.map(({ label, value }) => `${label} ${value}`).join(", ");
}

/** A locator as people write it: "chapter 5", "ch. V", "p. 12"; null where no kind of place is named. */
export function readLocator(text: string): Locator | null {
  const [, label, value] = /^\s*(\p{L}+|§+)\.?\s*(.+?)\s*$/u.exec(text) ?? [];
  return label === undefined || value === undefined ? null : { label: labelIn(label), value };
}

const PAGE = 0;

const labelIn = (label: string): string => LABELS[label.toLowerCase()] ?? label.toLowerCase();
const LABELS: Readonly<Record<string, string>> = {
  ...{ p: "page", pp: "page", pg: "page", pages: "page" },
  ...{ ch: "chapter", chap: "chapter", chapters: "chapter" },
  ...{ sec: "section", sect: "section", "§": "section", "§§": "section" },
  ...{
    pt: "part",
    bk: "book",
    vol: "volume",
    para: "paragraph",
    par: "paragraph",
    "¶": "paragraph",
  },
  ...{ app: "appendix" },
};

/** "5", "V" and "v" are one; "II, 3" names a chapter within a part. */
function isSameValue(one: string, other: string): boolean {
  const [mine, theirs] = [partsIn(one), partsIn(other)];
  const [longer, shorter] = mine.length >= theirs.length ? [mine, theirs] : [theirs, mine];
  // What is named without what it stands in is compared with the innermost.
  return (
    shorter.length > 0 &&
    shorter.every((part, nth) => part === longer[longer.length - shorter.length + nth])
  );
}

function partsIn(value: string): string[] {
  return value
    .toLowerCase()
    .split(/[\s,.;:]+/)
    .filter(
      (part) => part !== "" && LABELS[part] === undefined && !Object.values(LABELS).includes(part),
    )
    .map((part) => String(romanIn(part) ?? part));
}

/** A Roman numeral from 1 to 3999; null for anything else. */
function romanIn(text: string): number | null {
  if (!/^(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return null;
  const values = [...text].map((letter) => ROMAN[letter]!);
  return values.reduce(
    (sum, value, nth) => sum + (value < (values[nth + 1] ?? 0) ? -value : value),
    0,
  );
}
const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

/**
 * The headings of a plain text that says nowhere what they are: lines that stand alone and name a chapter, a part or the
 * like, or are a Roman numeral in capitals.
 */
export function headingsIn(text: string): MapEntry[] {
  return Array.from(text.matchAll(HEADING), ({ 0: line, index, groups }) => {
    const { named, value, lone, roman } = groups!;
    const start = index + line.length - line.trimStart().length;
    if (named === undefined && lone === undefined)
      return { label: "chapter", value: roman!, start, level: 2 };
    if (lone !== undefined) return { label: "section", value: titled(lone), start, level: 2 };
    const label = labelIn(named!);
    return { label, value: value!, start, level: OUTER.includes(label) ? 1 : 2 };
  }).filter(
    ({ label, value }) =>
      label !== "chapter" || !/^[ivxlcdm]+$/.test(value) || romanIn(value) !== null,
  );
}

const titled = (words: string): string => words[0]!.toUpperCase() + words.slice(1).toLowerCase();
const OUTER = ["part", "book", "volume"];
const ALONE = String.raw`[^\S\n]*(?=\r?\n[^\S\n]*\r?\n|$)`;
const NUMERAL = String.raw`(?:[IVXLCDM]+|[ivxlcdm]+|\d{1,3})\b`;
const WORDS = ["chapter", "part", "book", "volume", "section", "appendix", "lecture", "act"];
const LONE = [
  "preface",
  "introduction",
  "foreword",
  "prologue",
  "epilogue",
  "conclusion",
  "afterword",
  "index",
];
const cased = (words: readonly string[]) =>
  words.flatMap((word) => [word.toUpperCase(), titled(word)]).join("|");
const HEADING = new RegExp(
  [
    String.raw`(?<=^|\n[^\S\n]*\r?\n)[^\S\n]*(?:`,
    `(?<named>${cased(WORDS)})\\s+(?<value>${NUMERAL})[^\\n]{0,60}?|`,
    String.raw`(?<lone>${cased(LONE)}|(?:APPENDIX|Appendix)(?: (?:TO|to) [^\n]{1,40}?)?|Notes and Explanations)|`,
    String.raw`(?<roman>[IVXLCDM]{1,7})\.?)`,
    ALONE,
  ].join(""),
  "g",
);
