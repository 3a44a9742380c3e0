import { describe, expect, it } from "vitest";
import { foundPassage, markedText } from "./marks";

const spellings = new Map([
  ["trotsky", 1],
  ["trotzky", 1],
  ["minutes", 2],
]);
const told = (passage: ReturnType<typeof foundPassage>) =>
  passage?.pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

describe("Marked words", () => {
  it("are cut out of the text, which is otherwise as it was", () => {
    const text = "<b>Trotsky’s</b> minutes & Trotzky";
    const pieces = markedText(text, spellings);
    expect(pieces.filter(({ isMarked }) => isMarked).map((piece) => piece.text)).toEqual([
      "Trotsky’s",
      "minutes",
      "Trotzky",
    ]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });
  it("are none where none was searched for", () => {
    expect(markedText("A text", new Map())).toEqual([{ text: "A text", isMarked: false }]);
  });
});

describe("Where else the words stand", () => {
  const sentence = "sentence=Trotsky spoke.";
  it("is not said where the sentence has them all", () => {
    const passages = ["sentence=The minutes name Trotsky.", "excerpt=minutes"];
    expect(foundPassage(passages, spellings)).toBeNull();
  });
  it("is the passage that has most of those which the sentence has not", () => {
    const passages = [sentence, "topic=Trotsky", "excerpt=See the minutes.", "document=Minutes"];
    expect(foundPassage(passages, spellings)).toMatchObject({ kind: "excerpt" });
    expect(told(foundPassage(passages, spellings))).toBe("See the [minutes].");
  });
  it("is clipped to a line around them, between words", () => {
    const long = `${"before ".repeat(40)}minutes ${"after ".repeat(60)}`;
    const line = told(foundPassage([sentence, `excerpt=${long}`], spellings))!;
    expect(line).toMatch(/^…before .*\[minutes\].* after…$/);
    expect(line.length).toBeLessThan(300);
  });
});
