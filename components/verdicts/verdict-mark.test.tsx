import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { VerdictMark, type VerdictMarkView } from "./verdict-mark";

describe("A verdict in a list", () => {
  it.each<[string, Partial<VerdictMarkView>, string]>([
    ["says that nobody voted where nobody did", {}, "No votes yet"],
    [
      "says how many votes are stale where none is fresh",
      { state: "UNDER_REVIEW", staleCount: 5 },
      "Under review no fresh votes, 5 stale",
    ],
    [
      "does so too once stale votes no longer put it under review",
      { staleCount: 5 },
      "Undecided no fresh votes, 5 stale",
    ],
    [
      "counts the fresh votes where there are some",
      { freshCount: 4, staleCount: 1, turnout: "early" },
      "Undecided 4 votes, early",
    ],
  ])("%s", (_what, given, words) => {
    const verdict: VerdictMarkView = {
      ...{ state: "UNDECIDED", turnout: "none", freshCount: 0, staleCount: 0 },
      ...given,
    };
    const markup = renderToStaticMarkup(<VerdictMark verdict={verdict} />);
    expect(
      markup
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    ).toBe(words);
  });
});
