import { LEAST_RATERS } from "./agreement";

/** One student's grade of one thing by one criterion: everything by its place in a list, the level with its points (0 to 100). */
export type Grading = {
  student: number;
  item: number;
  criterion: number;
  level: number;
  points: number;
};

/** How a class graded one piece of evidence or one argument. */
export type ItemSummary = {
  /** How many graded it by any criterion. */
  raters: number;
  /** By each criterion; null where nobody graded by it. */
  criteria: (CriterionSummary | null)[];
  /** Of the criteria by their weights, in points from 0 to 100; null where nobody graded it. */
  mean: number | null;
  /** How far single grades lie from the mean of their criterion, in points: the root of the mean square, by weights. */
  spread: number | null;
};
export type CriterionSummary = {
  /** How many gave each level, from the lowest. */
  levels: number[];
  mean: number;
  /** The standard deviation of the points given, in points. */
  spread: number;
};

/**
 * How each item was graded, in their order.
 *
 * @param items how many there are
 * @param criteria each with its weight and how many levels it has
 */
export function summariesOf(
  gradings: readonly Grading[],
  items: number,
  criteria: readonly { weight: number; levels: number }[],
): ItemSummary[] {
  const byItem = Array.from({ length: items }, (): Grading[] => []);
  for (const grading of gradings) byItem[grading.item]!.push(grading);
  return byItem.map((given) => {
    const each = criteria.map(({ levels }, criterion) =>
      summaryOf(
        given.filter((grading) => grading.criterion === criterion),
        levels,
      ),
    );
    const weighted = each.flatMap((summary, at) =>
      summary ? [{ ...summary, weight: criteria[at]!.weight }] : [],
    );
    const variance = meanOf(weighted, ({ spread }) => spread ** 2);
    return {
      raters: new Set(given.map(({ student }) => student)).size,
      ...{ criteria: each, mean: meanOf(weighted, ({ mean }) => mean) },
      spread: variance === null ? null : Math.sqrt(variance),
    };
  });
}

/** The places of the items that stand first by something, highest first, of those that at least three people graded. */
export function firstBy(
  summaries: readonly ItemSummary[],
  by: "mean" | "spread",
  most: number,
): number[] {
  return summaries
    .flatMap((summary, place) =>
      summary.raters >= LEAST_RATERS && summary[by] !== null ? [{ place, value: summary[by] }] : [],
    )
    .sort((one, other) => other.value - one.value || one.place - other.place)
    .slice(0, most)
    .map(({ place }) => place);
}

/** One student's judgement of one thing on one scale, as a number from 0 for its lowest step to 1 for its highest. */
export type Judgement = { student: number; unit: string; value: number };
export type Distance = {
  student: number;
  /** From 0 for always like the others to 1 for always at the other end. */
  distance: number;
  /** Over how many things. */
  units: number;
};

/**
 * How far each student's judgements lie from the mean of all others', on average; furthest first. What fewer than three
 * judged counts for nobody, and whoever has judged fewer than two such things is left out.
 */
export function distancesOf(judgements: readonly Judgement[]): Distance[] {
  const units = new Map<string, { sum: number; count: number }>();
  for (const { unit, value } of judgements) {
    const { sum, count } = units.get(unit) ?? { sum: 0, count: 0 };
    units.set(unit, { sum: sum + value, count: count + 1 });
  }
  const apart = new Map<number, number[]>();
  for (const { student, unit, value } of judgements) {
    const { sum, count } = units.get(unit)!;
    if (count < LEAST_RATERS) continue;
    const distance = Math.abs(value - (sum - value) / (count - 1));
    apart.set(student, [...(apart.get(student) ?? []), distance]);
  }
  return [...apart]
    .filter(([, each]) => each.length >= 2)
    .map(([student, each]) => ({ student, distance: plainMean(each), units: each.length }))
    .sort((one, other) => other.distance - one.distance || one.student - other.student);
}

function summaryOf(given: readonly Grading[], levels: number): CriterionSummary | null {
  if (given.length === 0) return null;
  const mean = plainMean(given.map(({ points }) => points));
  return {
    levels: Array.from(
      { length: levels },
      (_, level) => given.filter((grading) => grading.level === level).length,
    ),
    mean,
    spread: Math.sqrt(plainMean(given.map(({ points }) => (points - mean) ** 2))),
  };
}

function meanOf<Item extends { weight: number }>(
  items: readonly Item[],
  value: (item: Item) => number,
): number | null {
  const weights = items.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return items.reduce((sum, item) => sum + item.weight * value(item), 0) / weights;
}

const plainMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
