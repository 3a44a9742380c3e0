import { afterAll, describe, expect, it } from "vitest";
import {
  makeAssessment,
  makeAssignment,
  makeSubmission,
  type MadeAssignment,
} from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { addTo, workOn } from "@/prisma/factories/worked";
import { makeReviewer } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

async function makeMark(assignment: MadeAssignment, submissionId: string): Promise<string> {
  const assessment_id = await makeAssessment(db, assignment, submissionId);
  const { id: criterion_id, levels } = assignment.workRubric.criteria[0]!;
  const marked_by_actor_id = assignment.class.teacher.actorId;
  const mark = { assessment_id, criterion_id, level_id: levels[2]!.id, marked_by_actor_id };
  return (await insertRow(db, "marks", mark)).id as string;
}

describe("A mark", () => {
  it("leans on records of the work that it judges, one a row, and on nothing else; they stay", async () => {
    const assignment = await makeAssignment(db);
    const { id, student } = await makeSubmission(db, assignment, { isHandedIn: true });
    const { claimId, vote } = await workOn(db, assignment, student, id);
    const mark_id = await makeMark(assignment, id);
    const lean = (columns: Record<string, string>) =>
      insertRow(db, "mark_records", { mark_id, claim_id: claimId, ...columns });
    await lean({ vote_id: vote });
    const added = await addTo(db, assignment, student, id);
    await lean({ evidence_id: added.evidence });
    await expect(lean({ vote_id: vote, evidence_id: added.evidence })).rejects.toMatchObject({
      code: "23514",
    });
    // A classmate's vote, and evidence that everybody sees.
    const classmate = await makeSubmission(db, assignment, { isHandedIn: true });
    const theirs = await workOn(db, assignment, classmate.student, classmate.id);
    const { id: evidence } = await makeEvidence(db, claimId);
    const others: Record<string, string>[] = [{ vote_id: theirs.vote }, { evidence_id: evidence }];
    for (const columns of others)
      await expect(lean(columns)).rejects.toMatchObject({ code: "AS002" });
    await expect(
      db.query("DELETE FROM mark_records WHERE mark_id = $1", [mark_id]),
    ).rejects.toMatchObject({ code: "AS001" });
  });
});

describe("An addition", () => {
  it("is of its student, on a claim of the assignment, and in its audience", async () => {
    const assignment = await makeAssignment(db);
    const { id, student } = await makeSubmission(db, assignment);
    const claimId = assignment.claims[0]!.id;
    const { audienceId } = assignment;
    const add = (claim_id: string, evidence_id: string) =>
      insertRow(db, "additions", { submission_id: id, part: evidence_id, claim_id, evidence_id });
    const other = await makeClaim(db);
    const evidence = {
      ofClassmate: await makeEvidence(db, claimId, { audienceId }),
      inPublic: await makeEvidence(db, claimId, { by: student }),
      elsewhere: await makeEvidence(db, other.id, { by: student, audienceId }),
    };
    for (const made of Object.values(evidence))
      await expect(add(made.claimId, made.id)).rejects.toMatchObject({ code: "AS002" });
    await add(claimId, (await makeEvidence(db, claimId, { by: student, audienceId })).id);
  });
});

describe("A name behind a pseudonym", () => {
  it("is asked for by nobody for their own work, with a reason, and that it was stays", async () => {
    const assignment = await makeAssignment(db);
    const { id, student } = await makeSubmission(db, assignment);
    const unmask = (by: string, reason = "They ask for more time.") =>
      insertRow(db, "unmaskings", { submission_id: id, unmasked_by_actor_id: by, reason });
    await expect(unmask(student.actorId)).rejects.toMatchObject({ code: "AS003" });
    const { actorId } = assignment.class.teacher;
    await expect(unmask(actorId, "x")).rejects.toMatchObject({ code: "23514" });
    await unmask(actorId);
    await expect(
      db.query("UPDATE unmaskings SET reason = 'Another.' WHERE submission_id = $1", [id]),
    ).rejects.toMatchObject({ code: "AS001" });
  });
});

describe("An inquiry", () => {
  it("is about one's own work, and a criterion that it was judged by", async () => {
    const assignment = await makeAssignment(db);
    const { id, student } = await makeSubmission(db, assignment);
    const ask = (criterion_id: string, asked_by_actor_id = student.actorId) =>
      insertRow(db, "inquiries", {
        submission_id: id,
        criterion_id,
        question: "Why?",
        asked_by_actor_id,
      });
    const [first] = assignment.workRubric.criteria;
    await expect(ask(first!.id)).rejects.toMatchObject({ code: "AS002" });
    await makeAssessment(db, assignment, id);
    const { student: classmate } = await makeSubmission(db, assignment);
    const [other] = assignment.argumentsRubric.criteria;
    await expect(ask(first!.id, classmate.actorId)).rejects.toMatchObject({ code: "AS002" });
    await expect(ask(other!.id)).rejects.toMatchObject({ code: "AS002" });
    await ask(first!.id);
  });

  it("is made once about each criterion, answered whole and once, and never by who asked", async () => {
    const assignment = await makeAssignment(db);
    const { id, student } = await makeSubmission(db, assignment);
    await makeAssessment(db, assignment, id);
    const asked = { submission_id: id, criterion_id: assignment.workRubric.criteria[0]!.id };
    const ask = () =>
      insertRow(db, "inquiries", {
        ...asked,
        question: "Why?",
        asked_by_actor_id: student.actorId,
      });
    const { id: inquiryId } = await ask();
    await expect(ask()).rejects.toMatchObject({ code: "23505" });
    const answer = (by: string, words: string | null = "It stands.") =>
      db.query(
        `UPDATE inquiries SET outcome = 'STANDS', answer = $2, answered_by_actor_id = $3, answered_at = now() WHERE id = $1`,
        [inquiryId, words, by],
      );
    const teacher = assignment.class.teacher.actorId;
    await expect(answer(student.actorId)).rejects.toMatchObject({ code: "AS003" });
    await expect(answer(teacher, null)).rejects.toMatchObject({ code: "23514" });
    await answer(teacher);
    await expect(answer(teacher, "It does not.")).rejects.toMatchObject({ code: "AS001" });
  });
});

describe("A kept comment", () => {
  it("is taken out and put back, and says what it said", async () => {
    const { actorId } = await makeReviewer(db);
    const kept = { owner_actor_id: actorId, comment: "Well weighed." };
    const { id } = await insertRow(db, "bank_comments", kept);
    await db.query("UPDATE bank_comments SET removed_at = now() WHERE id = $1", [id]);
    await db.query("UPDATE bank_comments SET removed_at = NULL WHERE id = $1", [id]);
    await expect(
      db.query("UPDATE bank_comments SET comment = 'Badly.' WHERE id = $1", [id]),
    ).rejects.toMatchObject({ code: "AS001" });
  });
});

describe("Work", () => {
  it("is judged by teachers once for each version of a rubric", async () => {
    const assignment = await makeAssignment(db);
    const { id } = await makeSubmission(db, assignment);
    await makeAssessment(db, assignment, id);
    await expect(makeAssessment(db, assignment, id)).rejects.toMatchObject({ code: "23505" });
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO rubric_versions (rubric_id, ordinal, made_by_actor_id)
       SELECT rubric_id, 2, made_by_actor_id FROM rubric_versions WHERE id = $1 RETURNING id`,
      [assignment.workRubric.versionId],
    );
    const workRubric = { ...assignment.workRubric, versionId: rows[0]!.id };
    await makeAssessment(db, { ...assignment, workRubric }, id);
  });
});
