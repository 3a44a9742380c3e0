import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeAssignmentInput } from "../schema/assignments";
import {
  contentWords,
  INQUIRY_DAYS,
  readContent,
  type AssignmentContent,
} from "./assignment-content";
import { CRITERIA, LEVELS, POINTS, WEIGHT } from "./rubric";
import { fieldsOfRubric } from "./rubric-fields";
import { amountsOf, inOrder, type TaskDraft } from "./tasks";
import { TEMPLATES } from "./templates";

describe("What a template keeps of an assignment", () => {
  it("survives: kept, begun anew from, sent by its form, and kept again, it is the same", () => {
    fc.assert(
      fc.property(content(), (said) => {
        const kept = readContent(contentWords(said))!;
        expect(kept).toEqual(said);
        expect(sentAgain(kept)).toEqual(said);
      }),
      { numRuns: 150 },
    );
  });

  it("is what the shipped templates say, too", () => {
    for (const { key: _key, title: _title, about: _about, ...said } of TEMPLATES)
      expect(readContent(contentWords(said))).toEqual(said);
  });

  it("is nothing where it cannot be read", () => {
    const [{ key: _key, title: _title, about: _about, ...said }] = TEMPLATES as [
      (typeof TEMPLATES)[0],
    ];
    for (const broken of ["", "null", "{}", contentWords({ ...said, inquiryDays: 61 })])
      expect(readContent(broken)).toBeNull();
  });
});

/** What a new assignment says that was begun from it, as its form sends it. */
function sentAgain(said: AssignmentContent): AssignmentContent {
  const { words, plan, argumentsRubric, workRubric } = makeAssignmentInput.parse({
    ...{ classId: "ap4c6m5xra", claims: ["kcjs1pdtaf"], title: "Begun from it" },
    ...{ opens: "2040-03-01T08:00", due: "2040-03-08T23:59", releases: "" },
    ...{ instructions: said.instructions ?? "", late: said.latePolicy },
    lateReduction: said.lateReduction === null ? "" : String(said.lateReduction),
    inquiryDays: String(said.inquiryDays),
    ...{ naming: said.naming, others: said.othersShown },
    ...{ tasks: said.tasks.map(({ kind }) => kind), ...amountsOf(said.tasks) },
    ...(said.argumentsRubric && fieldsOfRubric("arguments", said.argumentsRubric)),
    ...fieldsOfRubric("work", said.workRubric),
  });
  return {
    ...{ instructions: words.instructions, inquiryDays: words.inquiryDays },
    ...{ latePolicy: words.latePolicy, lateReduction: words.lateReduction },
    ...{ tasks: plan.tasks, naming: plan.naming, othersShown: plan.othersShown },
    ...{ argumentsRubric, workRubric: workRubric! },
  };
}

function content(): fc.Arbitrary<AssignmentContent> {
  return fc
    .record({
      instructions: fc.option(sentence(200)),
      tasks: tasks(),
      lateness: fc.oneof(
        fc.constantFrom("ACCEPTED" as const, "REFUSED" as const).map((latePolicy) => ({
          ...{ latePolicy, lateReduction: null },
        })),
        whole({ least: 1, most: 100 }).map((lateReduction) => ({
          ...{ latePolicy: "REDUCED" as const, lateReduction },
        })),
      ),
      naming: fc.constantFrom("NAMES" as const, "PSEUDONYMS" as const, "MASKED" as const),
      othersShown: fc.constantFrom(...(["NEVER", "AFTER_HANDING_IN", "ALWAYS"] as const)),
      inquiryDays: whole(INQUIRY_DAYS),
      argumentsRubric: rubric(),
      workRubric: rubric(),
    })
    .map(({ lateness, ...said }) => ({ ...said, ...lateness }));
}

const tasks = (): fc.Arbitrary<TaskDraft[]> =>
  fc
    .record({
      chosen: fc.subarray(
        ["GRADE_ARGUMENTS", "ADD_EVIDENCE", "ANSWER", "ANNOTATE", "VOTE"] as const,
        { minLength: 1 },
      ),
      supporting: fc.integer({ min: 0, max: 10 }),
      contradicting: fc.integer({ min: 1, max: 10 }),
      notes: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ chosen, supporting, contradicting, notes }) =>
      inOrder(
        chosen.map((kind): TaskDraft => {
          if (kind === "ADD_EVIDENCE") return { kind, supporting, contradicting };
          return kind === "ANNOTATE" ? { kind, notes } : { kind };
        }),
      ),
    );

const rubric = () =>
  fc.record({
    criteria: fc.array(
      fc.record({
        title: sentence(60),
        hint: fc.option(sentence(120)),
        weight: whole(WEIGHT),
        levels: fc.array(
          fc.record({
            label: sentence(40),
            description: fc.option(sentence(120)),
            points: whole(POINTS),
          }),
          { minLength: LEVELS.least, maxLength: LEVELS.most },
        ),
      }),
      { minLength: CRITERIA.least, maxLength: CRITERIA.most },
    ),
  });

const whole = ({ least, most }: { least: number; most: number }) =>
  fc.integer({ min: least, max: most });
/** Words as they stand when they were cleaned. */
const sentence = (most: number) =>
  fc
    .array(fc.constantFrom("who", "Łódź", "“so”", "и", "1917,", "<b>", "&", "=1+1", "'"), {
      ...{ minLength: 1, maxLength: Math.floor(most / 8) },
    })
    .map((words) => words.join(" "));
