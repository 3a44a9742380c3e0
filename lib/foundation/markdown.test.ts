import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEEPEST, linksIn, readMarkdown, type Block, type Inline } from "./markdown";

const text = (words: string): Inline => ({ kind: "text", text: words });
const paragraph = (...of: Inline[]): Block => ({ kind: "paragraph", of });

describe("Of Markdown a note may have", () => {
  it.each<[string, string, Block[]]>([
    ["paragraphs", "One.\n\nTwo.", [paragraph(text("One.")), paragraph(text("Two."))]],
    ["lines, as they were broken", "One,\ntwo.", [paragraph(text("One,\ntwo."))]],
    [
      "emphasis, strong and code",
      "*a* **b** `c*`",
      [
        paragraph(
          { kind: "emphasis", of: [text("a")] },
          text(" "),
          { kind: "strong", of: [text("b")] },
          text(" "),
          { kind: "code", text: "c*" },
        ),
      ],
    ],
    ["blocks of code", "```\n<b>\n```", [{ kind: "code", text: "<b>" }]],
    [
      "lists",
      "- a\n- b",
      [{ kind: "list", start: null, items: [[paragraph(text("a"))], [paragraph(text("b"))]] }],
    ],
    ["lists that count", "3. a", [{ kind: "list", start: 3, items: [[paragraph(text("a"))]] }]],
    ["quotations", "> a", [{ kind: "quote", of: [paragraph(text("a"))] }]],
    [
      "links",
      "[the minutes](https://example.org/m) <http://a.example>",
      [
        paragraph(
          { kind: "link", href: "https://example.org/m", of: [text("the minutes")] },
          text(" "),
          { kind: "link", href: "http://a.example", of: [text("http://a.example")] },
        ),
      ],
    ],
  ])("%s", (_what, written, read) => {
    expect(readMarkdown(written)).toEqual(read);
  });
});

describe("Everything else stays what was typed:", () => {
  it.each([
    ["HTML", "<script>alert(1)</script> <b onclick=x>b</b>"],
    ["HTML that begins a paragraph", "<div>\n<img src=x onerror=alert(1)>\n</div>"],
    ["headings", "# One"],
    ["what would underline one", "One\n==="],
    ["rules", "---"],
    ["references", "[a]: http://example.org"],
    ["character references", "&lt;b&gt; &#x6A;"],
    ["seven quotations in each other", "> > > > > > > a"],
    ["seven lists in each other", "- - - - - - - a"],
    ["a line to fill in", "______ and ******"],
  ])("%s", (_what, written) => {
    expect(readMarkdown(written)).toEqual([paragraph(text(written))]);
  });

  it("a picture, of which only its address may be followed", () => {
    expect(readMarkdown("![a](http://example.org/x.png)")).toEqual([
      paragraph(text("!"), { kind: "link", href: "http://example.org/x.png", of: [text("a")] }),
    ]);
  });
});

describe("A link leads to the web", () => {
  it.each([
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](data:text/html,x)",
    "[a](//example.org)",
    "[a](https:example.org)",
    "[a](https:/\\example.org)",
    "[a](/sign-out)",
    "[a](#top)",
    "[a](mailto:a@example.org)",
    "<javascript:alert(1)>",
    "[a]( http://)",
    "[a](vbscript:x)",
  ])("and %s is no link", (written) => {
    expect(linksIn(written)).toEqual([]);
  });

  it.each([
    ["[a](http\\://example.org)", "http://example.org"],
    ["> - **[a](HTTPS://example.org)**", "HTTPS://example.org"],
  ])("%s does, however it is written", (written, href) => {
    expect(linksIn(written)).toEqual([href]);
  });
});

describe("Whatever is typed", () => {
  const marks = fc.constantFrom(
    ...["*", "_", "**", "`", "```\n", "[", "](", ")", "<", ">", "> ", "- ", "1. ", "\n", "\n\n"],
    ...["  ", "\t", "\\", "&#x3c;", "!", "http://a.b", "javascript:", "<script>", " onclick=", "a"],
  );
  const note = fc.oneof(
    fc.array(marks, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 200 }),
  );

  it("is read into a tree of bounded depth that has only what a note may have, and links to the web alone", () => {
    fc.assert(
      fc.property(note, (written) => {
        const read = readMarkdown(written);
        expect(depthOf(read)).toBeLessThanOrEqual(DEEPEST + 1);
        expect(kindsIn(read).filter((kind) => !KINDS.has(kind))).toEqual([]);
        for (const href of linksIn(written)) expect(href).toMatch(/^https?:\/\//i);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ...[">", "> ", "- ", "1. ", "\t- ", "*", "_", "*_", "*a ", "*a _b ", "**a *b ", "*****a"],
    ...[
      "[",
      "[a](",
      "![",
      "[a](b",
      "`",
      "a``",
      "<a ",
      "\\*",
      "a\n",
      "> a\n",
      "- a\n",
      "> a\n- b\n",
    ],
    ...["> > > > > > a\n", "- - - - - - a\n", "```\n", "> ```\n", "&amp;", "<http://a"],
  ])("%j over and over, ten thousand characters of it, is not read deeply", (mark) => {
    const written = mark.repeat(Math.ceil(10_000 / mark.length));
    expect(depthOf(readMarkdown(written))).toBeLessThanOrEqual(DEEPEST + 1);
  });

  it("lists and quotations that go one deeper in each line end where it is deep enough", () => {
    const lists = Array.from({ length: 90 }, (_, deep) => `${"  ".repeat(deep)}- a`).join("\n");
    const quotes = `${"> ".repeat(6)}a\n`.repeat(500);
    for (const written of [lists, quotes])
      expect(depthOf(readMarkdown(written))).toBeLessThanOrEqual(DEEPEST + 1);
  });
});

type Part = Block | Inline;

const KINDS = new Set(["paragraph", "code", "quote", "list", "text", "emphasis", "strong", "link"]);

function partsOf(part: Part): Part[] {
  if (part.kind === "list") return part.items.flat();
  return "of" in part ? part.of : [];
}

const kindsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => [part.kind, ...kindsIn(partsOf(part))]);

const depthOf = (parts: readonly Part[]): number =>
  parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => depthOf(partsOf(part))));
