import { z } from "zod";
import { idListField, lineField, optionalTextField, publicIdField } from "@/lib/foundation/fields";
import { readPublicId } from "@/lib/foundation/ids";
import { LatePolicy, Naming, OthersShown, type TaskKind } from "@/prisma/generated/enums";
import { INQUIRY_DAYS, USUAL_SETTINGS } from "../rules/assignment-content";
import { CLAIMS_MOST } from "../rules/choice";
import { rubricIn, type RubricName } from "../rules/rubric-fields";
import { TASK_ORDER, tasksIn } from "../rules/tasks";

const OPEN_AGAIN = "Open this form again.";

/** A local date and time as a form sends it; which instant that is, the class's time zone says. */
export function localTimeField(missing: string) {
  return z
    .string({ error: missing })
    .transform((text) => text.trim().slice(0, 16))
    .refine((text) => isLocalTime(text), `${missing} Write it like 2026-12-01T08:00.`);
}

const words = {
  title: lineField("The title", { least: 1, most: 120 }),
  instructions: optionalTextField("The instructions", { most: 10_000 }),
  opens: localTimeField("Say when it opens."),
  due: localTimeField("Say when it is due."),
  releases: z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .pipe(localTimeField("Say when grades are released, or leave it empty.").nullable()),
  late: z.enum(LatePolicy, { error: "Say what becomes of work that is late." }),
  lateReduction: z.string().optional(),
  inquiryDays: z
    .string()
    .default(String(USUAL_SETTINGS.inquiryDays))
    .transform((text) => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : NaN))
    .refine(
      (days) => days >= INQUIRY_DAYS.least && days <= INQUIRY_DAYS.most,
      `Give a whole number from ${INQUIRY_DAYS.least} to ${INQUIRY_DAYS.most}.`,
    ),
};
const plan = {
  claims: idListField("claims", CLAIMS_MOST).refine(
    (ids) => ids.length > 0,
    "Choose at least one claim: search for it, or open a document.",
  ),
  tasks: z.array(z.enum(TASK_ORDER)).min(1, "Choose at least one task."),
  ...{ supporting: z.string().optional(), contradicting: z.string().optional() },
  notes: z.string().optional(),
  naming: z.enum(Naming, { error: "Say under which names they work." }).default("NAMES"),
  others: z.enum(OthersShown, { error: "Say what they see of each other." }).default("NEVER"),
};

/** An assignment as a teacher makes it, with both rubrics as fields (see `rubric-fields.ts`). */
export const makeAssignmentInput = z
  .looseObject({ classId: publicIdField, ...words, ...plan })
  .transform((sent, refusing) => ({
    classId: sent.classId,
    ...{ words: wordsIn(sent, refusing), plan: planIn(sent, refusing) },
    ...rubricsIn(sent, sent.tasks, refusing),
  }));

const revised = {
  assignmentId: publicIdField,
  /** Which of its changes the form was rendered from. */
  revision: z
    .string({ error: OPEN_AGAIN })
    .regex(/^\d{1,9}$/, OPEN_AGAIN)
    .transform(Number),
};

/** The same for one that is there. `scope` says how much its form showed: all of it, or what can change to the end. */
export const reviseAssignmentInput = z
  .discriminatedUnion("scope", [
    z.looseObject({ scope: z.literal("all"), ...revised, ...words, ...plan }),
    z.looseObject({ scope: z.literal("words"), ...revised, ...words }),
  ])
  .transform((sent, refusing) => ({
    ...{ assignmentId: sent.assignmentId, revision: sent.revision },
    ...{ words: wordsIn(sent, refusing) },
    plan: sent.scope === "all" ? planIn(sent, refusing) : null,
    ...rubricsIn(sent, sent.scope === "all" ? sent.tasks : [], refusing),
  }));

/** Names an assignment. */
export const assignmentInput = z.object({ assignmentId: publicIdField });

/** Whether a draft is thrown away, or taken back out. */
export const discardAssignmentInput = z.object({
  assignmentId: publicIdField,
  goal: z.enum(["discard", "restore"], { error: OPEN_AGAIN }),
});

/** Of which assignment a copy is made, and for which class. */
export const copyAssignmentInput = z.object({
  assignmentId: publicIdField,
  classId: z.string({ error: "Choose a class." }).pipe(publicIdField),
});

const fields = z
  .string()
  .max(40)
  .catch("")
  .transform((text) => text.split(" "));
/** Which of the times that were given are not there once where the class is. */
export const oddTimesAsked = { skipped: fields, twice: fields };

/** What the address of a form for an assignment says; whatever cannot be read is as if it had not been asked. */
export const askedAssignment = z.object({
  template: z.string().max(40).optional().catch(undefined),
  /** Claims to begin with; those of the assignment where it says none. */
  claims: z
    .string()
    .max(12 * CLAIMS_MOST)
    .transform((text) => [...new Set(text.split(" "))].filter(isPublicId).slice(0, CLAIMS_MOST))
    .optional()
    .catch(undefined),
  done: z.string().optional().catch(undefined),
  ...oddTimesAsked,
});

type Refusing = {
  addIssue(issue: { code: "custom"; path: string[]; message: string }): void;
};
type Words = z.output<z.ZodObject<typeof words>>;
type Plan = z.output<z.ZodObject<typeof plan>>;

function wordsIn(sent: Words, refusing: Refusing) {
  const { title, instructions, opens, due, releases, late, inquiryDays } = sent;
  const percent = late === "REDUCED" ? Number((sent.lateReduction ?? "").trim() || NaN) : null;
  if (percent !== null && !(Number.isInteger(percent) && percent >= 1 && percent <= 100))
    refusing.addIssue({
      ...{ code: "custom", path: ["lateReduction"] },
      message: "Say how much is taken off for each day: a whole number from 1 to 100.",
    });
  return {
    ...{ title, instructions, opens, due, releases, inquiryDays },
    ...{ latePolicy: late, lateReduction: percent },
  };
}

function planIn({ claims, tasks: kinds, naming, others, ...amounts }: Plan, refusing: Refusing) {
  const { tasks, problems } = tasksIn(kinds, amounts);
  for (const { field, message } of problems)
    refusing.addIssue({ code: "custom", path: [field], message });
  return { claims, tasks, naming, othersShown: others };
}

function rubricsIn(
  sent: Readonly<Record<string, unknown>>,
  tasks: readonly TaskKind[],
  refusing: Refusing,
) {
  const read = (name: RubricName) => {
    const found = rubricIn(name, sent);
    for (const { field, message } of found?.problems ?? [])
      refusing.addIssue({ code: "custom", path: [field], message });
    return found?.rubric ?? null;
  };
  const [argumentsRubric, workRubric] = [read("arguments"), read("work")];
  if (tasks.includes("GRADE_ARGUMENTS") && !argumentsRubric)
    refusing.addIssue({
      ...{ code: "custom", path: ["tasks"] },
      message: "To grade arguments, students need a rubric for them. Open this form again.",
    });
  return { argumentsRubric, workRubric };
}

function isLocalTime(text: string): boolean {
  const at = Date.parse(`${text}Z`);
  return (
    /^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text) &&
    !Number.isNaN(at) &&
    // The thirty-first of a short month is read as the first of the next.
    new Date(at).toISOString().startsWith(text)
  );
}

const isPublicId = (text: string): boolean => readPublicId(text).kind === "valid";
