import { CRITERIA, LEVELS } from "./rubric";
import {
  criterionField,
  levelField,
  shapeField,
  shapeIn,
  type CriterionPart,
  type LevelPart,
  type RubricName,
} from "./rubric-fields";

// How the rows of a rubric are put in another order while its form is open: in the browser, or, without script, by a
// button of the form that comes back with everything in it.

/** The button of a form that only puts its rows in another order. */
export const MOVE_BUTTON = "move";

/** What one button does: to a criterion, or to one of its levels. Places count from 1; the new one is the last. */
export type Move = { rubric: RubricName; criterion?: number; level?: number; to: MoveTo };
export type MoveTo = "up" | "down" | "away" | "new";

/** A move as a button carries it: "work 2 3 up" moves the third level of the second criterion up. */
export const moveWords = ({ rubric, criterion, level, to }: Move): string =>
  [rubric, criterion, level, to].filter((part) => part !== undefined).join(" ");

/** The move that a button carries; null where it carries none. */
export function readMove(words: string): Move | null {
  const [, rubric, criterion, level, to] =
    /^(arguments|work)(?: (\d{1,2}))?(?: (\d{1,2}))? (up|down|away|new)$/.exec(words) ?? [];
  if (!rubric || !to) return null;
  return {
    ...{ rubric: rubric as RubricName, to: to as MoveTo },
    ...(criterion && { criterion: Number(criterion) }),
    ...(level && { level: Number(level) }),
  };
}

/** What a new criterion begins as. */
export const NEW_CRITERION = {
  ...{ Title: "", Hint: "", Weight: "1" },
  levels: ["0", "40", "70", "100"].map((Points) => ({ Label: "", Description: "", Points })),
};
export const NEW_LEVEL = { Label: "", Description: "", Points: "" };

/**
 * The rows of a rubric after a move; the same where it cannot be made: what is first goes no further up, and a rubric keeps
 * its least and its most.
 */
export function rowsAfter<Row extends { levels: readonly Level[] }, Level>(
  rows: readonly Row[],
  { criterion, level, to }: Move,
  made: { criterion: () => Row; level: () => Level },
): readonly Row[] {
  if (criterion === undefined)
    return to === "new" ? listAfter(rows, undefined, to, CRITERIA, made.criterion) : rows;
  const row = rows[criterion - 1];
  if (!row) return rows;
  if (level === undefined && to !== "new")
    return listAfter(rows, criterion, to, CRITERIA, made.criterion);
  const levels = listAfter(row.levels, level, to, LEVELS, made.level);
  return rows.map((one) => (one === row ? { ...row, levels } : one));
}

/** What a form says after a move that one of its buttons carries; null where it carries none. */
export function sentAfterMove(sent: FormData): FormData | null {
  const button = sent.get(MOVE_BUTTON);
  const move = typeof button === "string" ? readMove(button) : null;
  if (!move) return null;
  const { rubric } = move;
  const read = (field: string) => String(sent.get(field) ?? "");
  const rows = rowsAfter<TypedCriterion, TypedLevel>(typedRows(rubric, read), move, {
    criterion: () => NEW_CRITERION,
    level: () => NEW_LEVEL,
  });
  const after = new FormData();
  for (const [field, value] of sent)
    if (field !== MOVE_BUTTON && !new RegExp(`^${rubric}(\\d|Shape$)`).test(field))
      after.append(field, value);
  for (const [field, value] of Object.entries(fieldsOfRows(rubric, rows))) after.set(field, value);
  return after;
}

/** A rubric as it is typed, whether or not it is one yet. */
export type TypedCriterion = Record<CriterionPart, string> & { levels: readonly TypedLevel[] };
export type TypedLevel = Record<LevelPart, string>;

/** The rows that the fields of a form hold. */
export function typedRows(
  name: RubricName,
  read: (field: string) => string,
): readonly TypedCriterion[] {
  return shapeIn(read(shapeField(name))).map((count, nth) => ({
    Title: read(criterionField(name, nth + 1, "Title")),
    Hint: read(criterionField(name, nth + 1, "Hint")),
    Weight: read(criterionField(name, nth + 1, "Weight")),
    levels: Array.from({ length: count }, (_, at) => ({
      Label: read(levelField(name, nth + 1, at + 1, "Label")),
      Description: read(levelField(name, nth + 1, at + 1, "Description")),
      Points: read(levelField(name, nth + 1, at + 1, "Points")),
    })),
  }));
}

function fieldsOfRows(name: RubricName, rows: readonly TypedCriterion[]): Record<string, string> {
  const fields: Record<string, string> = {
    [shapeField(name)]: rows.map(({ levels }) => levels.length).join(" "),
  };
  for (const [nth, { levels, ...parts }] of rows.entries()) {
    for (const [part, value] of Object.entries(parts))
      fields[criterionField(name, nth + 1, part as CriterionPart)] = value;
    for (const [at, level] of levels.entries())
      for (const [part, value] of Object.entries(level))
        fields[levelField(name, nth + 1, at + 1, part as LevelPart)] = value;
  }
  return fields;
}

function listAfter<Item>(
  list: readonly Item[],
  place: number | undefined,
  to: MoveTo,
  { least, most }: { least: number; most: number },
  made: () => Item,
): readonly Item[] {
  if (to === "new") return list.length < most ? [...list, made()] : list;
  const at = (place ?? 0) - 1;
  if (at < 0 || at >= list.length) return list;
  if (to === "away") return list.length > least ? list.filter((_, nth) => nth !== at) : list;
  const other = to === "up" ? at - 1 : at + 1;
  if (other < 0 || other >= list.length) return list;
  const swapped = [...list];
  [swapped[at], swapped[other]] = [list[other]!, list[at]!];
  return swapped;
}
