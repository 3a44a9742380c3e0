import { describe, expect, it } from "vitest";
import { distancesOf, firstBy, summariesOf, type Grading } from "./results";

const POINTS = [0, 50, 100];
const grading = (student: number, item: number, criterion: number, level: number): Grading => ({
  ...{ student, item, criterion, level, points: POINTS[level]! },
});
const criteria = [
  { weight: 3, levels: 3 },
  { weight: 1, levels: 3 },
];

describe("How a class graded an item", () => {
  const [first, second, third] = summariesOf(
    [
      ...[grading(0, 0, 0, 0), grading(1, 0, 0, 2), grading(2, 0, 0, 1), grading(3, 0, 0, 1)],
      ...[grading(0, 0, 1, 2), grading(1, 0, 1, 2), grading(0, 1, 0, 1)],
    ],
    3,
    criteria,
  );
  it("is said by each criterion: who gave which level, the mean of the points and their spread", () => {
    expect(first!.criteria).toEqual([
      { levels: [1, 2, 1], mean: 50, spread: Math.sqrt(1_250) },
      { levels: [0, 0, 2], mean: 100, spread: 0 },
    ]);
  });
  it("is said of all criteria by their weights", () => {
    expect(first).toMatchObject({ raters: 4, mean: 62.5, spread: Math.sqrt(937.5) });
  });
  it("counts only the criteria by which somebody graded it", () => {
    expect(second).toMatchObject({ raters: 1, mean: 50, spread: 0 });
    expect(second!.criteria[1]).toBeNull();
  });
  it("is nothing where nobody did", () => {
    expect(third).toEqual({ raters: 0, criteria: [null, null], mean: null, spread: null });
  });
});

describe("Which items stand first", () => {
  const all = (item: number, levels: readonly number[]) =>
    levels.map((level, student) => grading(student, item, 0, level));
  const summaries = summariesOf(
    [...all(0, [2, 2]), ...all(1, [0, 2, 1]), ...all(2, [2, 2, 2]), ...all(3, [1, 1, 1])],
    4,
    criteria,
  );
  it("is asked of those that at least three people graded", () => {
    expect(firstBy(summaries, "mean", 5)).toEqual([2, 1, 3]);
    expect(firstBy(summaries, "spread", 5)).toEqual([1, 2, 3]);
    expect(firstBy(summaries, "spread", 1)).toEqual([1]);
  });
});

describe("Who differs from the rest", () => {
  const on = (unit: string, values: readonly number[]) =>
    values.map((value, student) => ({ student, unit, value }));
  it("is said by the mean distance from what the others say on average", () => {
    expect(distancesOf([...on("a", [0, 0, 1]), ...on("b", [0.5, 0.5, 1])])).toEqual([
      { student: 2, distance: 0.75, units: 2 },
      { student: 0, distance: 0.375, units: 2 },
      { student: 1, distance: 0.375, units: 2 },
    ]);
  });
  it("counts what at least three judged, and nobody with fewer than two of those", () => {
    expect(distancesOf([...on("a", [0, 1]), ...on("b", [0, 1])])).toEqual([]);
    expect(distancesOf([...on("a", [0, 0, 1]), ...on("b", [0, 1])])).toEqual([]);
  });
});
