import { criterionField, levelField, type RubricName } from "@/lib/classes/rules/rubric-fields";
import {
  NEW_CRITERION,
  NEW_LEVEL,
  rowsAfter,
  type Move,
  type TypedCriterion,
  type TypedLevel,
} from "@/lib/classes/rules/rubric-moves";

// A rubric that is being written in the browser: its rows in their order, each with what it began with and what it says now.

export type CriterionRow = {
  key: number;
  began: Parts;
  now: Parts;
  /** Its place when the form was last answered: errors are named by it. Null for what came after. */
  answeredAt: number | null;
  levels: readonly LevelRow[];
};
export type LevelRow = {
  key: number;
  began: TypedLevel;
  now: TypedLevel;
  answeredAt: number | null;
};
type Parts = Omit<TypedCriterion, "levels">;

export type Rows = {
  rows: readonly CriterionRow[];
  /** What was taken away last, with where it stood; it can be brought back. */
  taken: { row: CriterionRow; at: number } | { level: LevelRow; of: number; at: number } | null;
  nextKey: number;
};

export type RowsChange =
  | { kind: "move"; move: Move }
  | { kind: "type"; rubric: RubricName; field: string; value: string }
  | { kind: "bringBack" }
  | { kind: "answered" };

/** The rows of what a form holds when it is opened. */
export function rowsOf(typed: readonly TypedCriterion[]): Rows {
  let nextKey = 0;
  const rows = typed.map(({ levels, ...parts }, nth) => ({
    ...{ key: nextKey++, began: parts, now: parts, answeredAt: nth + 1 },
    levels: levels.map((level, at) => ({
      ...{ key: nextKey++, began: level, now: level, answeredAt: at + 1 },
    })),
  }));
  return { rows, taken: null, nextKey };
}

/** The rows after a change. */
export function rowsChanged(state: Rows, change: RowsChange): Rows {
  switch (change.kind) {
    case "move":
      return afterMove(state, change.move);
    case "type":
      return { ...state, rows: afterTyping(state.rows, change) };
    case "bringBack":
      return broughtBack(state);
    case "answered":
      return {
        ...state,
        rows: state.rows.map((row, nth) => ({
          ...{ ...row, answeredAt: nth + 1 },
          levels: row.levels.map((level, at) => ({ ...level, answeredAt: at + 1 })),
        })),
      };
  }
}

function afterMove(state: Rows, move: Move): Rows {
  let { nextKey } = state;
  const level = (typed: TypedLevel): LevelRow => ({
    ...{ key: nextKey++, began: typed, now: typed, answeredAt: null },
  });
  const rows = rowsAfter(state.rows, move, {
    criterion: () => {
      const { levels, ...parts } = NEW_CRITERION;
      const row = { key: nextKey++, began: parts, now: parts, answeredAt: null };
      return { ...row, levels: levels.map(level) };
    },
    level: () => level(NEW_LEVEL),
  });
  return { rows, taken: takenBy(state, move, rows) ?? state.taken, nextKey };
}

function takenBy({ rows }: Rows, move: Move, after: readonly CriterionRow[]): Rows["taken"] {
  if (move.to !== "away" || move.criterion === undefined) return null;
  const [at, row] = [move.criterion - 1, rows[move.criterion - 1]];
  if (!row) return null;
  if (move.level === undefined) return after.length < rows.length ? { row, at } : null;
  const level = row.levels[move.level - 1];
  const isGone = after[at]!.levels.length < row.levels.length;
  return level && isGone ? { level, of: row.key, at: move.level - 1 } : null;
}

function broughtBack({ rows, taken, nextKey }: Rows): Rows {
  if (!taken) return { rows, taken, nextKey };
  const isAnew = <Row extends { began: unknown; now: unknown }>(row: Row): Row => ({
    ...{ ...row, began: row.now, answeredAt: null },
  });
  if ("row" in taken) {
    const { row, at } = taken;
    const back = { ...isAnew(row), levels: row.levels.map(isAnew) };
    return { rows: [...rows.slice(0, at), back, ...rows.slice(at)], taken: null, nextKey };
  }
  const { level, of, at } = taken;
  const withLevel = (row: CriterionRow) => ({
    ...row,
    levels: [...row.levels.slice(0, at), isAnew(level), ...row.levels.slice(at)],
  });
  const after = rows.map((row) => (row.key === of ? withLevel(row) : row));
  return { rows: after, taken: null, nextKey };
}

function afterTyping(
  rows: readonly CriterionRow[],
  { rubric, field, value }: Extract<RowsChange, { kind: "type" }>,
): readonly CriterionRow[] {
  return rows.map((row, nth) => {
    for (const part of ["Title", "Hint", "Weight"] as const)
      if (field === criterionField(rubric, nth + 1, part))
        return { ...row, now: { ...row.now, [part]: value } };
    const levels = row.levels.map((level, at) => {
      for (const part of ["Label", "Description", "Points"] as const)
        if (field === levelField(rubric, nth + 1, at + 1, part))
          return { ...level, now: { ...level.now, [part]: value } };
      return level;
    });
    return levels.some((level, at) => level !== row.levels[at]) ? { ...row, levels } : row;
  });
}
