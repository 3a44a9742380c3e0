import type { MapEntry } from "../../rules/excerpts/text-map";
import type { Extraction } from "../../rules/extraction";
import type { Archive } from "./archive";
import { assembled, blocksBy, headingEntry, withoutTitle, type Part } from "./assemble";
import { partsOfElement } from "./element-parts";
import { decoded } from "./encoding";
import { contentsIn, packageOf, type Contents } from "./epub-package";
import { languageOf } from "./html";
import { requireTameMarkup } from "./markup";
import { Refusal, type Reading } from "./reading";

/**
 * An EPUB: its files in the order in which they are read. Its table of contents is the map, or its headings where it has
 * none; pages are where it says that those of the print begin.
 *
 * @throws Refusal
 */
export async function readEpub(archive: Archive, reading: Reading): Promise<Extraction> {
  const book = await packageOf(archive, reading);
  const contents = await contentsIn(archive, book, reading);
  const sought = new Set([...contents.chapters, ...contents.pages].map(({ place }) => place));
  const parts: Part[] = [];
  for (const [nth, path] of book.spine.entries()) {
    parts.push(...(await partsOfFile(archive, path, sought, reading)));
    reading.onProgress((nth + 1) / book.spine.length);
  }
  const { text, blocks, map, places } = assembled(withoutTitle(parts), reading);
  const whole = mapWith(map, contents, places);
  return {
    ...{ kind: "extracted", format: "epub", text, map: whole, notes: [] },
    blocks: blocksBy(whole, blocks),
    title: book.title,
    language: languageOf(book.language),
  };
}

async function partsOfFile(
  archive: Archive,
  path: string,
  sought: ReadonlySet<string>,
  reading: Reading,
): Promise<Part[]> {
  const bytes = archive.read(path);
  if (!bytes) throw new Refusal("UNREADABLE", `A part of the book is missing: ${path}.`);
  const { parseHTML } = await import("linkedom");
  const markup = asHtml(chapterIn(bytes));
  requireTameMarkup(markup, "html", reading);
  const { document } = parseHTML(markup);
  const placeOf = (id: string) => (sought.has(`${path}#${id}`) ? `${path}#${id}` : null);
  const begin: Part = { kind: "PARAGRAPH", level: 0, text: "", marks: [{ at: 0, id: `${path}#` }] };
  return [begin, ...partsOfElement(document.documentElement, { placeOf })];
}

function chapterIn(bytes: Uint8Array): string {
  try {
    return decoded(bytes, encodingIn(bytes)).text;
  } catch {
    throw new Refusal("UNREADABLE", "A chapter of the book is no text.");
  }
}

const encodingIn = (bytes: Uint8Array): string | null => {
  const begin = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(begin)?.[1] ?? null;
};

/** XHTML as HTML: without its declarations, and with an end for what ends where it begins. */
function asHtml(xhtml: string): string {
  const bare = xhtml.replace(/^\s*(?:<\?[^>]*>\s*)*/, "").replace(/^<!DOCTYPE[^>[]*>/i, "");
  return bare.replace(
    /<([A-Za-z][\w:-]*)((?:[\s/][^<>]*)?)\/>/g,
    (whole, name: string, rest: string) =>
      VOID.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
  );
}

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

function mapWith(
  found: readonly MapEntry[],
  { chapters, pages }: Contents,
  places: ReadonlyMap<string, number>,
): MapEntry[] {
  const named = chapters.flatMap(({ label, place, level }) => {
    const start = places.get(place);
    return start === undefined ? [] : [headingEntry(label, level, start)];
  });
  const listed = pages.flatMap(({ label, place }) => {
    const start = places.get(place);
    return start === undefined ? [] : [{ label: "page", value: label, start, level: 0 }];
  });
  const marked = found.filter(({ level }) => level === 0);
  const headings = found.filter(({ level }) => level > 0);
  const entries = [
    ...(marked.length > 0 ? marked : listed),
    ...(named.length > 1 ? named : headings),
  ];
  return entries.sort((one, other) => one.start - other.start);
}
