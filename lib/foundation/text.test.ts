import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markText } from "./redacted";
import { cleanLine, cleanText, wordCount } from "./text";

const MARK = markText({ length: 9_999_999, sha256: "0".repeat(64) });

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
    ["reads as it is stored: no override", "user\u202enimda\u202c", "usernimda"],
    ["reads as it is stored: no isolate", "a\u2066b\u2067c\u2068d\u2069e", "abcde"],
    ["drops what is nothing in a field", "a\u200bd\u00admi\u2060n\ufeff", "admin"],
    ["keeps the joiner in a Persian word", "می\u200cخواهم", "می\u200cخواهم"],
    ["keeps the joiner at the end of a Malayalam word", "അവന്\u200d", "അവന്\u200d"],
    [
      "keeps the joiners of an emoji",
      "❤\ufe0f\u200d🔥 👩\u200d👩\u200d👦",
      "❤\ufe0f\u200d🔥 👩\u200d👩\u200d👦",
    ],
    ["drops a joiner that has nothing before it", "\u200da \u200c\u200db\u200c\u200c", "a b\u200c"],
    [
      "keeps the flag of a part of a country",
      `🏴${tags("gbsct\u007f")}`,
      `🏴${tags("gbsct\u007f")}`,
    ],
    ["drops a message in tags", `a${tags("buy this")}b`, "ab"],
    [
      "has no mark of redaction that a redaction did not make",
      `So ${MARK}.`,
      `So (${MARK.slice(1, -1)}).`,
    ],
    [
      "has none over two lines",
      MARK.replaceAll(" ", " \n"),
      `(${MARK.slice(1, -1).replaceAll(" ", " \n")})`,
    ],
    [
      "keeps what only looks a little like one",
      "[redacted 7 characters]",
      "[redacted 7 characters]",
    ],
    ["keeps a mark of direction", "א\u200f.", "א\u200f."],
  ])("%s", (_what, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    ["white space", " \u00a0\u3000"],
    ["joiners and marks of direction", "\u200d\u200c\u200e\u200f\u061c"],
    ["fillers of Hangul", "\u3164\u115f\u1160\uffa0"],
    ["variation selectors", "\ufe0f\u{e0100}"],
    ["marks without a letter", "\u0301\u0489\u034f"],
    ["a blank of Braille", "\u2800"],
  ])("of %s alone is empty", (_what, raw) => {
    expect(cleanText(raw)).toBe("");
  });

  it("is clean for good, and can be stored and hashed", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
            fc.constantFrom(
              "\u200c",
              "\u200d",
              "\ufe0f",
              "\u0301",
              " ",
              "a",
              "🏴",
              tags("g"),
              tags("\u007f"),
            ),
          ),
        }),
        (raw) => {
          const clean = cleanText(raw);
          expect(cleanText(clean)).toBe(clean);
          expect(clean).toBe(clean.normalize("NFC"));
          expect(clean).not.toMatch(
            /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}|\p{Bidi_Control}(?<![\u061c\u200e\u200f])/u,
          );
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

// Each ASCII character as the tag that nobody sees.
function tags(text: string): string {
  return text.replace(/[^]/g, (character) =>
    String.fromCodePoint(0xe0000 + character.charCodeAt(0)),
  );
}
