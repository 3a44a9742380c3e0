import { describe, expect, it } from "vitest";
import { locatorOf } from "./place";

const entry = (label: string, value: string, start: number, level: number) => ({
  ...{ label, value, start, level },
});
const MAP = [
  ...[entry("page", "7", 0, 0), entry("part", "I", 0, 1), entry("chapter", "I", 10, 2)],
  ...[entry("chapter", "II", 50, 2), entry("part", "II", 90, 1), entry("chapter", "I", 100, 2)],
];

describe("Where words stand, as a locator", () => {
  it.each([
    ["by the kind that was given", 60, "page", { label: "page", value: "7" }],
    [
      "by the innermost where the text knows no such kind",
      60,
      "line",
      { label: "chapter", value: "II" },
    ],
    [
      "with its part where another chapter is called the same",
      110,
      "chapter",
      { label: "chapter", value: "II, I" },
    ],
  ] as const)("%s", (_, offset, given, expected) => {
    expect(locatorOf(MAP, offset, given)).toEqual(expected);
  });
  it("is none in a text without a map", () => {
    expect(locatorOf([], 60, "chapter")).toBeNull();
  });
});
