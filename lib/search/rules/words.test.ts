import { describe, expect, it } from "vitest";
import { askedWords, tokensOf, withWord } from "./words";

describe("The words of a text", () => {
  it("are in small letters, without signs, with the places where they stand", () => {
    expect(tokensOf("“Trotsky’s” rising, 1917")).toEqual([
      { word: "trotsky", start: 1, end: 10 },
      { word: "rising", start: 12, end: 18 },
      { word: "1917", start: 20, end: 24 },
    ]);
  });
  it.each([
    ["Zinov'ev and Zinov’ev", ["zinovev", "and", "zinovev"]],
    ["motor-car", ["motor", "car"]],
    ["Троцкий, Ёж", ["троцкий", "ёж"]],
    ["'quoted'", ["quoted"]],
    ["nul\u0000here", ["nul", "here"]],
    ["' ’ — …", []],
  ])("%j", (text, words) => {
    expect(tokensOf(text).map(({ word }) => word)).toEqual(words);
  });
  it("of a query count once, and eight at most", () => {
    expect(askedWords("Lenin, LENIN's %_ plan a b c d e f g h")).toEqual([
      "lenin",
      "plan",
      "a",
      "b",
      "c",
      "d",
      "e",
      "f",
    ]);
  });
  it("can be replaced in a query, or left out, whatever stands around them", () => {
    expect(withWord("the Trotzsky’s  plan", "trotzsky", "trotsky")).toBe("the trotsky plan");
    expect(withWord("kamenev, bulletin", "bulletin", "")).toBe("kamenev,");
    expect(withWord("kamenev", "lenin", "trotsky")).toBe("kamenev");
  });
});
