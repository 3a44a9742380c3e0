const WILSON_Z = 1.645;
const MOST_STEPS = 100_000;
const PRECISION = 1e-15;
const TINY = 1e-300;

/**
 * The 90% Wilson interval of a share of two options (scoring, 5.1).
 *
 * @param hits how many of the `total` (at least 1) took the option
 * @returns shares from 0 to 1
 */
export function wilsonInterval(hits: number, total: number): { low: number; high: number } {
  if (!(total > 0) || hits < 0 || hits > total) throw new RangeError("a share of nothing");
  const share = hits / total;
  const zz = WILSON_Z ** 2;
  const middle = share + zz / (2 * total);
  const reach = WILSON_Z * Math.sqrt((share * (1 - share)) / total + zz / (4 * total ** 2));
  const scale = 1 + zz / total;
  // At 0 and 1 the exact bound is 0 or 1; only rounding could step over it.
  return {
    low: Math.max(0, (middle - reach) / scale),
    high: Math.min(1, (middle + reach) / scale),
  };
}

/**
 * The probability that a Beta(a, b) variable is below one half: the regularised incomplete beta
 * function at 1/2, by its continued fraction (Numerical Recipes, 6.4; modified Lentz). Absolute
 * error under 1e-12 up to a million votes.
 *
 * @param a above 0
 * @param b above 0
 */
export function betaBelowHalf(a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError("a and b must be above 0");
  // The fraction converges fast only on this side; the other follows by symmetry.
  return 0.5 < (a + 1) / (a + b + 2)
    ? (densityFactor(a, b) / a) * continuedFraction(a, b)
    : 1 - (densityFactor(b, a) / b) * continuedFraction(b, a);
}

/**
 * 2^-(a+b) / B(a, b). Written around the mean, so that nothing large is subtracted from anything
 * large: log-gamma values of a million votes would leave six digits.
 */
function densityFactor(a: number, b: number): number {
  const total = a + b;
  const skew = (a - b) / total;
  const exponent = a * Math.log1p(skew) + b * Math.log1p(-skew);
  const corrections = stirlingRest(total) - stirlingRest(a) - stirlingRest(b);
  return Math.sqrt((a * b) / (2 * Math.PI * total)) * Math.exp(corrections - exponent);
}

/** What Stirling's formula leaves of log-gamma: lnG(z) - (z - 1/2) ln z + z - ln(2 pi)/2. */
function stirlingRest(z: number): number {
  if (z < 15) return stirlingRest(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1;
  const square = z * z;
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) /
    z
  );
}

function continuedFraction(a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - (0.5 * (a + b)) / (a + 1));
  let value = d;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const even = (0.5 * step * (b - step)) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-0.5 * (a + step) * (a + b + step)) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return value;
  }
  throw new Error(`the incomplete beta function does not settle for a = ${a}, b = ${b}`);
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
