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
export const LEVELS = { least: 2, most: 7 };
export const POINTS = { least: 0, most: 100 };
export const RUBRIC_WORDS = { title: 120, hint: 600, label: 60, description: 600 };

/** As much of a rubric as its arithmetic needs; whatever else its rows carry. */
export type GradedRubric = {
  criteria: readonly {
    id: string;
    weight: number;
    levels: readonly { id: string; points: number }[];
  }[];
};

/**
 * The grade that marks make by a rubric: the mean of the points of the levels that were reached, each counted by the
 * weight of its criterion.
 *
 * @param marks the level that was reached, by criterion; both by their ids
 * @returns hundredths of a percent, rounded half up, 0 to 10000; null while a criterion has no level of its own
 */
export function gradeOf(
  marks: ReadonlyMap<string, string>,
  { criteria }: GradedRubric,
): number | null {
  let [weights, sum] = [0, 0];
  for (const { id, weight, levels } of criteria) {
    const reached = levels.find((level) => level.id === marks.get(id));
    if (!reached) return null;
    weights += weight;
    sum += weight * reached.points;
  }
  // Whole numbers all the way, so that a half is a half.
  return weights === 0 ? null : Math.floor((200 * sum + weights) / (2 * weights));
}

const DAY_MS = 86_400_000;

/** Days that had begun after work was due when it was handed in: 0 in time, 1 from the first millisecond after it. */
export function lateDays(handedInAt: Date, dueAt: Date): number {
  return Math.max(0, Math.ceil((handedInAt.getTime() - dueAt.getTime()) / DAY_MS));
}

/** What lateness does to a grade. `perDay` is percent of the grade, 1 to 100. Refused work is never handed in late. */
export type Lateness = { kind: "ACCEPTED" | "REFUSED" } | { kind: "REDUCED"; perDay: number };

/**
 * What lateness leaves of a grade.
 *
 * @param grade in hundredths of a percent
 * @param days late, as `lateDays` counts them
 * @returns the same, rounded half up, never below 0
 */
export function reduced(grade: number, policy: Lateness, days: number): number {
  if (policy.kind !== "REDUCED") return grade;
  const left = Math.max(0, 100 - policy.perDay * days);
  return Math.floor((grade * left + 50) / 100);
}
