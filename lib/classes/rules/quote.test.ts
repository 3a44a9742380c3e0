import { describe, expect, it } from "vitest";
import { aroundQuote, quoteIn, selectedWords } from "./quote";

const TEXT = "He said “it’s only a\ndelaying tactic — until troops _could_ be sent”.";

describe("Quoted words", () => {
  it.each([
    ["as they stand", "delaying tactic", "delaying tactic"],
    ["over a line break", "only a delaying", "only a\ndelaying"],
    ["with straight marks", `"it's only`, "“it’s only"],
    ["with another dash", "tactic - until", "tactic — until"],
    ["with spaces around", "  troops   could ", "troops _could"],
    ["as a page shows italics", "troops could be", "troops _could_ be"],
  ])("are found %s, and given as the text has them", (_, quoted, found) => {
    const place = quoteIn(TEXT, quoted)!;
    expect(TEXT.slice(place.start, place.end)).toBe(found);
    expect(aroundQuote(TEXT, quoted).join("")).toBe(TEXT);
  });
  it("are not found where they do not stand, and what is blank is no quotation", () => {
    for (const quoted of ["a delaying tactics", "(", ".*", "", "  "])
      expect(quoteIn(TEXT, quoted)).toBeNull();
    expect(aroundQuote(TEXT, "nowhere")).toEqual([TEXT, "", ""]);
  });
});

it("What is selected on a page is found without the marks that the page set around it", () => {
  expect(selectedWords("a monopoly of power", "“a monopoly")).toBe("a monopoly");
  expect(selectedWords("a monopoly of power", " “a monopoly of power”\n")).toBe(
    "a monopoly of power",
  );
  expect(selectedWords("he said “so”", "“so”")).toBe("“so”");
  expect(selectedWords("a monopoly of power", "a monopoly of “power”")).toBeNull();
});
