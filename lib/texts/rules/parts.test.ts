import { describe, expect, it } from "vitest";
import { splitBlocks } from "./blocks";
import { divideText, PART_UNITS, type ReadBlock } from "./parts";

const read = (
  text: string,
  isHeading = (line: string) => line.startsWith("Chapter"),
): ReadBlock[] =>
  splitBlocks(text).map(({ text: words, start, end }) => ({
    kind: isHeading(words) ? "HEADING" : "PARAGRAPH",
    ...{ start, end, section: null, page: null },
  }));
const divided = (text: string) => divideText(text, read(text));
const sentence = "The minutes say so, and nobody there denied it. ";
const chapter = (nth: number, units: number) =>
  `Chapter ${nth}\n\n${`${sentence.repeat(20).trim()}\n\n`.repeat(Math.ceil(units / 962))}`;

describe("A text that is stored", () => {
  it("is cut where its paragraphs and sentences are, with places in the whole text", () => {
    const text = "Chapter 1\n\nIt began. It ended.\n";
    const { blocks, sentences, parts } = divided(text);
    expect(blocks.map(({ id, kind, text: words }) => [id, kind, words])).toEqual([
      [1, "HEADING", "Chapter 1"],
      [2, "PARAGRAPH", "It began. It ended."],
    ]);
    expect(sentences.map(({ blockId, start, end }) => [blockId, text.slice(start, end)])).toEqual([
      [1, "Chapter 1"],
      [2, "It began."],
      [2, "It ended."],
    ]);
    expect(parts).toEqual([
      { ordinal: 1, title: "Chapter 1", start: 0, end: 30, firstBlock: 1, lastBlock: 2 },
    ]);
  });
  it("that is short is one part, however many headings it has", () => {
    expect(divided([1, 2, 3].map((nth) => chapter(nth, 2_000)).join("")).parts).toHaveLength(1);
  });
  it("that is a book is read by its chapters, and a long chapter by pages", () => {
    const { parts } = divided(
      [30_000, 100_000, 20_000].map((units, n) => chapter(n + 1, units)).join(""),
    );
    expect(parts.map(({ title }) => title)).toEqual(["Chapter 1", "Chapter 2", "", "Chapter 3"]);
    for (const { start, end } of parts) expect(end - start).toBeLessThanOrEqual(PART_UNITS);
  });
  it("that goes on with a chapter is not called by the one that begins further down", () => {
    const text = [30_000, 70_000, 30_000].map((units, n) => chapter(n + 1, units)).join("");
    const { parts, blocks } = divided(text);
    expect(parts.map(({ title }) => title)).toEqual(["Chapter 1", "Chapter 2", ""]);
    const third = blocks.find((block) => block.text === "Chapter 3")!;
    expect(third.id).toBeGreaterThan(parts[2]!.firstBlock);
    expect(third.id).toBeLessThanOrEqual(parts[2]!.lastBlock);
  });
  it("that begins before its first heading is called by it", () => {
    expect(divided(`By nobody.\n\n${chapter(1, 2_000)}`).parts).toMatchObject([
      { title: "Chapter 1", firstBlock: 1 },
    ]);
  });
  it("has every block in one part", () => {
    const { blocks, parts } = divided([1, 2, 3].map((nth) => chapter(nth, 50_000)).join(""));
    const held = parts.flatMap(({ firstBlock, lastBlock }) =>
      Array.from({ length: lastBlock - firstBlock + 1 }, (_, nth) => firstBlock + nth),
    );
    expect(held).toEqual(blocks.map(({ id }) => id));
  });
  it("without a blank line is parted behind a sentence, and no letter of it is lost", () => {
    const text = sentence.repeat(3_000).trim();
    const { blocks, parts } = divided(text);
    expect(blocks.length).toBeGreaterThan(5);
    for (const block of blocks) expect(block.text.endsWith("denied it.")).toBe(true);
    expect(blocks.map((block) => block.text).join(" ")).toBe(text);
    expect(parts.length).toBeGreaterThan(1);
  });
  it.each(["😀", "a"])("without any white space is parted between two characters: %s", (sign) => {
    const text = `x${sign.repeat(30_000)}`;
    const { blocks } = divided(text);
    expect(blocks.map((block) => block.text).join("")).toBe(text);
    for (const block of blocks) expect(block.text).toBe(block.text.toWellFormed());
  });
  it("that is empty has nothing", () => {
    expect(divided(" \n\n ")).toEqual({ blocks: [], sentences: [], parts: [] });
  });
});
