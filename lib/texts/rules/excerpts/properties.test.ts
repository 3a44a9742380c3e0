import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedTexts } from "@/prisma/corpus/shared-texts";
import { checkExcerpt, sourceText } from "./check";
import { headingsIn } from "./text-map";

const texts = sharedTexts();
// The project's own text always; the two books where they are.
const own = readFileSync("prisma/corpus/texts/october-chronology.txt", "utf8");
const book = texts ? `${texts.reed}\n${texts.russell}` : own;
const SOURCES = [own, book].map((text) => sourceText(text, headingsIn(text)));

const sourceAt = (which: number) => SOURCES[which]!;

/** A passage of whole words: its offsets, and the words. */
const passages = fc
  .tuple(fc.nat(1), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 8, max: 40 }))
  .map(([which, share, count]) => {
    const { text } = sourceAt(which).letters;
    const from = Math.floor(share * (text.length - 600));
    const words = Array.from(text.slice(from, from + 600).matchAll(/\S+/g));
    const inside = words.slice(1, 1 + count).filter((word) => word.index < 500);
    const [first, last] = [inside[0]!, inside[inside.length - 1]!];
    return {
      which,
      start: from + first.index,
      end: from + last.index + last[0].length,
    };
  })
  .filter(({ which, start, end }) => {
    const passage = sourceAt(which).letters.text.slice(start, end);
    // What is looked for has words, and none of the tables that a book may have.
    return (
      (passage.match(/\p{L}{2,}/gu) ?? []).length >= 6 &&
      !/[|+*=~]|-{3,}|_{3,}|\[\w*\]/.test(passage)
    );
  });

/** What changes no word: each takes a text and a share that chooses where. */
const HARMLESS: Record<string, (text: string, share: number) => string> = {
  "straight quotes": (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  "curly quotes": (text) =>
    text
      .replace(/"(?=\w)/g, "“")
      .replace(/"/g, "”")
      .replace(/'/g, "’"),
  dashes: (text) => text.replace(/--/g, "—"),
  "hyphens that do not break": (text) => text.replace(/(?<=\p{L})-(?=\p{L})/gu, "\u2011"),
  "no-break spaces": (text) => text.replace(/ /g, "\u00a0"),
  "more white space": (text) => text.replace(/\s+/g, " \n "),
  "one blank for all white space": (text) => text.replace(/\s+/g, " "),
  "letters taken apart": (text) => text.normalize("NFD"),
  ligatures: (text) => text.replaceAll("fi", "\ufb01").replaceAll("fl", "\ufb02"),
  "no underscores": (text) => text.replaceAll("_", ""),
  "another first letter": (text) =>
    text.replace(/\p{L}/u, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    ),
  "a hyphen at a line's end": (text, share) => {
    const words = Array.from(text.matchAll(/(?<![\p{L}\p{M}])[A-Za-z]{6,}(?![\p{L}\p{M}])/gu));
    const word = words[Math.floor(share * words.length)];
    if (!word) return text;
    const at = word.index + 3;
    return `${text.slice(0, at)}-\n${text.slice(at)}`;
  },
  "a soft hyphen": (text) => text.replace(/(?<=[A-Za-z]{3})(?=[A-Za-z]{3})/, "\u00ad"),
};
const changes = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(HARMLESS)),
    fc.double({ min: 0, max: 0.99, noNaN: true }),
  ),
  { maxLength: 5 },
);

/** What makes another text of it: a word put in the place of one, left out, or put in. */
const TAMPERING = ["substituted", "left out", "put in"] as const;

describe("An excerpt", () => {
  it("verifies after any mix of harmless changes, at the place from which it was taken", () => {
    fc.assert(
      fc.property(passages, changes, ({ which, start, end }, mix) => {
        const source = sourceAt(which);
        const { text } = source.letters;
        const changed = mix.reduce(
          (so, [name, share]) => HARMLESS[name]!(so, share),
          text.slice(start, end),
        );
        const answer = checkExcerpt(source, { excerpt: changed, locator: null });
        if (answer.status === "AMBIGUOUS") return;
        expect(answer.status, `${JSON.stringify(changed)}: ${answer.reason}`).toBe("VERIFIED");
        expect(bare(text.slice(answer.start!, answer.end!))).toBe(bare(text.slice(start, end)));
        expect(answer.start).toBeGreaterThanOrEqual(start);
        expect(answer.end).toBeLessThanOrEqual(end);
      }),
      { numRuns: 600 },
    );
  });

  it("never verifies with one word substituted, left out or put in", () => {
    fc.assert(
      fc.property(
        ...[passages, fc.constantFrom(...TAMPERING)],
        ...[fc.double({ min: 0, max: 0.99, noNaN: true }), passages],
        ({ which, start, end }, way, share, other) => {
          const source = sourceAt(which);
          const words = source.letters.text.slice(start, end).split(/\s+/);
          // At an end, a word left out leaves a shorter excerpt, and nothing wrong.
          const at = 1 + Math.floor(share * (words.length - 2));
          const [strange] = sourceAt(other.which)
            .letters.text.slice(other.start, other.end)
            .split(/\s+/);
          if (bare(strange!) === "" || bare(words[at]!) === "") return;
          const tampered = [...words];
          if (way === "substituted") tampered[at] = strange!;
          else if (way === "put in") tampered.splice(at, 0, strange!);
          else tampered.splice(at, 1);
          if (bare(tampered.join(" ")) === bare(words.join(" "))) return;
          const answer = checkExcerpt(source, { excerpt: tampered.join(" "), locator: null });
          expect(answer.status, tampered.join(" ")).toMatch(/NOT_FOUND|NOT_CHECKED/);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** A text by its letters alone. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
