import { describe, expect, it } from "vitest";
import { sharedTexts, skipWithout } from "@/prisma/corpus/shared-texts";
import { bytesOf, docxEntries, docxOf, epubOf, pdfOf, zipOf } from "@/scripts/testing/made-files";
import { locatorAt, standsAt } from "../../rules/excerpts/text-map";
import { EXTRACTION_LIMITS, type Extraction } from "../../rules/extraction";
import { readFile } from "./read-file";

const reading = { limits: EXTRACTION_LIMITS, onProgress: () => undefined };
const read = async (name: string, content: string | Uint8Array, mediaType: string | null = null) =>
  extracted(await readFile(bytesOf(content), { name, mediaType }, reading));

/** The blocks of a text as they stand in it, each with its kind and where it stands. */
const shown = ({ text, blocks }: Extracted) =>
  blocks.map(({ kind, start, end, section, page }) => [
    ...[kind, text.slice(start, end), section, page],
  ]);
/** The map of a text, each entry with the words that stand where it begins. */
const mapped = ({ text, map }: Extracted) =>
  map.map(({ label, value, level, start }) => [
    ...[level, `${label} ${value}`, text.slice(start, start + 9)],
  ]);

describe("A plain text", () => {
  it("is read as UTF-8, and as UTF-16 where it begins with its mark, without that and with uniform line ends", async () => {
    const text = "Zürich\r\n“said”\rtwice";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const bytes of [
      bytesOf(text),
      bytesOf(`\ufeff${text}`),
      utf16,
      Buffer.from(utf16).swap16(),
    ])
      expect((await read("a.txt", bytes)).text).toBe("Zürich\n“said”\ntwice");
  });

  it("is guessed to be Windows-1252 where it is no UTF-8, and says so", async () => {
    const found = await read("a.txt", Uint8Array.from([0x93, 0x5a, 0xfc, 0x94]));
    expect(found.text).toBe("“Zü”");
    expect(found.notes).toEqual([expect.stringMatching(/Windows-1252/)]);
  });

  it("has the chapters of a whole book in its map", async (ctx) => {
    const texts = sharedTexts() ?? skipWithout(ctx, "the chapters of Reed's book");
    const found = await read("reed.txt", texts.reed);
    const chapters = new Set(
      found.map.filter(({ label }) => label === "chapter").map(({ value }) => value),
    );
    for (const numeral of [
      "I",
      "II",
      "III",
      "IV",
      "V",
      "VI",
      "VII",
      "VIII",
      "IX",
      "X",
      "XI",
      "XII",
    ])
      expect([...chapters]).toContain(numeral);
    const place = found.text.indexOf("Chapter V\n") + 2_000;
    expect(standsAt(found.map, place, { label: "chapter", value: "5" })).toBe(true);
    expect(standsAt(found.map, place, { label: "chapter", value: "6" })).toBe(false);
    expect(found.blocks.every(({ start, end }) => found.text.slice(start, end).trim() !== "")).toBe(
      true,
    );
  });
});

