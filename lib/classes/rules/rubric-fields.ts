import { cleanLine, cleanText } from "@/lib/foundation/text";
import {
  CRITERIA,
  LEVELS,
  POINTS,
  RUBRIC_WORDS,
  WEIGHT,
  type CriterionDraft,
  type LevelDraft,
  type RubricDraft,
} from "./rubric";

// A rubric as a form carries it: one field for each of its words and numbers, under names of plain letters and digits.
// "work2Title" is the title of its second criterion, "work2Level1Points" are the points of that one's first level.

/** Which of an assignment's two rubrics: by which students judge arguments, or by which their own work is judged. */
export type RubricName = "arguments" | "work";
export type CriterionPart = "Title" | "Hint" | "Weight";
export type LevelPart = "Label" | "Description" | "Points";

/** The field of a criterion, whose places count from 1. */
export const criterionField = (name: RubricName, place: number, part: CriterionPart): string =>
  `${name}${place}${part}`;
/** The field of one of its levels, counted from 1 as well. */
export const levelField = (
  name: RubricName,
  place: number,
  level: number,
  part: LevelPart,
): string => `${name}${place}Level${level}${part}`;

/** The field that says how many criteria a form shows, and how many levels of each: "4 4 3". */
export const shapeField = (name: RubricName): string => `${name}Shape`;

/** How many levels each criterion has that a form shows, by what that field says; within what a rubric may have. */
export function shapeIn(words: string): number[] {
  const counts = words.split(" ").map(Number).slice(0, CRITERIA.most);
  return counts.filter((count) => Number.isInteger(count) && count >= 1 && count <= LEVELS.most);
}

/** The field by which work or an argument is graded: the level reached by the criterion at this place. */
export const reachedField = (place: number): string => `level${place}`;

/** What the fields of a form say for a rubric. */
export function fieldsOfRubric(
  name: RubricName,
  { criteria }: RubricDraft,
): Record<string, string> {
  const fields: Record<string, string> = {
    [shapeField(name)]: criteria.map(({ levels }) => levels.length).join(" "),
  };
  for (const [nth, { title, hint, weight, levels }] of criteria.entries()) {
    fields[criterionField(name, nth + 1, "Title")] = title;
    fields[criterionField(name, nth + 1, "Hint")] = hint ?? "";
    fields[criterionField(name, nth + 1, "Weight")] = String(weight);
    for (const [at, { label, description, points }] of levels.entries()) {
      fields[levelField(name, nth + 1, at + 1, "Label")] = label;
      fields[levelField(name, nth + 1, at + 1, "Description")] = description ?? "";
      fields[levelField(name, nth + 1, at + 1, "Points")] = String(points);
    }
  }
  return fields;
}

export type FieldProblem = { field: string; message: string };

/**
 * The rubric that the fields of a form say: a criterion without a title is left out, and so is a level without a label.
 *
 * @returns null where no field of that rubric was sent; else the rubric, with what is wrong with it field by field
 */
export function rubricIn(
  name: RubricName,
  sent: Readonly<Record<string, unknown>>,
): { rubric: RubricDraft; problems: FieldProblem[] } | null {
  const isSent = ([field, value]: [string, unknown]) =>
    typeof value === "string" && new RegExp(`^${name}\\d`).test(field);
  if (!Object.entries(sent).some(isSent)) return null;
  const reading: Reading = { sent, problems: [] };
  const criteria = placesUpTo(CRITERIA.most).flatMap((place) => criterionAt(reading, name, place));
  if (criteria.length < CRITERIA.least)
    reading.problems.push({
      field: criterionField(name, 1, "Title"),
      message: "A rubric needs at least one criterion.",
    });
  return { rubric: { criteria }, problems: reading.problems };
}

type Reading = { sent: Readonly<Record<string, unknown>>; problems: FieldProblem[] };

function criterionAt(reading: Reading, name: RubricName, place: number): CriterionDraft[] {
  const field = (part: CriterionPart) => criterionField(name, place, part);
  const title = lineIn(reading, field("Title"), RUBRIC_WORDS.title);
  if (title === "") return [];
  const levels = placesUpTo(LEVELS.most).flatMap((level) => levelAt(reading, name, place, level));
  if (levels.length < LEVELS.least)
    reading.problems.push({
      field: levelField(name, place, 1, "Label"),
      message: `“${title}” needs at least ${LEVELS.least} levels.`,
    });
  const hint = textIn(reading, field("Hint"), RUBRIC_WORDS.hint);
  return [{ title, hint, weight: numberIn(reading, field("Weight"), WEIGHT), levels }];
}

function levelAt(reading: Reading, name: RubricName, place: number, level: number): LevelDraft[] {
  const field = (part: LevelPart) => levelField(name, place, level, part);
  const label = lineIn(reading, field("Label"), RUBRIC_WORDS.label);
  if (label === "") return [];
  const description = textIn(reading, field("Description"), RUBRIC_WORDS.description);
  return [{ label, description, points: numberIn(reading, field("Points"), POINTS) }];
}

function lineIn(reading: Reading, field: string, most: number): string {
  return withinLength(reading, field, cleanLine(wordsIn(reading, field)), most);
}

function textIn(reading: Reading, field: string, most: number): string | null {
  return withinLength(reading, field, cleanText(wordsIn(reading, field)), most) || null;
}

function withinLength({ problems }: Reading, field: string, text: string, most: number): string {
  if ([...text].length > most)
    problems.push({ field, message: `This may have at most ${most} characters.` });
  return text;
}

function numberIn(reading: Reading, field: string, { least, most }: Bounds): number {
  const words = wordsIn(reading, field).trim();
  const value = /^\d{1,3}$/.test(words) ? Number(words) : NaN;
  if (value >= least && value <= most) return value;
  reading.problems.push({ field, message: `Give a whole number from ${least} to ${most}.` });
  return least;
}

const wordsIn = ({ sent }: Reading, field: string): string => {
  const value = sent[field];
  return typeof value === "string" ? value : "";
};
const placesUpTo = (most: number): number[] => Array.from({ length: most }, (_, nth) => nth + 1);
type Bounds = { least: number; most: number };
