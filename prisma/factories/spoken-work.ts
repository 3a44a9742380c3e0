import type pg from "pg";
import type { Naming } from "@/prisma/generated/enums";
import { makeClaimAnnotation } from "./annotations";
import { makeArgument } from "./arguments";
import { makeClaim, type Claim } from "./claims";
import { makeAssessment, type MadeAssignment } from "./classes";
import { atomically, insertRow, select } from "./connection";
import { decide } from "./decisions";
import { makeEvidence, makeExcerptCheck } from "./evidence";
import { makePseudonym, type Reviewer } from "./people";
import { makeVote } from "./reviews";
import { makeSource } from "./sources";

/** What a student of a class does for an assignment, from what was saved to what became of the grade, with a word in all of it. */
export async function makeSpokenWork(
  db: pg.Client,
  assignment: MadeAssignment,
  student: Reviewer,
  marker: string,
  { isReleased, naming, dueAt }: { isReleased: boolean; naming: Naming; dueAt: Date },
): Promise<void> {
  const { teacher } = assignment.class;
  const pseudonym = `Heron ${marker} ${student.actorId.slice(0, 4)}`;
  const bylineId = await makePseudonym(db, student, pseudonym, assignment.audienceId);
  const by = naming === "NAMES" ? student : { ...student, bylineId };
  const work = await submissionOf(db, assignment, by, dueAt);
  const made = { by, audienceId: assignment.audienceId };
  const [claim] = assignment.claims as [Claim];
  await insertRow(db, "saved_work", {
    ...{ submission_id: work.id, part: `vote/${claim.id}`, device: "here", saved_at: new Date() },
    content: JSON.stringify({
      ...{ choice: null, confidence: null, rationale: `Saved ${marker}.` },
      seenHash: "0".repeat(64),
    }),
  });
  await insertRow(db, "extensions", {
    ...{ assignment_id: assignment.id, enrolment_id: work.enrolmentId, due_at: dueAt },
    ...{ reason: `Ill, ${marker}.`, granted_by_actor_id: teacher.actorId },
  });
  const voteId = await makeVote(db, claim, { ...made, columns: { rationale: `So ${marker}.` } });
  const additions = await addTo(db, claim, made, marker);
  for (const [nth, addition] of additions.entries())
    await insertRow(db, "additions", {
      ...{
        submission_id: work.id,
        part: `added/${claim.id}/${nth}`,
        claim_id: claim.id,
        ...addition,
      },
    });
  const [criterion] = assignment.argumentsRubric.criteria;
  const appraisal = await insertRow(db, "appraisals", {
    ...{ claim_id: claim.id, audience_id: assignment.audienceId, submission_id: work.id },
    ...{
      ...(await graded(db, claim)),
      criterion_id: criterion!.id,
      level_id: criterion!.levels[1]!.id,
    },
    ...{ reason: `Hearsay, ${marker}.`, quote: marker },
    ...{ byline_id: by.bylineId, actor_id: by.actorId },
  });
  await grade(db, assignment, work.id, marker, [
    { claim_id: claim.id, vote_id: voteId },
    { claim_id: claim.id, appraisal_id: appraisal.id as string },
  ]);
  if (naming !== "MASKED")
    await insertRow(db, "unmaskings", {
      ...{
        submission_id: work.id,
        unmasked_by_actor_id: teacher.actorId,
        reason: `Asked ${marker}.`,
      },
    });
  if (isReleased)
    await insertRow(db, "releases", {
      ...{
        assignment_id: assignment.id,
        submission_id: work.id,
        released_by_actor_id: teacher.actorId,
      },
    });
  await insertRow(db, "drafts", {
    ...{ actor_id: student.actorId, form: "hand-in", subject: `/assignments/${assignment.id}` },
    ...{ content: JSON.stringify({ note: marker }), updated_at: new Date() },
  });
  await say(db, assignment.audienceId, student, "submission", work.id, marker);
}

