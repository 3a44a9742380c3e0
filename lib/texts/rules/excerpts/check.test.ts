import { describe, expect, it } from "vitest";
import { checkExcerpt, sourceText } from "./check";
import { headingsIn, readLocator } from "./text-map";

// Written for this test, with everything in it that print, scanning and plain text do to words.
const TEXT = [
  "PART I",
  "Chapter I",
  "The mill at Ashby burned down on the 14th of March, 1871, and no-\nbody was hurt. The owner, who was not a rich man, had in-\nsured it for 2,400 pounds two weeks before; the clerk remem\u00adbered the day.[1] It was said in the town that he had known of the fire.",
  "[1] See the clerk\u2019s book.",
  "The inspector wrote: \u201cI \ufb01nd no cause for sus pi cion.\u201d\u00b2 He was able to see the ruins [by lamplight], and he is now here to tell of it. The cost was 3.5 thousand pounds.",
  "Chapter II",
  "The mill was rebuilt of brick within the year. Every worker kept his place, and every worker was paid in full. Mr. Hale did not attend. The cafe\u0301 beside it sold _hot_ pies.",
  "PART II",
  "Chapter I",
  "The second fire came ten years later. Every worker kept his place, and every worker was paid in full. He could not able himself to leave.",
].join("\n\n");
const source = sourceText(TEXT, headingsIn(TEXT));
const check = (excerpt: string, locator?: string) =>
  checkExcerpt(source, { excerpt, locator: locator === undefined ? null : readLocator(locator) });

describe("What print and scanning do to a source", () => {
  it.each([
    ["a hyphen at a line's end, joined", "1871, and nobody was hurt"],
    ["the same, kept", "1871, and no-body was hurt"],
    ["a second one", "had insured it for 2,400 pounds"],
    ["a soft hyphen, left out", "the clerk remembered the day"],
    ["a soft hyphen, parted", "the clerk remem bered the day"],
    ["a footnote mark, left out", "remembered the day. It was said in the town"],
    ["a raised figure, left out", "for sus pi cion.” He was able to see"],
    ["a ligature, spelt out", "“I find no cause for sus pi cion"],
    ["letters that scanning parted", "I find no cause for suspicion"],
    ["letters composed", "The café beside it sold hot pies"],
    ["brackets of its own", "able to see the ruins [by lamplight], and he is"],
    ["another case of the first letter, behind a figure", "1871, And nobody was hurt"],
  ])("%s", (_, excerpt) => {
    const { status, start, end, matched } = check(excerpt);
    expect(status).toBe("VERIFIED");
    expect(TEXT.slice(start!, end!)).toBe(matched);
  });

  it("says which words are parted otherwise than in the source", () => {
    expect(check("I find no cause for suspicion").differences).toEqual([
      { kind: "parted", source: "sus pi", excerpt: "suspicion" },
      { kind: "parted", source: "pi cion", excerpt: "suspicion" },
    ]);
  });
});

describe("What looks like it, and is another text", () => {
  it.each([
    ["words joined into a denial", "and he is nowhere to tell of it"],
    ["a denial joined away", "He could notable himself to leave"],
    ["words parted that the source joins", "was re built of brick within"],
    ["a point left out of a number", "The cost was 35 thousand pounds"],
    ["a comma left out of a number", "insured it for 2400 pounds two weeks"],
    ["a number begun in its midst", "400 pounds two weeks before; the clerk"],
    ["a compound begun in its midst", "body was hurt. The owner, who was"],
    ["a word begun in its midst", "ill at Ashby burned down on the 14th"],
    ["figures raised that are not", "burned down on the 14\u00b2th of March"],
  ])("%s", (_, excerpt) => {
    expect(check(excerpt).status).toBe("NOT_FOUND");
  });
});

describe("Where it stands", () => {
  const twice = "Every worker kept his place, and every worker was paid in full";

  it("is ambiguous in two places that no locator parts", () => {
    const { status, locatorCheck, locator, start } = check(twice);
    expect([status, locatorCheck, start]).toEqual(["AMBIGUOUS", "NOT_CHECKED", null]);
    expect(locator).toBe("part I, chapter II; part II, chapter I");
  });

  it("is settled by a locator that only one has", () => {
    expect(check(twice, "chapter 2")).toMatchObject({
      status: "VERIFIED",
      locatorCheck: "MATCHES",
    });
    expect(check(twice, "part II")).toMatchObject({ locator: "part II, chapter I" });
  });

  it("is said where the locator is wrong, though the words are right", () => {
    expect(check("The second fire came ten years later", "part I")).toMatchObject({
      ...{ status: "WRONG_LOCATOR", locatorCheck: "ELSEWHERE", locator: "part II, chapter I" },
    });
  });

  it("is not checked where the text has no map of that kind", () => {
    expect(check("The second fire came ten years later", "page 7")).toMatchObject({
      ...{ status: "VERIFIED", locatorCheck: "NOT_CHECKED" },
    });
    expect(checkExcerpt(sourceText(TEXT, []), { excerpt: twice, locator: null }).locator).toMatch(
      /characters/,
    );
  });
});

describe("What an ellipsis or a bracket does", () => {
  it("comes back as a difference", () => {
    expect(check("The mill was rebuilt [...] within the year.").differences).toEqual([
      { kind: "skipped", source: "of brick" },
    ]);
    expect(check("[They] kept his place, and every worker was paid").status).toBe("AMBIGUOUS");
    expect(check("The mill was rebuilt of [red] brick within the year").differences).toEqual([
      { kind: "inserted", excerpt: "red", source: "" },
    ]);
  });

  it.each([
    [
      "passes over no denial of a sentence that it cuts",
      "The owner, who was [...] rich man, had insured it",
      /denial/,
    ],
    [
      "passes over none of a sentence that begins with a title",
      "was paid in full. Mr. Hale [...] attend. The café beside it",
      /denial/,
    ],
    [
      "joins no two chapters",
      "he is now here to tell of it [...] The mill was rebuilt of brick",
      /sections/,
    ],
    [
      "stands between three words and more",
      "The mill [...] was rebuilt of brick within",
      /3 words/,
    ],
    ["holds no name", "The owner, who was [Hale] a rich man", /name/],
    ["replaces no denial", "The owner, who was [surely] a rich man", /denial/],
  ])("%s", (_, excerpt, reason) => {
    const answer = check(excerpt);
    expect(answer.status).toBe("NOT_FOUND");
    expect(answer.reason).toMatch(reason);
  });
});

describe("What is not found", () => {
  it("shows the nearest passage, with the words that differ", () => {
    const [nearest] = check("The mill at Ashby burned down on the 15th of March, 1871").differences;
    expect(nearest).toMatchObject({ kind: "nearest", start: TEXT.indexOf("The mill at") });
    expect(nearest).toHaveProperty(
      "words",
      expect.arrayContaining([
        { is: "source", text: "14th" },
        { is: "excerpt", text: "15th" },
      ]),
    );
  });

  it("is not checked below five words", () => {
    expect(check("paid in full").status).toBe("NOT_CHECKED");
  });

  it("shows nothing where hardly a word is the same", () => {
    expect(check("Quantum fields interact weakly below thresholds everywhere").differences).toEqual(
      [],
    );
  });
});
