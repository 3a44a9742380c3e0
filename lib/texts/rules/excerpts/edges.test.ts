import { describe, expect, it } from "vitest";
import { checkExcerpt, sourceText } from "./check";

const TEXT = [
  "They paid him $500 in all for the house. Of the rest he kept 50% in his own hands until the year was out.",
  "The balance of the account was -75 at the end of it, and of the years 1912-14 nobody kept a book of any kind.",
  "“Would he go to Moscow at once?” asked the clerk, and nobody there gave him an answer! It was 12° in the room that day.",
].join("\n\n");
const source = sourceText(TEXT, []);
const check = (excerpt: string) => checkExcerpt(source, { excerpt, locator: null });

describe("A sign at an end of words", () => {
  it.each([
    ["another currency", "£500 in all for the house"],
    ["no currency", "500 in all for the house"],
    ["a currency put in", "They paid him $500 in all for the $house".replace(" $house", " €")],
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
    ["a question put in", "nobody there gave him an answer?"],
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
    ["marks of its own", "(“They paid him $500 in all for the house”)"],
  ])("that says the same is harmless: %s", (_, excerpt) => {
    expect(check(excerpt)).toMatchObject({ status: "VERIFIED", reason: null });
  });
});
