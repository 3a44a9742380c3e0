import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ExcerptContext } from "@/lib/evidence/queries/context";
import { WordsAround } from "./words-around";

const context: ExcerptContext = {
  status: "VERIFIED",
  locatorCheck: "NOT_CHECKED",
  ...{ locator: null, reason: null, start: 0, end: 1, edition: null },
  ...{ before: "", after: "", differences: [], isCapped: false },
};
const saidOf = (excerpt: string, before: string, after: string) =>
  renderToStaticMarkup(
    <WordsAround excerpt={excerpt} language={null} context={{ ...context, before, after }} />,
  )
    .replace(/<p.*/, "")
    .replaceAll(/<[^>]+>/g, "");

it.each([
  ["They paid him", "In all, ", " $500 for it", "In all, “They paid him” $500 for it"],
  ["the house", "it was ", " (not theirs)", "it was “the house” (not theirs)"],
  ["the house.", "it was ", " (not theirs)", "it was “the house.” (not theirs)"],
  ["the house.", "it was ", ", and theirs", "it was “the house.” and theirs"],
  ["They paid him", "“Yes.” ", ".", "“Yes.” “They paid him”."],
  ["“They paid him", "He said: “", " less.”", "He said: “They paid him” less.”"],
])(
  "An excerpt stands among the words of its text as they do: %s",
  (excerpt, before, after, said) => {
    expect(saidOf(excerpt, before, after)).toBe(said);
  },
);
