import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { giveGrade } from "@/lib/classes/commands/give-grade";
import { overrideGrade } from "@/lib/classes/commands/override-grade";
import { releaseGrades } from "@/lib/classes/commands/release-grades";
import { getGradingSheet } from "@/lib/classes/queries/grading-sheet";
import { makeAssignment, makeClass, makeSubmission, type MadeAssignment } from "./classes";
import { insertRow } from "./connection";
import { makeEvidence } from "./evidence";
import { viewerOf, type Reviewer } from "./people";
import { makeVote } from "./reviews";

const call = { clock: systemClock };

/** An assignment with one student's work, handed in, and what its teacher does with it. */
export async function makeGraded(
  db: pg.Client,
  { teacher: by, student: whose }: { teacher?: Reviewer; student?: Reviewer } = {},
) {
  const of = await makeClass(db, by && { teacher: by });
  const assignment = await makeAssignment(db, { of });
  const handedIn = { ...(whose && { student: whose }), isHandedIn: true };
  const made = await makeSubmission(db, assignment, handedIn);
  const { id: submissionId, student, enrolmentId } = made;
  const teacher = viewerOf(assignment.class.teacher);
  const work = { assignmentId: assignment.id, submissionId };
  const sheet = () => getGradingSheet(teacher, assignment.id, submissionId);
  const seenNow = async () => (await sheet())?.seen;
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
    release: () =>
      releaseGrades.execute(
        teacher,
        { assignmentId: assignment.id, of: "one", submissionIds: [submissionId] },
        call,
      ),
    /** Marks the criteria in their order by the place of the level, counted from 0. */
    mark: async (
      levels: (number | null)[],
      comments: string[] = [],
      by = teacher,
      changes: Record<string, string> = {},
    ) => {
      const typed = levels.flatMap((level, at) => [
        ...(level === null
          ? []
          : [[`level${at + 1}`, assignment.workRubric.criteria[at]!.levels[level]!.id]]),
        [`comment${at + 1}`, comments[at] ?? ""],
      ]) as [string, string][];
      const input = { ...work, seen: (await seenNow()) ?? "0", ...Object.fromEntries(typed) };
      return giveGrade.execute(by, { ...input, ...changes }, call);
    },
  };
}

/** What a student says of the first claim: a vote and an appraisal in the assignment's audience, and a vote in public. */
export async function workOn(
  db: pg.Client,
  { audienceId, claims: [claim], argumentsRubric }: MadeAssignment,
  by: Reviewer,
  submissionId: string,
) {
  const columns = { position: 2, rationale: "The minutes say the opposite." };
  await makeVote(db, claim!, { by, audienceId, columns });
  // A public vote of the same person is no part of the work.
  await makeVote(db, claim!, { by, columns: { rationale: "In public." } });
  const { id: evidenceId } = await makeEvidence(db, claim!.id);
  const [criterion] = argumentsRubric.criteria;
  await insertRow(db, "appraisals", {
    ...{ claim_id: claim!.id, audience_id: audienceId, submission_id: submissionId },
    ...{ evidence_id: evidenceId, criterion_id: criterion!.id, level_id: criterion!.levels[1]!.id },
    ...{ reason: "It is hearsay.", byline_id: by.bylineId, actor_id: by.actorId },
  });
}
