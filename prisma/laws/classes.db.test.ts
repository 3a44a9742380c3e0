import { afterAll, describe, expect, it } from "vitest";
import {
  enrol,
  inDays,
  makeAssessment,
  makeAssignment,
  makeClass,
  makeJoinCode,
  makeSubmission,
} from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

describe("A class", () => {
  it("has readers of its own, and so has each of its assignments", async () => {
    const { id } = await makeClass(db);
    const { id: open } = await insertRow(db, "audiences", { kind: "GROUP" });
    await expect(
      db.query("UPDATE classes SET audience_id = $2 WHERE id = $1", [id, open]),
    ).rejects.toMatchObject({ code: "AS002" });
    const assignment = await makeAssignment(db);
    const { audienceId } = await makeClass(db);
    await expect(
      db.query("UPDATE assignments SET audience_id = $2 WHERE id = $1", [
        assignment.id,
        audienceId,
      ]),
    ).rejects.toMatchObject({ code: "AS002" });
  });

  it("has somebody in it once, who may come back", async () => {
    const { id } = await makeClass(db);
    const student = await makeReviewer(db);
    await enrol(db, id, student);
    await expect(enrol(db, id, student)).rejects.toMatchObject({ code: "23505" });
    await db.query("UPDATE enrolments SET ended_at = now() WHERE class_id = $1 AND actor_id = $2", [
      ...[id, student.actorId],
    ]);
    await enrol(db, id, student);
  });

  it("takes back that somebody left it, and does not say that they left otherwise", async () => {
    const { id, teacher } = await makeClass(db);
    const enrolmentId = await enrol(db, id, await makeReviewer(db));
    const end = (at: string | null) =>
      db.query("UPDATE enrolments SET ended_at = $2, ended_by_actor_id = $3 WHERE id = $1", [
        ...[enrolmentId, at, at && teacher.actorId],
      ]);
    await end("2026-01-01");
    await expect(end("2026-02-01")).rejects.toMatchObject({ code: "AS001" });
    await end(null);
  });

  it("is opened by one code at a time, which stays what it is", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    await expect(makeJoinCode(db, made)).rejects.toMatchObject({ code: "23505" });
    await expect(
      db.query("UPDATE join_codes SET code = '00000000' WHERE code = $1", [code]),
    ).rejects.toMatchObject({ code: "AS001" });
    await db.query("UPDATE join_codes SET revoked_at = now() WHERE code = $1", [code]);
    await makeJoinCode(db, made);
  });
});

describe("An assignment", () => {
  it("is due after it opens, and says by how much late work is reduced exactly where it is", async () => {
    for (const changes of [
      { due_at: inDays(-2) },
      { late_policy: "REDUCED" },
      { late_policy: "REFUSED", late_reduction: 10 },
    ])
      await expect(makeAssignment(db, { changes })).rejects.toMatchObject({ code: "23514" });
    await makeAssignment(db, { changes: { late_policy: "REDUCED", late_reduction: 10 } });
  });

  it("takes work from students of its own class alone, on its own claims", async () => {
    const assignment = await makeAssignment(db);
    const elsewhere = await makeAssignment(db);
    const { id, student, enrolmentId } = await makeSubmission(db, elsewhere);
    const { bylineId: byline_id, actorId: actor_id } = student;
    const signed = { byline_id, actor_id };
    await expect(
      insertRow(db, "submissions", {
        ...{ assignment_id: assignment.id, enrolment_id: enrolmentId, ...signed },
      }),
    ).rejects.toMatchObject({ code: "AS002" });
    const other = await makeClaim(db);
    const appraise = (claimId: string, evidenceId: string) =>
      insertRow(db, "appraisals", {
        ...{ claim_id: claimId, evidence_id: evidenceId, submission_id: id, ...signed },
        audience_id: elsewhere.audienceId,
        criterion_id: elsewhere.argumentsRubric.criteria[0]!.id,
        level_id: elsewhere.argumentsRubric.criteria[0]!.levels[1]!.id,
      });
    const ours = elsewhere.claims[0]!.id;
    await expect(appraise(other.id, (await makeEvidence(db, other.id)).id)).rejects.toMatchObject({
      code: "AS002",
    });
    const evidence = await makeEvidence(db, ours);
    await appraise(ours, evidence.id);
    await expect(appraise(ours, evidence.id)).rejects.toMatchObject({ code: "23505" });
  });
});

