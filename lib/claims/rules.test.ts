import { describe, expect, it } from "vitest";
import { claimFromSentencePath, claimIdIn, isOneSentence, meantWords } from "./rules";

it.each([
  ["ap4c6m5xra", "ap4c6m5xra"],
  ["  AP4C6M5XRA ", "ap4c6m5xra"],
  ["https://assay.example/claims/ap4c6m5xra/some-words?q=1#evidence", "ap4c6m5xra"],
  ["/claims/ap4c6m5xra", "ap4c6m5xra"],
  ["https://assay.example/sources/ap4c6m5xra/some-words", null],
  ["ap4c6m5xrb", null],
  ["some-words", null],
  ["", null],
])("The address “%s” names %s", (raw, claimId) => {
  expect(claimIdIn(raw)).toBe(claimId);
});

it.each([
  ["Lenin intended a monopoly of power.", true],
  ["V. I. Lenin left on 25 Oct. 1917 by train.", true],
  ["He left. He came back.", false],
  ["", false],
])("“%s” is one sentence: %s", (text, isOne) => {
  expect(isOneSentence(text)).toBe(isOne);
});

describe("The words that are meant", () => {
  const block = "He came, he saw. He won, he said. He came back.";
  const second = { start: 17, end: 33 };

  it.each([
    ["inside the sentence", "he said", { start: 25, end: 32 }],
    ["into the next", "he said. He came", { start: 25, end: 41 }],
    ["from the one before", "saw. He won", { start: 12, end: 23 }],
    ["in another sentence alone", "He came", "absent"],
    ["nowhere", "he lost", "absent"],
    ["there once and elsewhere as well", "He", { start: 17, end: 19 }],
    ["there twice", "e", "ambiguous"],
  ])("stand %s", (_, words, expected) => {
    expect(meantWords(block, second, words)).toEqual(expected);
  });
});

it("The form for a sentence knows the claim that it may assert", () => {
  const path = "/documents/a8z2dms3re/claims/new?sentence=3";
  expect(claimFromSentencePath("a8z2dms3re", 3)).toBe(path);
  expect(claimFromSentencePath("a8z2dms3re", 3, "ap4c6m5xra")).toBe(`${path}&claim=ap4c6m5xra`);
});
