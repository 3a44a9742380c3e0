/** One criterion of a rubric as it was marked: its weight (1 to 100), and the points (0 to 100) of the level reached; null while it has none. */
export type Marked = { weight: number; points: number | null };

/**
 * The grade that marks make: the mean of their points by weight, in hundredths of a percent (0 to 10,000), rounded half
 * up. Null while a criterion has no level, and where there is no criterion.
 */
export function gradeOf(criteria: readonly Marked[]): number | null {
  let [reached, weights] = [0, 0];
  for (const { weight, points } of criteria) {
    if (points === null) return null;
    reached += weight * points;
    weights += weight;
  }
  return weights === 0 ? null : roundedRatio(reached * 100, weights);
}

/** How many days of 24 hours have begun since work was due when it was handed in; 0 where it was in time. */
export function daysLate({ handedInAt, dueAt }: { handedInAt: Date; dueAt: Date }): number {
  return Math.max(0, Math.ceil((handedInAt.getTime() - dueAt.getTime()) / DAY));
}

/**
 * The grade that a student gets, in hundredths of a percent: what somebody set in its place or else what was computed,
 * less a part of itself for each day begun after it was due. Null while there is neither.
 *
 * @param reductionPerDay percent of the grade (1 to 100) where late work is reduced, else null
 */
export function finalGrade({ computed, override, late, reductionPerDay }: Graded): number | null {
  const grade = override ?? computed;
  if (grade === null || reductionPerDay === null) return grade;
  return roundedRatio(grade * Math.max(0, 100 - late * reductionPerDay), 100);
}

export type Graded = {
  computed: number | null;
  override: number | null;
  /** Days begun after it was due. */
  late: number;
  reductionPerDay: number | null;
};

/** Hundredths of a percent as people write them, with two places: 6667 is "66.67". */
export function percentWords(hundredths: number, mark: "." | "," = "."): string {
  return `${Math.floor(hundredths / 100)}${mark}${String(hundredths % 100).padStart(2, "0")}`;
}

/** A percentage as somebody types it, with a point or a comma and at most two places; null where it is none from 0 to 100. */
export function readPercent(typed: string): number | null {
  const [, whole, places = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim()) ?? [];
  if (whole === undefined) return null;
  const hundredths = Number(whole) * 100 + Number(places.padEnd(2, "0"));
  return hundredths <= 10_000 ? hundredths : null;
}

const DAY = 86_400_000;

// In whole numbers, half up: no binary fraction decides.
const roundedRatio = (over: number, under: number) => Math.floor((2 * over + under) / (2 * under));