describe("A grade", () => {
  it("is given by nobody for their own work", async () => {
    const assignment = await makeAssignment(db);
    const { teacher } = assignment.class;
    await db.query("UPDATE enrolments SET ended_at = now() WHERE actor_id = $1", [teacher.actorId]);
    const own = await makeSubmission(db, assignment, { student: teacher });
    await expect(makeAssessment(db, assignment, own.id)).rejects.toMatchObject({ code: "AS003" });
    await expect(
      insertRow(db, "grade_events", { submission_id: own.id, actor_id: teacher.actorId }),
    ).rejects.toMatchObject({ code: "AS003" });
    await expect(
      insertRow(db, "releases", {
        ...{ assignment_id: assignment.id, submission_id: own.id },
        released_by_actor_id: teacher.actorId,
      }),
    ).rejects.toMatchObject({ code: "AS003" });
    const others = await makeSubmission(db, assignment);
    const assessmentId = await makeAssessment(db, assignment, others.id);
    const { id: criterion_id, levels } = assignment.workRubric.criteria[0]!;
    const mark = { assessment_id: assessmentId, criterion_id, level_id: levels[2]!.id };
    await expect(
      insertRow(db, "marks", { ...mark, marked_by_actor_id: others.student.actorId }),
    ).rejects.toMatchObject({ code: "AS003" });
    await insertRow(db, "marks", { ...mark, marked_by_actor_id: teacher.actorId });
  });

  it("keeps every event, and an override with its reason", async () => {
    const assignment = await makeAssignment(db);
    const { id } = await makeSubmission(db, assignment);
    const event = { submission_id: id, actor_id: assignment.class.teacher.actorId };
    await expect(
      insertRow(db, "grade_events", { ...event, computed: 5_000, override: 6_000 }),
    ).rejects.toMatchObject({ code: "23514" });
    await insertRow(db, "grade_events", {
      ...{ ...event, computed: 5_000, override: 6_000, override_reason: "Said it in the lesson." },
    });
    await expect(
      db.query("UPDATE grade_events SET override = 7000 WHERE submission_id = $1", [id]),
    ).rejects.toMatchObject({ code: "AS001" });
  });

  it("that its student has seen is not recalled", async () => {
    const assignment = await makeAssignment(db);
    const { id } = await makeSubmission(db, assignment);
    const release = { assignment_id: assignment.id, submission_id: id };
    const released_by_actor_id = assignment.class.teacher.actorId;
    await insertRow(db, "releases", { ...release, released_by_actor_id });
    await db.query("UPDATE releases SET seen_at = now() WHERE submission_id = $1", [id]);
    await expect(
      db.query("UPDATE releases SET recalled_at = now() WHERE submission_id = $1", [id]),
    ).rejects.toMatchObject({ code: "23514" });
  });
});

it("The public's role reads nothing of classes", async () => {
  const tables = await select<{ name: string; reads: boolean }>(
    db,
    `SELECT t AS name, has_any_column_privilege('assay_public', t, 'SELECT') AS reads
     FROM unnest($1::text[]) t`,
    [TABLES],
  );
  expect(tables.filter(({ reads }) => reads)).toEqual([]);
  expect(tables).toHaveLength(TABLES.length);
});

const TABLES = [
  ...["classes", "join_codes", "enrolments", "rubrics", "rubric_versions", "criteria", "levels"],
  ...["assignments", "assignment_claims", "assignment_tasks", "submissions", "saved_work"],
  ...["hand_ins", "appraisals", "assessments", "marks", "grade_events", "releases"],
];
