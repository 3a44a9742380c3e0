import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { giveGrade } from "@/lib/classes/commands/give-grade";
import { overrideGrade } from "@/lib/classes/commands/override-grade";
import { seeGrade } from "@/lib/classes/commands/see-grade";
import { releaseGrades } from "@/lib/classes/commands/release-grades";
import { getGradingSheet } from "@/lib/classes/queries/grading-sheet";
import { makeAssignment, makeClass, makeSubmission } from "./classes";
import { insertRow } from "./connection";
import { viewerOf, type Reviewer } from "./people";

const call = { clock: systemClock };

/** An assignment with one student's work, handed in, and what its teacher does with it. */
export async function makeGraded(
  db: pg.Client,
  {
    teacher: by,
    student: whose,
    pseudonym,
    changes = {},
  }: {
    teacher?: Reviewer;
    student?: Reviewer;
    pseudonym?: string;
    changes?: Record<string, unknown>;
  } = {},
) {
  const of = await makeClass(db, by && { teacher: by });
  const assignment = await makeAssignment(db, { of, changes });
  const handedIn = { ...(whose && { student: whose }), pseudonym, isHandedIn: true };
  const made = await makeSubmission(db, assignment, handedIn);
  const { id: submissionId, student, enrolmentId } = made;
  const teacher = viewerOf(assignment.class.teacher);
  const work = { assignmentId: assignment.id, submissionId };
  const sheet = () => getGradingSheet(teacher, assignment.id, submissionId);
  const seenNow = async () => (await sheet())?.seen;
  const mark = async (
    levels: (number | null)[],
    comments: string[] = [],
    by = teacher,
    changes: Record<string, string | string[]> = {},
  ) => {
    const typed = levels.flatMap((level, at) => [
      ...(level === null
        ? []
        : [[`level${at + 1}`, assignment.workRubric.criteria[at]!.levels[level]!.id]]),
      [`comment${at + 1}`, comments[at] ?? ""],
    ]) as [string, string][];
    const input = { ...work, seen: (await seenNow()) ?? "0", ...Object.fromEntries(typed) };
    return giveGrade.execute(by, { ...input, ...changes }, call);
  };
  const releaseOne = { assignmentId: assignment.id, of: "one", submissionIds: [submissionId] };
  const release = () => releaseGrades.execute(teacher, releaseOne, call);
  const override = async (percent: string, reason: string, seen?: string) =>
    overrideGrade.execute(
      teacher,
      { ...work, act: "set", percent, reason, seen: seen ?? (await seenNow()) },
      call,
    );
  return {
    ...{ assignment, work, teacher, student, enrolmentId, sheet, override },
    takeBack: async () =>
      overrideGrade.execute(teacher, { ...work, act: "takeBack", seen: await seenNow() }, call),
    release,
    /** Marks the criteria in their order by the place of the level, counted from 0. */
    mark,
    /** Grades and releases it, and has the student open it. */
    open: async () => {
      await mark([2, 1]);
      await release();
      return seeGrade.execute(viewerOf(student), { assignmentId: assignment.id }, call);
    },
    /** The student asks about a criterion, counted from 0; the inquiry's id. */
    ask: async (nth = 0) => {
      const criterionId = assignment.workRubric.criteria[nth]!.id;
      const asked = { submission_id: submissionId, criterion_id: criterionId };
      const words = { question: "Why is that so?", asked_by_actor_id: student.actorId };
      return (await insertRow(db, "inquiries", { ...asked, ...words })).id as string;
    },
  };
}
