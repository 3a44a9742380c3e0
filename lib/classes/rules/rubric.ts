/** What is judged, from which sides, and how much each counts. */
export type RubricDraft = { criteria: readonly CriterionDraft[] };
/** One side: `weight` is how much it counts beside the others. */
export type CriterionDraft = {
  title: string;
  hint: string | null;
  weight: number;
  levels: readonly LevelDraft[];
};
export type LevelDraft = { label: string; description: string | null; points: number };

/** How many there may be, or how much; lengths in characters. The database holds the same. */
export const CRITERIA = { least: 1, most: 12 };
export const WEIGHT = { least: 1, most: 100 };
export const LEVELS = { least: 2, most: 6 };
export const POINTS = { least: 0, most: 100 };
export const RUBRIC_WORDS = { title: 120, hint: 600, label: 60, description: 600 };

/** A weight as a part of all weights, in whole percent: 3 of 8 is 38. */
export const shareOf = (weight: number, all: number): number =>
  all > 0 ? Math.round((100 * weight) / all) : 0;

/** The same of a weight as it is typed, to stand after it: ", 38 %". Empty while it is no number. */
export function shareInWords(typed: string, all: number): string {
  const weight = Number(typed.trim() || NaN);
  return weight > 0 && all > 0 ? `, ${shareOf(weight, all)}\u00a0%` : "";
}
