import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaBelowHalf, wilsonInterval } from "./intervals";
import { roundedNumber } from "./rounding";

describe("The Wilson interval", () => {
  it("says what five of five is worth: .65 to 1.00", () => {
    const { low, high } = wilsonInterval(5, 5);
    // By hand: 1 / (1 + 1.645^2 / 5) = 1 / 1.541205.
    expect(low).toBeCloseTo(1 / 1.541205, 12);
    expect(low.toFixed(2)).toBe("0.65");
    expect(high).toBeCloseTo(1, 12);
  });

  it("agrees with values computed elsewhere", () => {
    expect(wilsonInterval(0, 5).low).toBeCloseTo(0, 12);
    expect(wilsonInterval(0, 5).high).toBeCloseTo(0.3511570491920283, 12);
    expect(wilsonInterval(3, 12).low).toBeCloseTo(0.10464454846425375, 12);
    expect(wilsonInterval(3, 12).high).toBeCloseTo(0.4873594090973579, 12);
  });

  it("holds the share, stays within 0 and 1, and mirrors", () => {
    const shares = fc
      .integer({ min: 1, max: 5000 })
      .chain((total) => fc.tuple(fc.nat(total), fc.constant(total)));
    fc.assert(
      fc.property(shares, ([hits, total]) => {
        const { low, high } = wilsonInterval(hits, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / total + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / total - 1e-12);
        expect(wilsonInterval(total - hits, total).low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it("has none of nothing", () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(2, 1)).toThrow(RangeError);
  });
});

describe("The probability that a Beta variable is below one half", () => {
  // scipy.special.betainc(a, b, 0.5), SciPy 1.17
  it.each([
    [0.4, 0.4, 0.5],
    [0.4, 11.6, 0.9999520834051238],
    [1.6, 10.4, 0.997552105201264],
    [5.4, 6.6, 0.6402338671094518],
    [8, 3.2, 0.06450107173456014],
    [500.4, 501.6, 0.5151263455706043],
    [50000.4, 50100.6, 0.6242650103683611],
    [500000.4, 500500.6, 0.6914888535812387],
    [3.4, 1000, 1],
  ])("for a = %d and b = %d is %d", (a, b, expected) => {
    expect(Math.abs(betaBelowHalf(a, b) - expected)).toBeLessThan(1e-11);
  });

  it("is a share of coin tosses where a and b are whole", () => {
    const whole = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(betaBelowHalf(a, b)).toBeCloseTo(shareOfTosses(a, a + b - 1), 12);
      }),
    );
  });

  it("and its mirror make one", () => {
    const weight = fc.double({ min: 0.4, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(weight, weight, (a, b) => {
        expect(betaBelowHalf(a, b) + betaBelowHalf(b, a)).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe("A rounded number", () => {
  it.each([
    [1 / 3, 0.333333333],
    [2 / 3, 0.666666667],
    [4.6666666666, 4.666666667],
    [-1e-12, 0],
    [5, 5],
  ])("of %d is %d", (value, expected) => {
    expect(Object.is(roundedNumber(value), expected)).toBe(true);
  });
});

/** The exact share of `tosses` fair tosses that show `least` heads or more. */
function shareOfTosses(least: number, tosses: number): number {
  let ways = 0n;
  let choose = 1n;
  for (let heads = 0; heads <= tosses; heads++) {
    if (heads >= least) ways += choose;
    choose = (choose * BigInt(tosses - heads)) / BigInt(heads + 1);
  }
  return Number((ways * 10n ** 18n) / 2n ** BigInt(tosses)) / 1e18;
}
