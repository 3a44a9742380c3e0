import { z } from "zod";
import { LatePolicy, Naming, OthersShown } from "@/prisma/generated/enums";
import { CRITERIA, LEVELS, POINTS, RUBRIC_WORDS, WEIGHT, type RubricDraft } from "./rubric";
import { EVIDENCE_ASKED, inOrder, NOTES_ASKED, type TaskDraft } from "./tasks";

/** For how many days a student may ask about a grade; 0 for never. The database holds the same. */
export const INQUIRY_DAYS = { least: 0, most: 60 };

const words = (most: number) =>
  z
    .string()
    .min(1)
    .refine((text) => [...text].length <= most);
const whole = ({ least, most }: { least: number; most: number }) =>
  z.number().int().min(least).max(most);

const rubric = z.object({
  criteria: z
    .array(
      z.object({
        title: words(RUBRIC_WORDS.title),
        hint: words(RUBRIC_WORDS.hint).nullable(),
        weight: whole(WEIGHT),
        levels: z
          .array(
            z.object({
              label: words(RUBRIC_WORDS.label),
              description: words(RUBRIC_WORDS.description).nullable(),
              points: whole(POINTS),
            }),
          )
          .min(LEVELS.least)
          .max(LEVELS.most),
      }),
    )
    .min(CRITERIA.least)
    .max(CRITERIA.most),
});

const task = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["GRADE_ARGUMENTS", "ANSWER", "VOTE"]) }),
  z
    .object({
      kind: z.literal("ADD_EVIDENCE"),
      ...{ supporting: whole(EVIDENCE_ASKED), contradicting: whole(EVIDENCE_ASKED) },
    })
    .refine(({ supporting, contradicting }) => supporting + contradicting > 0),
  z.object({ kind: z.literal("ANNOTATE"), notes: whole(NOTES_ASKED) }),
]);

/** What an assignment says but for its claims and its dates: what a template keeps of it. */
export const assignmentContent = z.object({
  instructions: words(10_000).nullable(),
  tasks: z.array(task).min(1).transform(inOrder),
  latePolicy: z.enum(LatePolicy),
  lateReduction: z.number().int().min(1).max(100).nullable(),
  naming: z.enum(Naming),
  othersShown: z.enum(OthersShown),
  inquiryDays: whole(INQUIRY_DAYS),
  argumentsRubric: rubric.nullable(),
  workRubric: rubric,
});
type Read = z.output<typeof assignmentContent>;
export type AssignmentContent = Omit<Read, "tasks" | "argumentsRubric" | "workRubric"> & {
  tasks: readonly TaskDraft[];
  argumentsRubric: RubricDraft | null;
  workRubric: RubricDraft;
};

/** What a template says, as it is stored; null where that cannot be read. */
export function readContent(stored: string): AssignmentContent | null {
  try {
    return assignmentContent.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null;
  }
}

/** The same, to be stored. */
export const contentWords = (content: AssignmentContent): string => JSON.stringify(content);

/** What nobody has said yet. */
export const USUAL_SETTINGS = {
  ...{ latePolicy: "ACCEPTED", lateReduction: null, naming: "NAMES" },
  ...{ othersShown: "NEVER", inquiryDays: 7 },
} as const satisfies Partial<AssignmentContent>;