/** Somebody's work for an assignment, on the enrolment that they have in the class. */
async function submissionOf(
  db: pg.Client,
  assignment: MadeAssignment,
  student: Reviewer,
  dueAt: Date,
) {
  const [enrolled] = await select<{ id: string }>(
    db,
    "SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND ended_at IS NULL",
    [assignment.class.id, student.actorId],
  );
  const { id } = await insertRow(db, "submissions", {
    ...{ assignment_id: assignment.id, enrolment_id: enrolled!.id },
    ...{ byline_id: student.bylineId, actor_id: student.actorId },
  });
  await insertRow(db, "hand_ins", {
    ...{ submission_id: id, ordinal: 1, at: new Date(), due_at: dueAt },
  });
  return { id: id as string, student, enrolmentId: enrolled!.id };
}

async function addTo(
  db: pg.Client,
  claim: Claim,
  made: { by: Reviewer; audienceId: string },
  marker: string,
) {
  const { id: sourceId } = await makeSource(db, { ...made, title: `Ten days of ${marker}` });
  const evidence = await makeEvidence(db, claim.id, {
    ...{ ...made, sourceId, words: { excerpt: `All ${marker}`, note: marker, reason: marker } },
  });
  await makeExcerptCheck(db, evidence, { ...made, answer: { reason: `No ${marker}.` } });
  const argument = await makeArgument(db, claim.id, {
    ...{ ...made, premises: [(await makeClaim(db)).id], wording: `Both ${marker} cannot hold.` },
  });
  const note = await makeClaimAnnotation(db, claim.id, { ...made, body: `Compare ${marker}.` });
  await atomically(db, async () => {
    const about = { root_claim_id: claim.id, evidence_id: evidence.id };
    const { id } = await decide(db, about, "RETRACT", { ...made, reason: `No longer ${marker}.` });
    await db.query("UPDATE evidence SET state = 'RETRACTED' WHERE claim_id = $1 AND id = $2", [
      ...[claim.id, evidence.id],
    ]);
    return id;
  });
  return [{ evidence_id: evidence.id }, { argument_id: argument.id }, { annotation_id: note.id }];
}

/** Public evidence on the claim, to be graded. */
async function graded(db: pg.Client, { id }: Claim) {
  return { evidence_id: (await makeEvidence(db, id)).id };
}

async function grade(
  db: pg.Client,
  assignment: MadeAssignment,
  submissionId: string,
  marker: string,
  records: readonly Record<string, string>[],
): Promise<void> {
  const { actorId } = assignment.class.teacher;
  const [criterion] = assignment.workRubric.criteria;
  const { id: markId } = await insertRow(db, "marks", {
    assessment_id: await makeAssessment(db, assignment, submissionId),
    ...{ criterion_id: criterion!.id, level_id: criterion!.levels[2]!.id },
    ...{ comment: `Well ${marker} weighed.`, marked_by_actor_id: actorId },
  });
  for (const record of records) await insertRow(db, "mark_records", { mark_id: markId, ...record });
  await insertRow(db, "grade_events", {
    ...{ submission_id: submissionId, computed: null, override: 7_000, actor_id: actorId },
    override_reason: `Said ${marker} in the lesson.`,
  });
  await insertRow(db, "inquiries", {
    ...{ submission_id: submissionId, criterion_id: criterion!.id, question: `Why ${marker}?` },
    ...{ asked_by_actor_id: await studentOf(db, submissionId), outcome: "STANDS" },
    ...{ answer: `So ${marker}.`, answered_by_actor_id: actorId, answered_at: new Date() },
  });
}

async function studentOf(db: pg.Client, submissionId: string): Promise<string> {
  const [row] = await select<{ id: string }>(
    db,
    "SELECT actor_id AS id FROM submissions WHERE id = $1",
    [submissionId],
  );
  return row!.id;
}

/** What the log says of a thing, with a word in it. */
export async function say(
  db: pg.Client,
  audienceId: string,
  { actorId }: Reviewer,
  kind: string,
  id: string,
  marker: string,
): Promise<void> {
  await insertRow(db, "audit_events", {
    ...{ name: "class.revise", actor_id: actorId, subject_kind: kind, subject_id: id },
    ...{
      audience_id: audienceId,
      before: `{"name":"${marker}"}`,
      after: `{"name":"${marker} too"}`,
    },
  });
}
