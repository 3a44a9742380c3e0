import { describe, expect, it } from "vitest";
import { coverageOf, markStateOf, runsOf, type MarkedPlace } from "./rules";

const text = "One two three. Four five.";
const block = {
  start: 100,
  end: 125,
  text,
  sentences: [
    { start: 100, end: 114 },
    { start: 115, end: 125 },
  ],
};
const place = (start: number, end: number, claimId: string): MarkedPlace => ({
  start,
  end,
  claimId,
  state: "open",
});

describe("the runs of a block", () => {
  it("join to the text of the block, whatever is marked in it", () => {
    const runs = runsOf(block, [place(104, 107, "a"), place(90, 110, "b"), place(120, 140, "c")]);
    expect(runs.map((run) => run.text).join("")).toBe(text);
  });

  it("leave the blank between two sentences unmarked", () => {
    expect(runsOf(block, []).map(({ text: words, state }) => [words, state])).toEqual([
      ["One two three.", "unread"],
      [" ", null],
      ["Four five.", "unread"],
    ]);
  });

  it("say which sentence ends with them, also where its words assert a claim", () => {
    const numbered = block.sentences.map((sentence, index) => ({ ...sentence, id: index + 7 }));
    const runs = runsOf({ ...block, sentences: numbered }, [
      place(100, 110, "a"),
      place(120, 140, "b"),
    ]);
    const ended = runs.filter(({ endsSentence }) => endsSentence !== undefined);
    expect(ended.map((run) => [run.text, run.endsSentence])).toEqual([
      ["ree.", 7],
      ["five.", 8],
    ]);
  });

  it("give words that two claims share to the shorter assertion", () => {
    const runs = runsOf(block, [place(100, 114, "whole"), place(104, 107, "part")]);
    expect(runs.slice(0, 3).map(({ text: words, claimId }) => [words, claimId])).toEqual([
      ["One ", "whole"],
      ["two", "part"],
      [" three.", "whole"],
    ]);
  });
});

describe("coverage", () => {
  it("counts a sentence once, as the least settled of its claims", () => {
    const places = [
      { ...place(100, 103, "a"), state: "supported" as const },
      { ...place(104, 107, "b"), state: "unsourced" as const },
    ];
    expect(coverageOf(block.sentences, places)).toEqual({ unsourced: 1, unread: 1 });
  });
});

describe("the mark of a claim", () => {
  it.each([
    ["FACTUAL", "UNDECIDED", false, "unsourced"],
    ["EVALUATIVE", "UNDECIDED", false, "opinion"],
    ["EVALUATIVE", "UNDECIDED", true, "open"],
    ["FACTUAL", "MIXED", true, "contested"],
    ["FACTUAL", "MOSTLY_REFUTED", true, "refuted"],
  ] as const)("of kind %s, %s, with evidence %s, is %s", (kind, verdict, hasEvidence, mark) => {
    expect(markStateOf({ kind, verdict, hasEvidence })).toBe(mark);
  });
});
