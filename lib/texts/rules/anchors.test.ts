import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorIn, placeIn, selectorAt, type TextSelector } from "./anchors";

const TEXT = "Power to the soviets. All power to the soviets! Not all power, said others.";

describe("A quote", () => {
  it.each<[string, TextSelector, object]>([
    [
      "that stands at its position is exact",
      { exact: "All power", start: 22, end: 31 },
      { state: "EXACT", start: 22, end: 31 },
    ],
    [
      "that stands there and elsewhere is exact",
      { exact: "to the soviets", start: 32, end: 46 },
      { state: "EXACT", start: 32, end: 46 },
    ],
    [
      "that stands in one other place has moved",
      { exact: "All power", start: 2, end: 11 },
      { state: "MOVED", start: 22, end: 31 },
    ],
    [
      "whose end does not fit has moved to where it stands",
      { exact: "All power", start: 22, end: 30 },
      { state: "MOVED", start: 22, end: 31 },
    ],
    [
      "that stands in one place, without a position, is exact",
      { exact: "said others" },
      { state: "EXACT", start: 63, end: 74 },
    ],
    [
      "that stands in two other places is ambiguous",
      { exact: "to the soviets", start: 0, end: 14 },
      { state: "AMBIGUOUS" },
    ],
    [
      "that stands in two places, without a position, is ambiguous",
      { exact: "to the soviets" },
      { state: "AMBIGUOUS" },
    ],
    [
      "in two places is settled by its suffix",
      { exact: "to the soviets", suffix: "!", start: 0, end: 14 },
      { state: "MOVED", start: 32, end: 46 },
    ],
    [
      "in two places is settled by its prefix",
      { exact: "to the soviets", prefix: "Power ", start: 1, end: 15 },
      { state: "MOVED", start: 6, end: 20 },
    ],
    [
      "is settled by prefix and suffix only together",
      { exact: "to the soviets", prefix: "Power ", suffix: "!", start: 0, end: 14 },
      { state: "AMBIGUOUS" },
    ],
    [
      "whose surroundings fit twice is ambiguous",
      { exact: "the", prefix: " to ", suffix: " soviets", start: 0, end: 3 },
      { state: "AMBIGUOUS" },
    ],
    [
      "in one place needs no surroundings",
      { exact: "others", prefix: "nobody ", start: 0, end: 6 },
      { state: "MOVED", start: 68, end: 74 },
    ],
    [
      "amid other words, its own surroundings elsewhere, is ambiguous",
      { exact: "to the soviets", suffix: "!", start: 6, end: 20 },
      { state: "AMBIGUOUS" },
    ],
    [
      "amid other words, with nothing better elsewhere, is exact",
      { exact: "to the soviets", suffix: "?", start: 6, end: 20 },
      { state: "EXACT", start: 6, end: 20 },
    ],
    ["in other letters is lost", { exact: "ALL POWER", start: 22, end: 31 }, { state: "LOST" }],
    ["of nothing is lost", { exact: "", start: 0, end: 0 }, { state: "LOST" }],
    [
      "with null for what is not known is read all the same",
      { exact: "others", prefix: null, suffix: null, start: null, end: null },
      { state: "EXACT", start: 68, end: 74 },
    ],
  ])("%s", (_what, selector, anchor) => {
    expect(anchorIn(TEXT, selector)).toEqual(anchor);
  });

  it("that overlaps itself stands in two places", () => {
    expect(anchorIn("anana", { exact: "ana" })).toEqual({ state: "AMBIGUOUS" });
  });

  it("never parts a character", () => {
    expect(anchorIn("a😀", { exact: "\ude00" })).toEqual({ state: "LOST" });
    expect(anchorIn("😀a", { exact: "\ud83d" })).toEqual({ state: "LOST" });
  });

  it("cut from a text is found where it was cut, and what is found is the quote", () => {
    const cut = fc.record({
      text: fc.string({ unit: fc.constantFrom("a", "b", " ", "😀"), minLength: 1, maxLength: 30 }),
      from: fc.nat(30),
      length: fc.integer({ min: 1, max: 5 }),
      drift: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(cut, ({ text, from, length, drift }) => {
        const points = [...text];
        const exact = points.slice(from, from + length).join("");
        fc.pre(exact !== "");
        const start = points.slice(0, from).join("").length;
        const end = start + exact.length;
        expect(anchorIn(text, { exact, start, end })).toEqual({ state: "EXACT", start, end });
        const drifted = anchorIn(text, { exact, start: start + drift, end: end + drift });
        expect(drifted.state).not.toBe("LOST");
        if (drifted.start !== undefined) expect(text.slice(drifted.start, drifted.end)).toBe(exact);
      }),
    );
  });

  it("of one letter in a long text takes little time to be called ambiguous", () => {
    expect(anchorIn("a".repeat(1_000_000), { exact: "a" })).toEqual({ state: "AMBIGUOUS" });
  });
});

describe("A selector made of a text", () => {
  it("finds its own place again, wherever it was taken", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 90 }),
        fc.nat(),
        fc.nat(),
        (text, one, other) => {
          const bounds = Array.from(text).reduce(
            (ends, sign) => [...ends, ends.at(-1)! + sign.length],
            [0],
          );
          const [start, end] = [one, other]
            .map((n) => bounds[n % bounds.length]!)
            .sort((a, b) => a - b);
          fc.pre(start! < end!);
          const selector = selectorAt(text, start!, end!);
          expect(anchorIn(text, selector)).toEqual({ state: "EXACT", start, end });
        },
      ),
    );
  });

  it("takes at most 32 units on either side, and parts no character", () => {
    const text = `${"𝔄".repeat(20)}!${"𝔅".repeat(20)}`;
    const { prefix, suffix } = selectorAt(text, 40, 41);
    expect([prefix, suffix]).toEqual(["𝔄".repeat(16), "𝔅".repeat(16)]);
    const odd = selectorAt(text.replace("!", "?!"), 41, 42);
    expect(odd.prefix).toHaveLength(31);
    expect(odd.prefix).not.toMatch(/\p{Surrogate}/u);
  });
});

describe("A place in an edition", () => {
  it("is not looked for where the text is not held, nor where there are no words", () => {
    const unknown = { state: "NOT_CHECKED", start: null, end: null };
    expect(placeIn(null, { exact: "All power" })).toEqual(unknown);
    expect(placeIn(TEXT, {})).toEqual(unknown);
    expect(placeIn(null, { start: 3, end: 5 })).toEqual({ ...unknown, start: 3, end: 5 });
  });

  it("has no offsets where the words are lost", () => {
    expect(placeIn(TEXT, { exact: "no such words" })).toEqual({
      state: "LOST",
      start: null,
      end: null,
    });
    expect(placeIn(TEXT, { exact: "All power" })).toEqual({ state: "EXACT", start: 22, end: 31 });
  });
});
