import { describe, expect, it } from "vitest";
import { checkExcerpt, sourceText } from "./check";

const TEXT = [
  "They paid him $500 in all for the house. Of the rest he kept 50% in his own hands until the year was out.",
  "The balance of the account was -75 at the end of it, and of the years 1912-14 nobody kept a book of any kind.",
  "“Would he go to Moscow at once?” asked the clerk, and nobody there gave him an answer! It was 12° in the room that day.",
  "Of all that was paid in 1912 $900 went to him. He paid the clerk and 5 of it went, and 5% of it stayed where it was.",
].join("\n\n");
const source = sourceText(TEXT, []);
const check = (excerpt: string) => checkExcerpt(source, { excerpt, locator: null });

describe("A sign at an end of words", () => {
  it.each([
    ["another currency", "£500 in all for the house"],
    ["no currency", "500 in all for the house"],
    ["a currency put in", "They paid him $500 in all for the €"],
    ["another share", "Of the rest he kept 50‰"],
    ["no share", "Of the rest he kept 50"],
    ["a share put in", "and of the years 1912-14%"],
    ["no minus", "75 at the end of it, and of the years"],
    ["a minus put in", "-12° in the room that day"],
    ["no degrees", "nobody there gave him an answer! It was 12"],
    ["a question told", "Would he go to Moscow at once."],
    [
      "a question told before an ellipsis",
      "Would he go to Moscow at once. [...] nobody there gave him",
    ],
    ["a question told before a word put in", "Would he go to Moscow at once [sic]."],
    ["a question put in", "nobody there gave him an answer?"],
    ["a question put in behind an ellipsis", "nobody there gave him an answer…?"],
    ["another currency before a word put in", "£[about] 500 in all for the house"],
    ["another currency behind an ellipsis", "They paid him [...] £500 in all for the house"],
  ])("that is not the source’s is another text: %s", (_, excerpt) => {
    const { status, reason } = check(excerpt);
    expect([status, reason]).toEqual(["NOT_FOUND", expect.stringContaining("another sign")]);
  });

  it.each([
    ["the source’s currency", "$500 in all for the house"],
    ["the source’s share", "Of the rest he kept 50%"],
    ["the source’s minus, as a minus", "\u221275 at the end of it, and of the years"],
    ["a question", "Would he go to Moscow at once?"],
    ["a question without its end", "Would he go to Moscow at once"],
    ["a stop in the place of a cry", "nobody there gave him an answer."],
    ["a stop where the sentence goes on", "They paid him $500 in all."],
    ["a comma in the place of a stop", "They paid him $500 in all for the house,"],
    ["an end just before a currency", "Of all that was paid in 1912"],
    ["an ellipsis just before a currency", "They paid him [...] for the house. Of the rest"],
    ["the source’s currency before a word put in", "$[about] 500 in all for the house"],
    ["a currency that stands apart", "$ 500 in all for the house"],
    ["a blank before a share", "Of the rest he kept 50 %"],
    ["a question cut by an ellipsis", "Would he go to Moscow at once… asked the clerk"],
    ["the second of two places", "He paid the clerk [...] and 5% of it"],
    ["marks of its own", "(“They paid him $500 in all for the house”)"],
  ])("that says the same is harmless: %s", (_, excerpt) => {
    expect(check(excerpt)).toMatchObject({ status: "VERIFIED", reason: null });
  });
});
