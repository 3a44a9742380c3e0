import { z } from "zod";
import {
  idListField,
  lineField,
  optionalTextField,
  publicIdField,
  queryField,
} from "@/lib/foundation/fields";
import { readPublicId } from "@/lib/foundation/ids";
import type { TaskKind } from "@/prisma/generated/enums";
import { LatePolicy } from "@/prisma/generated/enums";
import { rubricIn, type RubricName } from "../rules/rubric-fields";

/** How many claims an assignment may be about. */
export const CLAIMS_MOST = 20;

/** A local date and time as a form sends it; which instant that is, the class's time zone says. */
function localTimeField(missing: string) {
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
};
const plan = {
  claims: idListField("claims", CLAIMS_MOST).refine(
    (ids) => ids.length > 0,
    "Choose at least one claim: search for it above the form.",
  ),
  tasks: z.array(z.enum(["GRADE_ARGUMENTS", "VOTE"])).min(1, "Choose at least one task."),
  late: z.enum(LatePolicy, { error: "Say what becomes of work that is late." }),
  lateReduction: z.string().optional(),
};

/** An assignment as a teacher makes it, with both rubrics as fields (see `rubric-fields.ts`). */
export const makeAssignmentInput = z
  .looseObject({ classId: publicIdField, ...words, ...plan })
  .transform((sent, refusing) => ({
    ...{ classId: sent.classId, words: wordsIn(sent), plan: planIn(sent, refusing) },
    ...rubricsIn(sent, sent.tasks, refusing),
  }));

/** The same for one that is there. `scope` says how much its form showed: all of it, or what can change to the end. */
export const reviseAssignmentInput = z
  .discriminatedUnion("scope", [
    z.looseObject({ scope: z.literal("all"), assignmentId: publicIdField, ...words, ...plan }),
    z.looseObject({ scope: z.literal("words"), assignmentId: publicIdField, ...words }),
  ])
  .transform((sent, refusing) => ({
    ...{ assignmentId: sent.assignmentId, words: wordsIn(sent) },
    plan: sent.scope === "all" ? planIn(sent, refusing) : null,
    ...rubricsIn(sent, sent.scope === "all" ? sent.tasks : [], refusing),
  }));

/** Names an assignment. */
export const assignmentInput = z.object({ assignmentId: publicIdField });

/** What the address of a form for an assignment says; whatever cannot be read is as if it had not been asked. */
export const askedAssignment = z.object({
  template: z.string().max(40).optional().catch(undefined),
  q: queryField({ most: 200 }).catch(""),
  /** The claims that were chosen; those of the assignment where it says none. */
  claims: z
    .string()
    .max(12 * CLAIMS_MOST)
    .transform((text) => [...new Set(text.split(" "))].filter(isPublicId).slice(0, CLAIMS_MOST))
    .optional()
    .catch(undefined),
  done: z.string().optional().catch(undefined),
  /** Which of its times do not exist where the class is. */
  skipped: z
    .string()
    .max(40)
    .catch("")
    .transform((text) => text.split(" ")),
});

type Refusing = {
  addIssue(issue: { code: "custom"; path: string[]; message: string }): void;
};
type Words = z.output<z.ZodObject<typeof words>>;
type Plan = z.output<z.ZodObject<typeof plan>>;

const wordsIn = ({ title, instructions, opens, due }: Words) => ({
  ...{ title, instructions, opens, due },
});

function planIn({ claims, tasks, late, lateReduction }: Plan, refusing: Refusing) {
  const percent = late === "REDUCED" ? Number((lateReduction ?? "").trim() || NaN) : null;
  if (percent !== null && !(Number.isInteger(percent) && percent >= 1 && percent <= 100))
    refusing.addIssue({
      ...{ code: "custom", path: ["lateReduction"] },
      message: "Say how much is taken off for each day: a whole number from 1 to 100.",
    });
  return { claims, tasks, late, lateReduction: percent };
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
