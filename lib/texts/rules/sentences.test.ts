import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";

describe("The sentences of a block", () => {
  it.each<[string, string[]]>([
    ["plain ones", ["Lenin spoke.", "Who listened?", "Nobody!"]],
    ["one without a full stop", ["Communist Myths"]],
    ["after a title", ["Mr. Lianozov was emphatic.", "Dr. Newby was not."]],
    ["after initials", ["It was Roy A. Medvedev who wrote it.", "V. I. Lenin read J. R. Smith."]],
    ["after a country", ["The U.S. Army left the U.S.", "It returned."]],
    ["that end in a roman numeral", ["They fought World War I.", "Then came peace."]],
    ["that end in an I", ["So did I.", "But he did not."]],
    [
      "with pages and volumes",
      ["See p. 45.", "See vol. II, pp. 3 and 4, and no. 7.", "It is there."],
    ],
    ["with a No of their own", ["No.", "I will not."]],
    ["with a date", ["On Nov. 14 they met.", "They parted."]],
    ["with Latin", ["Some, e.g. Trotsky, agreed, cf. Deutscher.", "Others did not."]],
    ["in quotation marks", ["“It is over.”", "“Is it?” he asked.", "He left."]],
    ["with an ellipsis", ["He waited ... and left.", "Nobody came."]],
    ["with a price", ["It cost $14.95 in 1980.", "It was cheap."]],
  ])("%s", (_what, sentences) => {
    expect(splitSentences(sentences.join(" ")).map((sentence) => sentence.text)).toEqual(sentences);
  });

  it("run over a printer's lines and know where they stand", () => {
    const block = "He spoke of\r\npower.  And of\nMr.\nKerensky.";
    expect(splitSentences(block)).toEqual([
      { text: "He spoke of\r\npower.", start: 0, end: 19 },
      { text: "And of\nMr.\nKerensky.", start: 21, end: 41 },
    ]);
  });

  it("of nothing are none", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n ")).toEqual([]);
  });

  it("hold everything but white space, in order, each at its offsets", () => {
    const word = fc.constantFrom(
      "Mr.",
      "V.",
      "p.",
      "12",
      "Lenin",
      "said.",
      "“No.”",
      "...",
      "😀",
      "\n",
      "I.",
      "he",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const block = words.join(" ");
        const sentences = splitSentences(block);
        const content = sentences.map((sentence) => sentence.text).join("");
        expect(content.replace(/\s/g, "")).toBe(block.replace(/\s/g, ""));
        for (const { text, start, end } of sentences) expect(block.slice(start, end)).toBe(text);
      }),
    );
  });
});
