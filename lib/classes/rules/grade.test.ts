import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLate, finalGrade, gradeOf, percentWords, readPercent } from "./grade";

const points = fc.integer({ min: 0, max: 100 });
const weight = fc.integer({ min: 1, max: 100 });
const rubric = fc.array(fc.record({ weight, points }), { minLength: 1, maxLength: 12 });

describe("A computed grade", () => {
  it.each([
    ["one criterion is its points", [{ weight: 7, points: 50 }], 5_000],
    [
      "weights count",
      [
        { weight: 2, points: 100 },
        { weight: 1, points: 0 },
      ],
      6_667,
    ],
    [
      "a third rounds down",
      [
        { weight: 1, points: 100 },
        { weight: 2, points: 0 },
      ],
      3_333,
    ],
    [
      "half a hundredth rounds up",
      [
        { weight: 1, points: 1 },
        { weight: 7, points: 0 },
      ],
      13,
    ],
    [
      "without a level there is none yet",
      [
        { weight: 1, points: 100 },
        { weight: 1, points: null },
      ],
      null,
    ],
    ["without a criterion there is none", [], null],
  ])("%s", (_, criteria, grade) => expect(gradeOf(criteria)).toBe(grade));

  it("is what a plain count by exact fractions says, for ten thousand rubrics", () => {
    fc.assert(
      fc.property(rubric, (criteria) => {
        expect(gradeOf(criteria)).toBe(plainly(criteria));
      }),
      { numRuns: 10_000 },
    );
  });

  it("lies between the lowest and the highest points, and does not ask for the order", () => {
    fc.assert(
      fc.property(rubric, (criteria) => {
        const grade = gradeOf(criteria)!;
        const all = criteria.map((each) => each.points * 100);
        expect(grade).toBeGreaterThanOrEqual(Math.min(...all));
        expect(grade).toBeLessThanOrEqual(Math.max(...all));
        expect(gradeOf(criteria.toReversed())).toBe(grade);
      }),
    );
  });
});

describe("The grade that a student gets", () => {
  const graded = { computed: 8_000, override: null, late: 0, reductionPerDay: null };
  it.each([
    ["is the computed one", graded, 8_000],
    ["is what was set in its place", { ...graded, override: 9_000 }, 9_000],
    [
      "is what was set, also where nothing could be computed",
      { ...graded, computed: null, override: 0 },
      0,
    ],
    ["is none while there is neither", { ...graded, computed: null }, null],
    ["is not reduced where the policy does not", { ...graded, late: 3 }, 8_000],
    ["loses a part of itself a day", { ...graded, late: 2, reductionPerDay: 10 }, 6_400],
    [
      "loses it of what was set as well",
      { ...graded, override: 5_000, late: 1, reductionPerDay: 10 },
      4_500,
    ],
    ["never falls below nothing", { ...graded, late: 40, reductionPerDay: 10 }, 0],
    ["rounds half up", { ...graded, computed: 5, late: 1, reductionPerDay: 50 }, 3],
  ])("%s", (_, given, grade) => expect(finalGrade(given)).toBe(grade));

  it("never rises with lateness, and never rises above what stands", () => {
    const any = fc.record({
      computed: fc.integer({ min: 0, max: 10_000 }),
      override: fc.option(fc.integer({ min: 0, max: 10_000 })),
      late: fc.nat(60),
      reductionPerDay: fc.option(fc.integer({ min: 1, max: 100 })),
    });
    fc.assert(
      fc.property(any, (given) => {
        const grade = finalGrade(given)!;
        expect(grade).toBeLessThanOrEqual(given.override ?? given.computed);
        expect(finalGrade({ ...given, late: given.late + 1 })!).toBeLessThanOrEqual(grade);
        expect(grade).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it("A day late begins with the first millisecond", () => {
  const dueAt = new Date("2026-11-27T12:00:00Z");
  const after = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds);
  const days = [-5, 0, 1, 86_400_000, 86_400_001].map((ms) =>
    daysLate({ handedInAt: after(ms), dueAt }),
  );
  expect(days).toEqual([0, 0, 1, 1, 2]);
});

describe("Percentages", () => {
  it("read back as they were written, with either mark", () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths++)
      for (const mark of [".", ","] as const)
        expect(readPercent(percentWords(hundredths, mark))).toBe(hundredths);
  });
  it.each(["", "101", "100.01", "-1", "1e1", "80.123", "eighty"])("%j is none", (typed) =>
    expect(readPercent(typed)).toBeNull(),
  );
  it.each([
    ["80", 8_000],
    [" 7.5 %", 750],
    ["82,25", 8_225],
  ])("%j is %i", (typed, read) => expect(readPercent(typed)).toBe(read));
});

/** The same by the schoolbook: the fraction in big whole numbers, its remainder compared with the half. */
function plainly(criteria: readonly { weight: number; points: number }[]): number {
  const over = criteria.map((each) => BigInt(each.weight * each.points)).reduce((a, b) => a + b);
  const under = criteria.map((each) => BigInt(each.weight)).reduce((a, b) => a + b);
  const [whole, rest] = [(over * 100n) / under, (over * 100n) % under];
  return Number(rest * 2n >= under ? whole + 1n : whole);
}