describe("A web page", () => {
  const PAGE = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>The mill</title>
    <script>document.write("<p>nothing</p>")</script></head><body><nav>Home</nav><h1>The mill</h1>
    <h2>Chapter One: Fire</h2><p>It burned<sup><a href="#n1">1</a></sup> at 10<sup>6</sup>
    <span class="pagenum">[Pg 12]</span>degrees.</p><blockquote><p>So it was.</p></blockquote>
    <h2>2. Water</h2><div class="poem">One line,<br>and another.</div><p hidden>unseen</p>
    <aside role="doc-footnote" id="n1">See the clerk.</aside></body></html>`;

  it("keeps its headings and printed pages as a map, and what its elements mean", async () => {
    const found = await read("mill.html", PAGE);
    expect(shown(found)).toEqual([
      ["HEADING", "The mill", null, null],
      ["HEADING", "Chapter One: Fire", "chapter 1", null],
      ["PARAGRAPH", "It burned[1] at 10⁶ degrees.", "chapter 1", null],
      ["QUOTATION", "So it was.", "chapter 1", "12"],
      ["HEADING", "2. Water", "section 2", "12"],
      ["VERSE", "One line,\nand another.", "section 2", "12"],
      ["NOTE", "See the clerk.", "section 2", "12"],
    ]);
    expect(mapped(found)).toEqual([
      [2, "chapter 1", "Chapter O"],
      [0, "page 12", "degrees.\n"],
      [2, "section 2", "2. Water\n"],
    ]);
    expect(found).toMatchObject({ title: "The mill", language: "en-GB" });
  });

  it("has a map in the order of its text, where a page begins within a heading too", async () => {
    const found = await read(
      "a.html",
      '<html><body><h2>Of <span class="pagenum">3</span>the fire</h2><p>It burned.</p></body></html>',
    );
    expect(mapped(found)).toEqual([
      [2, "section Of the fire", "Of the fi"],
      [0, "page 3", "the fire\n"],
    ]);
  });

  it("is reduced to its article, and says how much was left out", async () => {
    const words = "The mill at Ashby burned down in the night, and nobody was hurt by the fire. ";
    const body = `<article><h1>Fire</h1>${`<p>${words.repeat(4)}</p>`.repeat(6)}</article>`;
    const around = `<div class="comments"><p>${"I never liked that mill at all. ".repeat(12)}</p></div>`;
    const found = await read(
      "a.html",
      `<html><head><title>Fire</title></head><body>${body}${around}</body></html>`,
    );
    expect(found.text).toContain("The mill at Ashby");
    expect(found.text).not.toContain("never liked");
    expect(found.notes).toEqual([expect.stringMatching(/about 8\d words around it/)]);
  });

  it("is read as its sender or itself says it is written", async () => {
    const latin = Buffer.from("<html><body><p>Zürich and more</p></body></html>", "latin1");
    expect((await read("a.html", latin, "text/html; charset=iso-8859-1")).text).toBe(
      "Zürich and more",
    );
    const meta = Buffer.from(
      '<html><meta charset="koi8-r"><body><p>\xd7\xcf\xca</p></body></html>',
      "latin1",
    );
    expect((await read("a.html", meta)).text).toBe("вой");
  });
});

describe("A Markdown text", () => {
  it("loses its marks and keeps its headings, quotations and notes", async () => {
    const found = await read(
      "mill.md",
      '---\ntitle: "The mill"\nlang: de\n---\n# The mill\n\n## Chapter II\n\nIt *burned*[^1] and\nfell.\n\n> So it was.\n\n- one\n- two\n\n[^1]: See the clerk.\n',
    );
    expect(shown(found)).toEqual([
      ["HEADING", "The mill", null, null],
      ["HEADING", "Chapter II", "chapter II", null],
      ["PARAGRAPH", "It burned[1] and\nfell.", "chapter II", null],
      ["QUOTATION", "So it was.", "chapter II", null],
      ["PARAGRAPH", "one", "chapter II", null],
      ["PARAGRAPH", "two", "chapter II", null],
      ["NOTE", "[1] See the clerk.", "chapter II", null],
    ]);
    expect(found).toMatchObject({ format: "markdown", title: "The mill", language: "de" });
  });
});

describe("A Word document", () => {
  it("keeps its headings as a map, and its quotations", async () => {
    const found = await read(
      "mill.docx",
      docxOf([
        { style: "Heading1", text: "Part II" },
        { style: "Heading2", text: "Chapter I" },
        { text: "It burned & fell." },
        { style: "Quote", text: "So it was." },
        { style: "Heading1", text: "Notes on it" },
        { text: "None." },
      ]),
    );
    expect(shown(found)).toEqual([
      ["HEADING", "Part II", "part II", null],
      ["HEADING", "Chapter I", "part II, chapter I", null],
      ["PARAGRAPH", "It burned & fell.", "part II, chapter I", null],
      ["QUOTATION", "So it was.", "part II, chapter I", null],
      ["HEADING", "Notes on it", "section Notes on it", null],
      ["PARAGRAPH", "None.", "section Notes on it", null],
    ]);
    expect(found).toMatchObject({ title: "The mill & the fire", language: "en-GB" });
  });

  it("has its footnotes at the end, and says that deleted words were left out", async () => {
    const body =
      '<w:p><w:r><w:t>It burned</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText> twice</w:delText></w:r></w:del><w:r><w:t> down.</w:t></w:r></w:p>';
    const found = await read("mill.docx", zipOf(docxEntries(body)));
    expect(shown(found)).toEqual([
      ["PARAGRAPH", "It burned[1] down.", null, null],
      ["NOTE", "See the book of the clerk.", null, null],
    ]);
    expect(found.notes).toEqual([expect.stringMatching(/deleted/)]);
  });
});

describe("An EPUB", () => {
  it("has its table of contents and its printed pages as a map, in the order of its spine", async () => {
    const found = await read(
      "mill.epub",
      epubOf(
        [
          {
            name: "text/ab.xhtml",
            body: '<h1 id="one">Fire</h1><p>It burned <span epub:type="pagebreak" title="7"/>down<a epub:type="noteref" href="#n">2</a>.</p>',
          },
          { name: "text/c.xhtml", body: "<h1>Water</h1><p>It rained&#160;&mdash; long.</p>" },
        ],
        {
          toc: '<li><a href="text/ab.xhtml#one">Chapter One</a></li><li><a href="./text/c.xhtml">Chapter II</a></li>',
        },
      ),
    );
    expect(shown(found)).toEqual([
      ["HEADING", "Fire", "chapter 1", null],
      ["PARAGRAPH", "It burned down[2].", "chapter 1", null],
      ["HEADING", "Water", "chapter II", "7"],
      ["PARAGRAPH", "It rained\u00a0— long.", "chapter II", "7"],
    ]);
    expect(locatorAt(found.map, found.text.indexOf("down"))).toBe("page 7, chapter 1");
    expect(found).toMatchObject({ format: "epub", title: "The mill", language: "en-GB" });
  });

  it("has its pages from their list, and its headings as a map where it has no table of contents", async () => {
    const found = await read(
      "mill.epub",
      epubOf(
        [
          {
            name: "a.xhtml",
            body: '<h2>Chapter I</h2><p id="p3">One.</p><h2>Chapter II</h2><p id="p4">Two.</p>',
          },
        ],
        {
          pages: '<li><a href="a.xhtml#p3">3</a></li><li><a href="a.xhtml#p4">4</a></li>',
        },
      ),
    );
    expect(mapped(found)).toEqual([
      [2, "chapter I", "Chapter I"],
      [0, "page 3", "One.\n\nCha"],
      [2, "chapter II", "Chapter I"],
      [0, "page 4", "Two."],
    ]);
  });
});

describe("A PDF", () => {
  const pages = [
    ["# Chapter I", "", "It burned down and", "fell, as was said by", "", "5"],
    ["the people of Ashby.", "> A new one begins", "here.", "", "6"],
    ["# Chapter II", "", "It rained.", "", "7"],
  ];

  it("has pages by the numbers printed on them, and paragraphs that go on over them", async () => {
    const found = await read("mill.pdf", pdfOf({ pages, title: "The mill" }));
    expect(shown(found)).toEqual([
      ["HEADING", "Chapter I", "chapter I", "5"],
      [
        "PARAGRAPH",
        "It burned down and\nfell, as was said by\nthe people of Ashby.",
        "chapter I",
        "5",
      ],
      ["PARAGRAPH", "A new one begins\nhere.", "chapter I", "6"],
      ["HEADING", "Chapter II", "chapter II", "7"],
      ["PARAGRAPH", "It rained.", "chapter II", "7"],
    ]);
    expect(mapped(found)).toContainEqual([0, "page 6", "the peopl"]);
    expect(found.title).toBe("The mill");
    expect(found.notes).toEqual([expect.stringMatching(/printed on them/)]);
  });

  it("has pages by the labels that the file gives them", async () => {
    const labels = "0 << /S /r >> 1 << /S /D /St 9 >>";
    const found = await read("mill.pdf", pdfOf({ pages, labels }));
    expect(found.map.filter(({ level }) => level === 0).map(({ value }) => value)).toEqual([
      "i",
      "9",
      "10",
    ]);
  });

  it("has the pages that it has, whatever it says", async () => {
    const bytes = Buffer.from(pdfOf({ pages }));
    const lying = bytes.toString("latin1").replace("/Count 3 ", "/Count 9 ");
    expect((await read("mill.pdf", Buffer.from(lying, "latin1"))).text).toMatch(/It rained\.$/);
  });

  it("has its outline as a map, each line of it where its words stand", async () => {
    const outline = [
      { title: "Of the fire", page: 0 },
      { title: "A new one", page: 1 },
    ];
    const found = await read("mill.pdf", pdfOf({ pages, outline }));
    expect(mapped(found).filter(([level]) => level !== 0)).toEqual([
      [1, "section Of the fire", "Chapter I"],
      [1, "section A new one", "A new one"],
    ]);
  });

  it("loses what is printed above every page", async () => {
    const running = [1, 2, 3, 4].map((nth) => [
      `${nth} THE MILL AT ASHBY`,
      `This is sentence ${nth}.`,
    ]);
    const found = await read("mill.pdf", pdfOf({ pages: running }));
    expect(found.text).toBe([1, 2, 3, 4].map((nth) => `This is sentence ${nth}.`).join("\n\n"));
  });
});

type Extracted = Extract<Extraction, { kind: "extracted" }>;

function extracted(answer: Extraction): Extracted {
  if (answer.kind === "refused") throw new Error(`${answer.reason}: ${answer.says}`);
  return answer;
}
