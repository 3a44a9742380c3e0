import { describe, expect, it } from "vitest";

import { castSignIns } from "@/prisma/cast";
import { readCorpus, textOfEdition } from "@/prisma/corpus/read";
import { REVIEW_BUDGET, wordsInCommon, wordsShownFromReview } from "@/prisma/corpus/review-budget";
import { sharedTexts, skipWithout } from "@/prisma/corpus/shared-texts";

const corpus = readCorpus();

describe("the budget of the review", () => {
  it("is kept by every quotation that the corpus declares", () => {
    const { total, longest } = wordsShownFromReview(corpus);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(REVIEW_BUDGET.total);
    expect(longest).toBeLessThanOrEqual(REVIEW_BUDGET.longest);
  });

  it("is kept by every run of words in any file that also stands in the review", (ctx) => {
    const texts = sharedTexts() ?? skipWithout(ctx, "words shared with the review are not counted");
    // The head, with the titles of the books, is a record and no quotation.
    const body = texts.review.slice(texts.review.indexOf("The most popular"));
    const { total, longest } = wordsInCommon(body, allStringsOfTheCorpus());
    expect(total).toBeLessThan(REVIEW_BUDGET.total);
    expect(longest).toBeLessThanOrEqual(REVIEW_BUDGET.longest);
  });

  it("counts a word that is shown twice once", () => {
    const [first] = corpus.evidence.filter((row) => row.found.text === "review");
    const once = wordsShownFromReview({ ...corpus, evidence: [first!], occurrences: [] });
    const twice = wordsShownFromReview({ ...corpus, evidence: [first!, first!], occurrences: [] });
    expect(twice).toEqual(once);
  });
});

describe("words in common", () => {
  const text = "One two three, four five six seven.";

  it("are found whatever their capitals and points", () => {
    expect(wordsInCommon(text, ["so: TWO three four five SIX it went"])).toEqual({
      total: 5,
      longest: 5,
    });
  });

  it("count from runs of five on, and once", () => {
    expect(wordsInCommon(text, ["one two three four"])).toEqual({ total: 0, longest: 0 });
    expect(wordsInCommon(text, [text, text])).toEqual({ total: 7, longest: 7 });
  });
});

function allStringsOfTheCorpus(): string[] {
  const stringsIn = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
  };
  const carried = corpus.editions.flatMap((edition) => textOfEdition(edition) ?? []);
  return [...stringsIn(corpus), ...stringsIn(castSignIns), ...carried];
}
