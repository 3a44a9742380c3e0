const SCALE = 1e9;

/** A number as it stands in a verdict and its receipt: to nine decimals, never minus zero (scoring, 5.4). */
export function roundedNumber(value: number): number {
  return Math.round(value * SCALE) / SCALE + 0;
}
