import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeOf, lateDays, reduced, type GradedRubric } from "./rubric";

const level = fc.integer({ min: 0, max: 100 });
const aMarkedRubric = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 100 }),
    points: fc.array(level, { minLength: 2, maxLength: 7 }),
    reached: fc.nat(6),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("A grade", () => {
  it("is what a second, plain implementation computes, for 10,000 random rubrics", () => {
    fc.assert(
      fc.property(aMarkedRubric, (drawn) => {
        const [rubric, marks] = marked(drawn);
        expect(gradeOf(marks, rubric)).toBe(byHand(drawn));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["all of it", [[1, 100]], 10_000],
    ["nothing", [[5, 0]], 0],
    [
      "two thirds, which rounds up",
      [
        [2, 100],
        [1, 0],
      ],
      6_667,
    ],
    [
      "a third, which rounds down",
      [
        [2, 0],
        [1, 100],
      ],
      3_333,
    ],
    // 100 * 1 / 8 is 12.5 hundredths.
    [
      "a half, which rounds up",
      [
        [1, 1],
        [7, 0],
      ],
      13,
    ],
  ] as const)("of %s", (_what, sides, grade) => {
    const drawn = sides.map(([weight, points]) => ({ weight, points: [points], reached: 0 }));
    const [rubric, marks] = marked(drawn);
    expect(gradeOf(marks, rubric)).toBe(grade);
  });

  it("is none while a criterion has no level, or one that is not its own", () => {
    const [rubric, marks] = marked([
      { weight: 1, points: [0, 100], reached: 1 },
      { weight: 1, points: [0, 100], reached: 0 },
    ]);
    expect(gradeOf(new Map([...marks].slice(1)), rubric)).toBeNull();
    expect(gradeOf(new Map([...marks, ["1", "0/1"]]), rubric)).toBeNull();
    expect(gradeOf(new Map(), { criteria: [] })).toBeNull();
  });
});

describe("Lateness", () => {
  const due = new Date("2026-03-01T22:00:00.000Z");
  it.each([
    ["2026-02-01T00:00:00.000Z", 0],
    ["2026-03-01T22:00:00.000Z", 0],
    ["2026-03-01T22:00:00.001Z", 1],
    ["2026-03-02T22:00:00.000Z", 1],
    ["2026-03-02T22:00:00.001Z", 2],
  ])("counts the days that have begun: %s is %i", (at, days) => {
    expect(lateDays(new Date(at), due)).toBe(days);
  });

  it.each([
    ["nothing from what is accepted", { kind: "ACCEPTED" }, 9, 8_000],
    ["nothing from what would be refused", { kind: "REFUSED" }, 9, 8_000],
    ["nothing from what is in time", { kind: "REDUCED", perDay: 10 }, 0, 8_000],
    ["a part for each day", { kind: "REDUCED", perDay: 10 }, 3, 5_600],
    ["no more than all", { kind: "REDUCED", perDay: 40 }, 3, 0],
  ] as const)("takes %s", (_what, policy, days, left) => {
    expect(reduced(8_000, policy, days)).toBe(left);
  });

  it("leaves a half rounded up", () => {
    expect(reduced(50, { kind: "REDUCED", perDay: 1 }, 1)).toBe(50);
    expect(reduced(49, { kind: "REDUCED", perDay: 1 }, 1)).toBe(49);
    expect(reduced(51, { kind: "REDUCED", perDay: 1 }, 1)).toBe(50);
  });
});

type Drawn = { weight: number; points: readonly number[]; reached: number };

function marked(drawn: readonly Drawn[]): [GradedRubric, Map<string, string>] {
  const criteria = drawn.map(({ weight, points }, nth) => ({
    ...{ id: `${nth}`, weight },
    levels: points.map((each, at) => ({ id: `${nth}/${at}`, points: each })),
  }));
  const reached = drawn.map(
    ({ points, reached: at }, nth) => [`${nth}`, `${nth}/${at % points.length}`] as const,
  );
  return [{ criteria }, new Map(reached)];
}

/** Written otherwise on purpose: as a long division, with big integers and the remainder looked at. */
function byHand(drawn: readonly Drawn[]): number {
  const sum = drawn.reduce(
    (all, { weight, points, reached }) =>
      all + BigInt(weight) * BigInt(points[reached % points.length]!),
    BigInt(0),
  );
  const weights = drawn.reduce((all, { weight }) => all + BigInt(weight), BigInt(0));
  const hundredths = sum * BigInt(100);
  const whole = hundredths / weights;
  const rest = hundredths % weights;
  return Number(rest + rest >= weights ? whole + BigInt(1) : whole);
}
