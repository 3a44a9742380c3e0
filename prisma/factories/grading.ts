import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { giveGrade } from "@/lib/classes/commands/give-grade";
import { overrideGrade } from "@/lib/classes/commands/override-grade";
import { seeGrade } from "@/lib/classes/commands/see-grade";
import { releaseGrades } from "@/lib/classes/commands/release-grades";
import { getGradingSheet } from "@/lib/classes/queries/grading-sheet";
import { makeAssignment, makeClass, makeSubmission, type MadeAssignment } from "./classes";
import { insertRow } from "./connection";
import { makeClaimAnnotation } from "./annotations";
import { makeArgument } from "./arguments";
import { makeEvidence } from "./evidence";
import { viewerOf, type Reviewer } from "./people";
import { makeVote } from "./reviews";

const call = { clock: systemClock };

/** An assignment with one student's work, handed in, and what its teacher does with it. */
export async function makeGraded(
  db: pg.Client,
  {
    teacher: by,
    student: whose,
    changes = {},
  }: { teacher?: Reviewer; student?: Reviewer; changes?: Record<string, unknown> } = {},
) {
  const of = await makeClass(db, by && { teacher: by });
  const assignment = await makeAssignment(db, { of, changes });
  const handedIn = { ...(whose && { student: whose }), isHandedIn: true };
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

/** What a student says of the first claim: a vote and an appraisal in the assignment's audience, and a vote in public. */
export async function workOn(
  db: pg.Client,
  { audienceId, claims: [claim], argumentsRubric }: MadeAssignment,
  by: Reviewer,
  submissionId: string,
) {
  const columns = { position: 2, rationale: "The minutes say the opposite." };
  const voteId = await makeVote(db, claim!, { by, audienceId, columns });
  // A public vote of the same person is no part of the work.
  await makeVote(db, claim!, { by, columns: { rationale: "In public." } });
  const { id: evidenceId } = await makeEvidence(db, claim!.id);
  const [criterion] = argumentsRubric.criteria;
  const { id: appraisalId } = await insertRow(db, "appraisals", {
    ...{ claim_id: claim!.id, audience_id: audienceId, submission_id: submissionId },
    ...{ evidence_id: evidenceId, criterion_id: criterion!.id, level_id: criterion!.levels[1]!.id },
    ...{ reason: "It is hearsay.", byline_id: by.bylineId, actor_id: by.actorId },
  });
  const refs = { vote: voteId, appraisal: appraisalId as string };
  return { claimId: claim!.id, ...refs };
}

/** What a student adds to the first claim, once with each kind: evidence, an argument and a note, in the assignment's audience. */
export async function addTo(
  db: pg.Client,
  { audienceId, claims: [claim] }: MadeAssignment,
  by: Reviewer,
  submissionId: string,
) {
  const made = { by, audienceId };
  const claimId = claim!.id;
  const { id: evidence } = await makeEvidence(db, claimId, { ...made, words: ADDED });
  const { id: argument } = await makeArgument(db, claimId, {
    ...made,
    wording: "One rules out the other.",
  });
  const { id: annotation } = await makeClaimAnnotation(db, claimId, {
    ...made,
    body: "Which minutes?",
  });
  const add = (part: string, column: string, id: string) =>
    insertRow(db, "additions", {
      ...{
        submission_id: submissionId,
        part: `${part}/${claimId}/1`,
        claim_id: claimId,
        [column]: id,
      },
    });
  await add("evidence", "evidence_id", evidence);
  await add("answer", "argument_id", argument);
  await add("note", "annotation_id", annotation);
  return { claimId, evidence, argument, annotation };
}

const ADDED = { excerpt: "no other party was to share it", direction: "CONTRADICTS" };
