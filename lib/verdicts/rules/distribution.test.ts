import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, isInsideBand } from "./distribution";
import { medianOf, type Counts } from "./votes";

const someCounts = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))
  .filter((counts) => counts.some((count) => count > 0));

describe("The median option", () => {
  it.each([
    ["nothing", [0, 0, 0, 0, 0], null],
    ["one vote", [0, 0, 0, 1, 0], 4],
    ["five of five", [0, 0, 0, 0, 5], 5],
    ["the first option past half", [1, 1, 1, 0, 0], 2],
    ["a half and a half in neighbours: the one nearer to mixed", [0, 0, 0, 3, 3], 4],
    ["the same on the other side", [3, 3, 0, 0, 0], 2],
    ["a half that ends in mixed", [0, 2, 1, 3, 0], 3],
    ["a half that begins in mixed", [0, 3, 3, 0, 0], 3],
    ["a half in refuted, a half in mostly supported", [3, 0, 0, 3, 0], 4],
    ["a half on either side, equally far from mixed", [0, 3, 0, 3, 0], 3],
    ["a half at either end", [3, 0, 0, 0, 3], 3],
  ] as [string, Counts, number | null][])("of %s", (_what, counts, median) => {
    expect(medianOf(counts)).toBe(median);
  });

  it("mirrors when the scale is turned round", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const mirrored = [...counts].reverse() as unknown as Counts;
        expect(medianOf(mirrored)).toBe(6 - medianOf(counts)!);
      }),
    );
  });
});

describe("The distribution", () => {
  it("of no votes is none, not a middle", () => {
    expect(distributionOf([0, 0, 0, 0, 0])).toBeNull();
  });

  it("of ten votes for supported", () => {
    // a = (.4, .4, .4, .4, 10.4), A = 12: m = 56 / 12; v = (272 / 12 - m^2) / 13 = .0683761.
    const distribution = distributionOf([0, 0, 0, 0, 10])!;
    expect(distribution).toMatchObject({ votes: 10, median: "SUPPORTED", mean: 4.666666667 });
    expect(distribution.low).toBe(4.236544759);
    expect(distribution.high).toBe(5);
    expect(distribution.options.map((option) => option.medianProbability)).toEqual([
      0.000047917, 0.000205076, 0.000626135, 0.001568767, 0.997552105,
    ]);
  });

  it("of twelve scattered votes", () => {
    const distribution = distributionOf([1, 2, 3, 4, 2])!;
    expect(distribution).toMatchObject({
      median: "MIXED",
      mean: 3.285714286,
      low: 2.767323515,
      high: 3.804105057,
    });
    expect(distribution.options.map((option) => option.medianProbability)).toEqual([
      0.000398343, 0.035474006, 0.507987511, 0.452255417, 0.003884723,
    ]);
    expect(distribution.options[3]).toMatchObject({
      position: "MOSTLY_SUPPORTED",
      votes: 4,
      share: 0.333333333,
    });
  });

  it("keeps its laws for any counts", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const distribution = distributionOf(counts)!;
        const { mean, low, high, options } = distribution;
        expect(1 <= low && low <= mean && mean <= high && high <= 5).toBe(true);
        const certainty = options.reduce((sum, option) => sum + option.medianProbability, 0);
        expect(certainty).toBeCloseTo(1, 8);
        expect(options.reduce((sum, option) => sum + option.share, 0)).toBeCloseTo(1, 8);
      }),
    );
  });

  it("lies inside its band only with both ends", () => {
    expect(isInsideBand(distributionOf([0, 0, 0, 0, 10])!)).toBe(false);
    expect(isInsideBand(distributionOf([0, 0, 0, 0, 20])!)).toBe(true);
    expect(isInsideBand(distributionOf([20, 0, 0, 0, 0])!)).toBe(true);
    expect(isInsideBand(distributionOf([10, 0, 0, 0, 0])!)).toBe(false);
    const band = { ...distributionOf([0, 0, 20, 0, 0])!, low: 2.5, high: 3.5 };
    expect(isInsideBand(band)).toBe(true);
    expect(isInsideBand({ ...band, high: 3.500000001 })).toBe(false);
  });
});
