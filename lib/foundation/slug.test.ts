import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugOf } from "./slug";

describe("A slug", () => {
  it.each([
    [
      "Lenin intended from the first a monopoly of power for the Bolsheviks.",
      "lenin-intended-from-the-first-a-monopoly-of-power-for-the-bolsheviks",
    ],
    ["Lenin's “April Theses” – 1917", "lenins-april-theses-1917"],
    ["Łódź, Øre, Straße, Ærø, naïve", "lodz-ore-strasse-aero-naive"],
    ["ﬁrst №5", "first-no5"],
    ["Ленин", "claim"],
    ["  …  ", "claim"],
    ["Vote!", "claim-vote"],
    ["new", "claim-new"],
    ["Annotations", "claim-annotations"],
    ["New evidence", "new-evidence"],
  ])("of %j is %s", (sentence, slug) => {
    expect(slugOf(sentence)).toBe(slug);
  });

  it("is cut after a whole word at 80 characters", () => {
    const slug = slugOf("one two three four five six seven eight nine ten ".repeat(3));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/-(one|two|three|four|five|six|seven|eight|nine|ten)$/);
  });

  it("keeps a word that ends exactly at the eightieth character", () => {
    const slug = slugOf(`${"a".repeat(40)} ${"b".repeat(39)} c`);
    expect(slug).toBe(`${"a".repeat(40)}-${"b".repeat(39)}`);
  });

  it("cuts a single endless word", () => {
    expect(slugOf("a".repeat(200))).toBe("a".repeat(80));
  });

  it("is always lower-case words of ASCII, and its own slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (sentence) => {
        const slug = slugOf(sentence);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(["vote", "new", "annotations"]).not.toContain(slug);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});
