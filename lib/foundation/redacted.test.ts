import { describe, expect, it } from "vitest";
import { sha256Hex } from "./canonical-json";
import {
  beginningOf,
  markInWords,
  marksIn,
  markText,
  partsAround,
  plainly,
  withMarksOf,
} from "./redacted";
import { cleanText } from "./text";

const mark = { length: 7, sha256: sha256Hex("Mr Smith".slice(0, 7)) };
const stored = markText(mark);

describe("A stored text around its marks of redaction", () => {
  it.each([
    ["without one is its words", "He lives there.", ["He lives there."]],
    ["that is nothing else is the mark", stored, [mark]],
    ["with one inside keeps the words before and after", `At ${stored}.`, ["At ", mark, "."]],
    ["may have several", `${stored} and ${stored}`, [mark, " and ", mark]],
    ["that is empty has no parts", "", []],
    ["that only looks like one is words", "[redacted 7 characters]", ["[redacted 7 characters]"]],
  ])("%s", (_, text, parts) => {
    expect(partsAround(text)).toEqual(parts);
    expect(marksIn(text)).toEqual(parts.filter((part) => typeof part !== "string"));
  });
  it("is said plainly where nothing but words can stand", () => {
    expect(plainly(`Where ${stored} lives`)).toBe("Where [redacted] lives");
    expect(plainly("Where he lives")).toBe("Where he lives");
  });
  it.each([
    ["words", "He lives there.", 8, "He lives…"],
    ["as many as asked for", "He lives.", 9, "He lives."],
    ["a mark, whole", `${stored} lives there.`, 5, `${stored}…`],
    ["words beside a mark", `${stored} lives there.`, 16, `${stored} lives…`],
    ["characters of two units, whole", "😀😀😀", 2, "😀😀…"],
  ])("is begun with %s", (_, text, most, begun) => {
    expect(beginningOf(text, most)).toBe(begun);
  });
  it("keeps its marks when it is worded anew, and gets no others", () => {
    const other = markText({ length: 8, sha256: sha256Hex("Mr Jones") });
    const typed = cleanText(`Now at ${stored}, with ${other}.`);
    expect(marksIn(typed)).toEqual([]);
    expect(marksIn(withMarksOf(`At ${stored}.`, typed))).toEqual([mark]);
    expect(withMarksOf(`At ${stored}.`, cleanText(`At ${stored}.`))).toBe(`At ${stored}.`);
  });
  it("says how much was taken, and enough of the hash to find it in the list", () => {
    expect(markInWords(mark)).toBe(`Redacted: 7 characters, sha256 ${mark.sha256.slice(0, 12)}…`);
  });
});
