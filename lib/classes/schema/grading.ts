import { z } from "zod";
import { optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";
import { readPercent } from "../rules/grade";
import { PROGRESS } from "../rules/progress";
import { readRecordRef, RECORDS_MOST } from "../rules/records";
import { reachedField } from "../rules/rubric-fields";

const OPEN_AGAIN = "Open this page again.";
const work = {
  assignmentId: publicIdField,
  submissionId: z.uuid({ error: OPEN_AGAIN }),
};
/** The newest change of the grade that whoever sends it was shown; "0" where there was none. */
const seen = z.string({ error: OPEN_AGAIN }).regex(/^\d{1,19}(\.\d{1,9})?$/, OPEN_AGAIN);
const comment = optionalTextField("The comment", { most: 4_000 });

/** What one form says of one criterion: `keptId` is a kept comment to say as well, `isToKeep` that this one be kept. */
export type GivenLevel = {
  place: number;
  levelId: string;
  comment: string | null;
  records: string[];
  keptId: string | null;
  isToKeep: boolean;
};

/**
 * Levels by the place of their criterion in the rubric: `level1` is the one reached by the first, `comment1` what is said of it,
 * `record1` each record that it leans on, `kept1` a kept comment that is said too, `keep1` that the comment be kept. A criterion
 * without a level keeps what it had.
 */
export const giveGradeInput = z
  .object({
    ...{ ...work, seen },
    /** The version of the rubric that the form shows. */
    versionId: z.uuid({ error: OPEN_AGAIN }).optional(),
    /** Where to go afterwards: `next` is the work of `nextId`. */
    then: z.enum(["stay", "next"]).catch("stay").default("stay"),
    nextId: z.uuid({ error: OPEN_AGAIN }).optional(),
  })
  .catchall(z.union([z.string(), z.array(z.string())]).optional())
  .transform(({ assignmentId, submissionId, seen, versionId, then, nextId, ...typed }, context) => {
    const marks = [...placesIn(typed)].flatMap((place) => levelAt(place, typed, context));
    return { assignmentId, submissionId, seen, versionId, then, nextId: nextId ?? null, marks };
  });

/** What stands in the place of the computed grade, and why; or that it is taken back. */
export const overrideGradeInput = z.discriminatedUnion("act", [
  z.object({
    ...{ ...work, seen, act: z.literal("set") },
    percent: z
      .string({ error: "The grade is missing." })
      .transform(readPercent)
      .refine((read) => read !== null, "Write a percentage from 0 to 100, such as 82.5."),
    reason: textField("The reason", { least: 3, most: 2_000 }),
  }),
  z.object({ ...work, seen, act: z.literal("takeBack") }),
]);

/** Whose grades are released: of all who have one, or of those who are named. */
export const releaseGradesInput = z.object({
  assignmentId: publicIdField,
  of: z.enum(["all", "ticked", "one"], { error: OPEN_AGAIN }),
  submissionIds: z
    .array(z.uuid({ error: OPEN_AGAIN }))
    .max(500, OPEN_AGAIN)
    .default([]),
});

/** Whose release is taken back: one student's, or that of everybody who has not looked. */
export const recallGradeInput = z.union([
  z.object({ assignmentId: publicIdField, of: z.literal("unseen") }),
  z.object(work),
]);

/** Whose grade its student opens. */
export const seeGradeInput = z.object({ assignmentId: publicIdField });

/** What an address asks of the grid; whatever cannot be read is as if it had not been asked. */
export const gridQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort: z.enum(["name", "state"]).catch("name"),
  state: z.enum(PROGRESS).nullable().catch(null).default(null),
  done: z.string().optional().catch(undefined),
  /** Of one work: whether it is to be graded by the rubric as it is now, and not by the version that it was graded by. */
  anew: z
    .literal("yes")
    .transform(() => true)
    .catch(false)
    .default(false),
});
export type GridQuery = z.output<typeof gridQuery>;

/** Why a student's name is shown to those who grade their work. */
export const unmaskWorkInput = z.object({
  ...work,
  reason: textField("The reason", { least: 3, most: 600 }),
});

type Typed = Record<string, string | string[] | undefined>;

function levelAt(place: number, typed: Typed, context: z.RefinementCtx): GivenLevel[] {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  const said = comment.safeParse(lineOf(typed[`comment${place}`]));
  for (const { message } of said.error?.issues ?? []) wrong(`comment${place}`, message);
  const records = [...new Set([typed[`record${place}`] ?? []].flat())];
  if (records.length > RECORDS_MOST || records.some((ref) => readRecordRef(ref) === null))
    wrong(`record${place}`, OPEN_AGAIN);
  const keptId = lineOf(typed[`kept${place}`]) || null;
  if (keptId !== null && !isUuid(keptId)) wrong(`kept${place}`, OPEN_AGAIN);
  const levelId = lineOf(typed[reachedField(place)]);
  if (levelId !== undefined && !isUuid(levelId)) wrong(reachedField(place), OPEN_AGAIN);
  if (levelId !== undefined)
    return [
      {
        ...{ place, levelId, comment: said.data ?? null, records, keptId },
        isToKeep: typed[`keep${place}`] === "yes",
      },
    ];
  if (said.data || keptId)
    wrong(reachedField(place), "Choose a level: a comment stands beside one.");
  else if (records.length > 0)
    wrong(reachedField(place), "Choose a level: records are named for one.");
  return [];
}

const isUuid = (text: string) => z.uuid().safeParse(text).success;
const lineOf = (value: Typed[string]) => (Array.isArray(value) ? value[0] : value);

function placesIn(typed: Typed): Set<number> {
  const places = Object.keys(typed).map(
    (name) => /^(?:level|comment|record|kept)([1-9]\d?)$/.exec(name)?.[1],
  );
  return new Set(places.filter((place) => place !== undefined).map(Number));
}
