import { describe, expect, it } from "vitest";
import { placesOfWords } from "./words";

describe("Words that somebody copied", () => {
  const text = "The Bolsheviks won (so\nthey say) the vote. They won.";

  it.each([
    ["as they stand", "won (so\nthey say)", [[15, 32]]],
    ["with a blank for a line break, and blanks around", "  so they  ", [[20, 27]]],
    [
      "in several places",
      "won",
      [
        [15, 18],
        [48, 51],
      ],
    ],
    ["in another case", "WON", []],
    ["that stand nowhere", "the Mensheviks", []],
    ["with a hyphen", "re-born", []],
    [
      "of signs alone, which mean themselves",
      ".",
      [
        [41, 42],
        [51, 52],
      ],
    ],
    ["that are blank", " \n ", []],
  ] as [string, string, number[][]][])("are found %s", (_, words, places) => {
    expect(placesOfWords(text, words).map(({ start, end }) => [start, end])).toEqual(places);
  });

  it("are given as the text has them", () => {
    expect(placesOfWords(text, "(so they say)")[0]?.text).toBe("(so\nthey say)");
  });

  it("part no character that takes two units", () => {
    expect(placesOfWords("𝔄𝔅", "𝔅")).toEqual([{ text: "𝔅", start: 2, end: 4 }]);
  });
});
