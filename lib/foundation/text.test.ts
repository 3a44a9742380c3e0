import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText, wordCount } from "./text";

describe("Cleaned text", () => {
  it.each([
    ["composes", "e\u0301tude", "\u00e9tude"],
    ["drops NUL and other controls", "a\u0000b\u0007c\u009fd\u007f", "abcd"],
    ["keeps tab and line break", "a\tb\nc", "a\tb\nc"],
    ["has one kind of line break", "a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"],
    ["keeps words apart at a page break", "end\fstart", "end start"],
    ["drops half a character", "a\ud83db \ude00", "ab"],
    ["keeps a whole one", "a\ud83d\ude00", "a\ud83d\ude00"],
    ["loses white space and a byte order mark at the ends", "\ufeff  a b \n", "a b"],
  ])("%s", (_what, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it("is clean for good, and can be stored and hashed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(String.fromCharCode) }),
        (raw) => {
          const clean = cleanText(raw);
          expect(cleanText(clean)).toBe(clean);
          expect(clean).toBe(clean.normalize("NFC"));
          expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u);
        },
      ),
    );
  });

  it("fits on one line", () => {
    expect(cleanLine(" Roy \t\n Medvedev\u00a0\u2003Jr. ")).toBe("Roy Medvedev Jr.");
  });
});

describe("The count of words", () => {
  it.each([
    ["", 0],
    ["…—!", 0],
    ["Lenin saw Soviet society as pluralist", 6],
    ["Lenin's well-known «April Theses» (1917)", 5],
    ["the dog’s bone – gone", 4],
    ["Ленин читал e\u0301tude", 3],
  ])("of %j is %i", (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});
