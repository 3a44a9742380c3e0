import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCodePoints, toCodePoints } from "./offsets";

const someText = fc.string({ unit: "binary", maxLength: 40 });

describe("An offset", () => {
  it.each([
    ["abc", 2, 2],
    ["", 0, 0],
    ["😀b", 2, 1],
    ["a😀b😀", 6, 4],
    ["e\u0301x", 2, 2],
  ])("in %j of %i units is one of %i code points, and back", (text, units, points) => {
    expect(toCodePoints(text, units)).toBe(points);
    expect(fromCodePoints(text, points)).toBe(units);
  });

  it("keeps its place there and back, in any text", () => {
    fc.assert(
      fc.property(someText, fc.nat(40), (text, at) => {
        const points = [...text];
        const offset = Math.min(at, points.length);
        const units = fromCodePoints(text, offset);
        expect(text.slice(0, units)).toBe(points.slice(0, offset).join(""));
        expect(toCodePoints(text, units)).toBe(offset);
      }),
    );
  });

  it("counts half a character that stands alone as one", () => {
    expect(toCodePoints("\ud83da", 1)).toBe(1);
    expect(fromCodePoints("\ude00a", 1)).toBe(1);
  });

  it.each([1.5, -1, 4, NaN])("of %d units is none in three", (offset) => {
    expect(() => toCodePoints("abc", offset)).toThrow(RangeError);
    expect(() => fromCodePoints("abc", offset)).toThrow(RangeError);
  });

  it("never stands inside a character", () => {
    expect(() => toCodePoints("😀", 1)).toThrow(RangeError);
  });
});
