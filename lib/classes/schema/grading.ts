import { z } from "zod";
import { optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";
import { readPercent } from "../rules/grade";
import { PROGRESS } from "../rules/progress";
import { reachedField } from "../rules/rubric-fields";

const OPEN_AGAIN = "Open this page again.";
const work = {
  assignmentId: publicIdField,
  submissionId: z.uuid({ error: OPEN_AGAIN }),
};
/** The newest change of the grade that whoever sends it was shown; "0" where there was none. */
const seen = z.string({ error: OPEN_AGAIN }).regex(/^\d{1,19}$/, OPEN_AGAIN);
const comment = optionalTextField("The comment", { most: 4_000 });

/**
 * Marks by the place of their criterion in the rubric: `level1` is the level reached by the first, `comment1` what is said
 * of it. A criterion without a level keeps what it had.
 */
export const giveGradeInput = z
  .object({ ...work, seen })
  .catchall(z.string().optional())
  .transform(({ assignmentId, submissionId, seen, ...typed }, { addIssue }) => {
    const marks = [...placesIn(typed)].flatMap((place) => {
      const levelId = typed[reachedField(place)];
      const said = comment.safeParse(typed[`comment${place}`]);
      for (const { message } of said.error?.issues ?? [])
        addIssue({ code: "custom", path: [`comment${place}`], message });
      if (levelId !== undefined && !z.uuid().safeParse(levelId).success)
        addIssue({ code: "custom", path: [reachedField(place)], message: OPEN_AGAIN });
      else if (said.data && levelId === undefined)
        addIssue({
          ...{ code: "custom", path: [reachedField(place)] },
          message: "Choose a level: a comment stands beside one.",
        });
      return levelId === undefined ? [] : [{ place, levelId, comment: said.data ?? null }];
    });
    return { assignmentId, submissionId, seen, marks };
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

/** Whose release is taken back. */
export const recallGradeInput = z.object(work);

/** Whose grade its student opens. */
export const seeGradeInput = z.object({ assignmentId: publicIdField });

/** What an address asks of the grid; whatever cannot be read is as if it had not been asked. */
export const gridQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort: z.enum(["name", "state"]).catch("name"),
  state: z.enum(PROGRESS).nullable().catch(null).default(null),
  done: z.string().optional().catch(undefined),
});
export type GridQuery = z.output<typeof gridQuery>;

function placesIn(typed: Record<string, string | undefined>): Set<number> {
  const places = Object.keys(typed).map((name) => /^(?:level|comment)([1-9]\d?)$/.exec(name)?.[1]);
  return new Set(places.filter((place) => place !== undefined).map(Number));
}
