import { describe, expect, it } from "vitest";
import { issuedInWords, locatorInWords, nameList } from "./csl";

describe("a list of names", () => {
  it("joins up to three by commas and a last and", () => {
    const names = [
      { given: "Ada", family: "First" },
      { literal: "Second Society" },
      { family: "Third" },
    ];
    expect(nameList(names.slice(0, 1))).toBe("Ada First");
    expect(nameList(names.slice(0, 2))).toBe("Ada First and Second Society");
    expect(nameList(names)).toBe("Ada First, Second Society and Third");
  });

  it("names the first alone when there are more than three", () => {
    const names = ["A", "B", "C", "D"].map((literal) => ({ literal }));
    expect(nameList(names)).toBe("A and others");
  });

  it("is null when nobody is recorded, so that nobody is made up", () => {
    expect(nameList(undefined)).toBeNull();
    expect(nameList([])).toBeNull();
  });
});

describe("a date of issue", () => {
  it.each([
    [{ "date-parts": [[1980, 4, 17]] }, "17 April 1980"],
    [{ "date-parts": [[1980, 4]] }, "April 1980"],
    [{ "date-parts": [[1919]] }, "1919"],
    [{ literal: "undated, before 1920" }, "undated, before 1920"],
    [undefined, null],
  ])("says no more than is known: %j", (issued, words) => {
    expect(issuedInWords(issued)).toBe(words);
  });
});

describe("a locator", () => {
  it.each([
    ["page", "12", "p. 12"],
    ["page", "12-14", "pp. 12–14"],
    ["paragraph", "3", "para. 3"],
    ["chapter", "IV", "ch. IV"],
    ["folio", "2", "folio 2"],
  ])("%s %s reads %s", (label, value, words) => {
    expect(locatorInWords(label, value)).toBe(words);
  });
});
