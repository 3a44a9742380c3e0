/** Below these nothing is said of agreement: that two agree, or that some do on a few things, tells nothing (scoring, 3.5). */
export const LEAST_RATERS = 3;
export const LEAST_UNITS = 20;

/** How often each category, from the lowest to the highest, was chosen for one thing that several people judged. */
export type UnitCounts = readonly number[];

export type Agreement =
  | { kind: "TOO_FEW" }
  /** All chose one and the same category throughout: chance cannot be told from agreement. */
  | { kind: "UNDEFINED" }
  | { kind: "ALPHA"; alpha: number; low: number; high: number; units: number };

/**
 * How far people agree on things that several of them judged on one ordered scale: Krippendorff's alpha by its ordinal
 * metric (scoring, 3.1), from 1 for all alike over 0 for as if by chance to below it, with the 95% interval of 1,000 draws
 * of as many units, by percentiles (scoring, 3.5).
 *
 * @param raters how many people judged any of them
 * @param random numbers from 0 to below 1
 */
export function agreementOf(
  units: readonly UnitCounts[],
  raters: number,
  random: () => number,
): Agreement {
  const pairable = units.filter((counts) => sumOf(counts) >= 2);
  if (raters < LEAST_RATERS || pairable.length < LEAST_UNITS) return { kind: "TOO_FEW" };
  const coincidences = pairable.map(coincidencesIn);
  const alpha = alphaOf(coincidences);
  if (alpha === null) return { kind: "UNDEFINED" };
  const drawn = Array.from({ length: DRAWS }, () =>
    alphaOf(coincidences.map(() => coincidences[Math.floor(random() * coincidences.length)]!)),
  );
  const sorted = drawn.filter((each) => each !== null).sort((one, other) => one - other);
  return {
    ...{ kind: "ALPHA", alpha, units: pairable.length },
    ...{ low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) },
  };
}

/**
 * Krippendorff's alpha by its ordinal metric. Units with fewer than two values say nothing of agreement and are left out.
 * Null where it is not defined: without a unit of two values, and where all values are the same.
 */
export const ordinalAlpha = (units: readonly UnitCounts[]): number | null =>
  alphaOf(units.filter((counts) => sumOf(counts) >= 2).map(coincidencesIn));

/** mulberry32: the same numbers from 0 to below 1 each time, so that a page asked twice says the same. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DRAWS = 1_000;

/** Of one unit with m values: its ordered pairs of values by category, each counted as 1 / (m - 1). */
type Coincidences = readonly (readonly number[])[];

function coincidencesIn(counts: UnitCounts): Coincidences {
  const values = sumOf(counts);
  return counts.map((one, at) =>
    counts.map((other, place) => (one * (at === place ? other - 1 : other)) / (values - 1)),
  );
}

function alphaOf(units: readonly Coincidences[]): number | null {
  const categories = Math.max(0, ...units.map(({ length }) => length));
  const pairs = Array.from({ length: categories }, () => Array<number>(categories).fill(0));
  for (const unit of units)
    for (const [at, row] of unit.entries())
      for (const [place, weight] of row.entries()) pairs[at]![place]! += weight;
  const totals = pairs.map(sumOf);
  let [observed, expected] = [0, 0];
  for (let one = 0; one < categories; one += 1)
    for (let other = one + 1; other < categories; other += 1) {
      const distance = distanceBetween(totals, one, other);
      observed += pairs[one]![other]! * distance;
      expected += totals[one]! * totals[other]! * distance;
    }
  return expected === 0 ? null : 1 - ((sumOf(totals) - 1) * observed) / expected;
}

/** The ordinal metric: how many values lie between two categories, half of those in each of them, squared. */
function distanceBetween(totals: readonly number[], one: number, other: number): number {
  const between = sumOf(totals.slice(one, other + 1));
  return (between - (totals[one]! + totals[other]!) / 2) ** 2;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
