import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, ordinalAlpha, seededRandom } from "./agreement";

type Table = readonly (readonly (number | null)[])[];

// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (Annenberg School, 2011), C: four observers, twelve units; also in
// the manual page of kripp.alpha in R's irr. He gives .743 for the nominal metric and .815 for the ordinal one.
const KRIPPENDORFF: Table = [
  ...[
    [1, 1, null, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
  ],
  ...[
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [null, 5, 5, 5],
    [null, null, 1, 1],
  ],
  [null, 3, null, null],
];

describe("Krippendorff’s alpha by its ordinal metric", () => {
  it("is what he published for his own example, to the places that other programs print", () => {
    expect(ordinalAlpha(countsIn(KRIPPENDORFF))).toBeCloseTo(0.815, 3);
    expect(ordinalAlpha(countsIn(KRIPPENDORFF))).toBeCloseTo(0.815387503755, 12);
  });
  it("is one where all agree and differ between units, and below zero where they differ most within them", () => {
    expect(
      ordinalAlpha(
        countsIn([
          [1, 1, 1],
          [2, 2, 2],
          [3, 3, 3],
        ]),
      ),
    ).toBe(1);
    expect(
      ordinalAlpha(
        countsIn([
          [1, 3],
          [1, 3],
          [3, 1],
        ]),
      ),
    ).toBeLessThan(0);
  });
  it("is not defined without two values of one unit, nor where there is but one value", () => {
    expect(ordinalAlpha([])).toBeNull();
    expect(
      ordinalAlpha(
        countsIn([
          [1, null],
          [2, null],
        ]),
      ),
    ).toBeNull();
    expect(
      ordinalAlpha(
        countsIn([
          [2, 2],
          [2, 2, 2],
        ]),
      ),
    ).toBeNull();
  });
  it("equals the definition written out pair by pair, on tables with gaps", () => {
    const cell = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((raters) =>
        fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { maxLength: 12 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const [plain, alpha] = [plainAlpha(rows), ordinalAlpha(countsIn(rows))];
        if (plain === null) expect(alpha).toBeNull();
        else expect(alpha).toBeCloseTo(plain, 9);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("What is said of agreement", () => {
  const said = (table: Table, raters = table[0]?.length ?? 0) =>
    agreementOf(countsIn(table), raters, seededRandom(1));
  const times = (count: number, rows: Table): Table =>
    Array.from({ length: count }, () => rows).flat();
  it("is nothing with fewer than three people, or of fewer than twenty things that two of them judged", () => {
    const judged = times(19, [[1, 2, 2]]);
    expect(said(times(20, [[1, 2]]))).toEqual({ kind: "TOO_FEW" });
    expect(said(judged)).toEqual({ kind: "TOO_FEW" });
    expect(said([...judged, [null, 1, null]])).toEqual({ kind: "TOO_FEW" });
    expect(said([...judged, [null, 1, 1]])).toMatchObject({ kind: "ALPHA", units: 20 });
  });
  it("is not a one where everybody chose the same", () => {
    expect(said(times(20, [[2, 2, 2]]))).toEqual({ kind: "UNDEFINED" });
  });
  it("has an interval around it, the same each time", () => {
    const first = said(times(2, KRIPPENDORFF));
    if (first.kind !== "ALPHA") throw new Error(first.kind);
    expect(first.units).toBe(22);
    expect(first.low).toBeLessThan(first.alpha);
    expect(first.high).toBeGreaterThan(first.alpha);
    expect(first.low).toBeGreaterThan(-1);
    expect(first.high).toBeLessThanOrEqual(1);
    expect(said(times(2, KRIPPENDORFF))).toEqual(first);
  });
});

const countsIn = (table: Table): number[][] =>
  table.map((row) => [1, 2, 3, 4, 5].map((category) => row.filter((v) => v === category).length));

/** The same by the definition: what pairs of values within units differ by, over what any two values differ by. */
function plainAlpha(table: Table): number | null {
  const units = table
    .map((row) => row.filter((value) => value !== null))
    .filter((u) => u.length > 1);
  const values = units.flat();
  const distance = (one: number, other: number) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const inside = values.filter((value) => value > low && value < high).length;
    const ends = values.filter((value) => value === low || value === high).length;
    return one === other ? 0 : (inside + ends / 2) ** 2;
  };
  let [within, overall] = [0, 0];
  for (const unit of units)
    for (const [at, one] of unit.entries())
      for (const [place, other] of unit.entries())
        if (at !== place) within += distance(one, other) / (unit.length - 1);
  for (const [at, one] of values.entries())
    for (const [place, other] of values.entries())
      if (at !== place) overall += distance(one, other);
  if (overall === 0) return null;
  return 1 - within / values.length / (overall / (values.length * (values.length - 1)));
}
