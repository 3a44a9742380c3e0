import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitBlocks } from "./blocks";

describe("The blocks of a text", () => {
  it.each([
    ["", []],
    [" \n\n\t\n ", []],
    ["one", ["one"]],
    ["one\ntwo", ["one\ntwo"]],
    ["one\n\ntwo", ["one", "two"]],
    ["one\r\ntwo\r\n\r\nthree", ["one\r\ntwo", "three"]],
    ["one\rtwo\r\rthree", ["one\rtwo", "three"]],
    ["\ufeffone\n \t \n\n\n  two\nthree  \n", ["one", "two\nthree"]],
    ["one\u2029\u2029two", ["one", "two"]],
  ])("of %j are %j", (text, blocks) => {
    expect(splitBlocks(text).map((block) => block.text)).toEqual(blocks);
  });

  it("know where they stand", () => {
    expect(splitBlocks("  one \n\n two")).toEqual([
      { text: "one", start: 2, end: 5 },
      { text: "two", start: 9, end: 12 },
    ]);
  });

  it("hold everything but white space, in order, each at its offsets", () => {
    const someText = fc.string({
      unit: fc.constantFrom("a", "😀", " ", "\t", "\n", "\r"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(someText, (text) => {
        const blocks = splitBlocks(text);
        expect(
          blocks
            .map((block) => block.text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(text.replace(/\s/g, ""));
        for (const { text: content, start, end } of blocks) {
          expect(text.slice(start, end)).toBe(content);
          expect(content).toBe(content.trim());
          expect(content).not.toBe("");
          expect(content).not.toMatch(/\n[^\S\n]*\n/);
        }
      }),
    );
  });

  it("of nothing but line breaks and spaces are found in a moment", () => {
    expect(splitBlocks("\n ".repeat(200_000))).toEqual([]);
    expect(splitBlocks(`\n${" ".repeat(200_000)}x`)).toHaveLength(1);
  });
});
