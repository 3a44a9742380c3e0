import type { Extraction } from "../../rules/extraction";
import type { Archive } from "./archive";
import { assembled, withoutTitle } from "./assemble";
import { partsOfElement } from "./element-parts";
import { languageOf } from "./html";
import { requireTameMarkup } from "./markup";
import { Refusal, type Reading } from "./reading";

/**
 * A Word document. Its headings, by their styles, are the map; pages are not in it, since they depend on who prints it.
 *
 * @throws Refusal
 */
export async function readDocx(archive: Archive, reading: Reading): Promise<Extraction> {
  const markups = markupsIn(archive, reading);
  const [{ default: mammoth }, { zipSync }, { parseHTML }] = await Promise.all([
    import("mammoth"),
    import("fflate"),
    import("linkedom"),
  ]);
  // Only what was looked at is handed on, and nothing that would have to be inflated again.
  const looked = zipSync(Object.fromEntries(markups), { level: 0 });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(looked) },
    {
      styleMap: QUOTATIONS,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    },
  );
  reading.onProgress(0.7);
  requireTameMarkup(value, "html", reading);
  const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`);
  const parts = partsOfElement(document.documentElement);
  const { text, blocks, map } = assembled(withoutTitle(parts), reading);
  const read = (name: string) => new TextDecoder().decode(markups.get(name));
  return {
    ...{ kind: "extracted", format: "docx", text, blocks, map, notes: notesOn(read) },
    title: wordsBetween(read("docProps/core.xml"), "dc:title"),
    language: languageOf(
      wordsBetween(read("docProps/core.xml"), "dc:language") ??
        /<w:lang\s[^>]*?w:val="([^"]*)"/.exec(read("word/styles.xml"))?.[1],
    ),
  };
}

function markupsIn(archive: Archive, reading: Reading): Map<string, Uint8Array> {
  const names = archive.names.filter((name) => /\.(?:xml|rels)$/i.test(name));
  const markups = new Map(names.map((name) => [name, archive.read(name)!]));
  for (const bytes of markups.values()) {
    const markup = new TextDecoder().decode(bytes);
    // The format forbids them, and they are where entities are declared.
    if (/<!DOCTYPE/i.test(markup)) throw new Refusal("UNREADABLE", DECLARATIONS);
    requireTameMarkup(markup, "xml", reading);
  }
  return markups;
}

function notesOn(read: (name: string) => string): string[] {
  const document = read("word/document.xml");
  return [
    ...(/<w:(?:del|moveFrom)[\s>]/.test(document) ? [CHANGES] : []),
    ...(/<w:(?:drawing|pict)[\s>]/.test(document) ? ["Pictures were left out."] : []),
  ];
}

function wordsBetween(xml: string, tag: string): string | null {
  const [, words] = new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]{1,1000})</${tag}>`).exec(xml) ?? [];
  return words ? unescaped(words).trim() || null : null;
}

const unescaped = (words: string): string =>
  words.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => CHARACTERS[name]!);

const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};
const QUOTATIONS = [
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];
const DECLARATIONS =
  "The file declares a document type, which no Word document may. It was not read.";
const CHANGES =
  "The file has tracked changes: words that were deleted were left out, and those that were put in are in the text.";
