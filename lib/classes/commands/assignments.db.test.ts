import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import {
  enrol,
  inDays,
  makeAssessment,
  makeAssignment as makeRow,
  makeClass,
  makeSubmission,
  type MadeClass,
} from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { getAssignmentSheet, getNewAssignmentSheet } from "../queries/assignment-sheet";
import { claimsToAssign } from "../queries/claims-to-assign";
import { fieldsOfRubric } from "../rules/rubric-fields";
import { templateNamed } from "../rules/templates";
import { Viewer } from "@/lib/access/viewer";
import { NO_CHOICE } from "../rules/choice";
import { assignAssignment, withdrawAssignment } from "./assign-assignment";
import { makeAssignment } from "./make-assignment";
import { reviseAssignment } from "./revise-assignment";
import { assignmentSubject } from "./subjects";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const NOTHING_ASKED = null;

describe("Making an assignment", () => {
  it("gives a teacher what they said, with rubrics of its own, for nobody else yet", async () => {
    const { room, teacher, student } = await aClass();
    const claims = [await makeClaim(db), await makeClaim(db), await makeClaim(db)];
    const id = await made(room, { claims: claims.map((claim) => claim.id), work1Weight: "7" });
    const sheet = await getAssignmentSheet(teacher, id, NOTHING_ASKED);
    expect(sheet).toMatchObject({
      ...{ title: "Judge three claims", latePolicy: "REDUCED", lateReduction: 10 },
      ...{
        tasks: [{ kind: "GRADE_ARGUMENTS" }, { kind: "VOTE" }],
        assignedAt: null,
        hasOtherClaims: false,
      },
      // Berlin, in winter and in summer.
      ...{ opensAt: new Date("2040-03-01T07:00Z"), dueAt: new Date("2040-04-01T21:59Z") },
      claims: claims.map((claim) => ({ id: claim.id })),
    });
    expect(sheet!.workRubric.criteria[0]!.weight).toBe(7);
    expect(sheet!.argumentsRubric).toEqual(template.argumentsRubric);
    for (const other of [student, await stranger(), Viewer.anyone])
      expect(await getAssignmentSheet(other, id, NOTHING_ASKED)).toBeNull();
    expect(await subjectOf(student, id)).toBeNull();
    const [audience] = await select<{ kind: string }>(
      db,
      "SELECT u.kind FROM assignments a JOIN audiences u ON u.id = a.audience_id WHERE a.id = $1",
      [id],
    );
    expect(audience).toEqual({ kind: "GROUP" });
  });

  it("is for the teachers of the class: its students are told so, and to strangers there is no class", async () => {
    const { room, student, assistant } = await aClass();
    const input = await fields(room);
    const tries = async (viewer: Viewer) => makeAssignment.execute(viewer, input, call);
    for (const inIt of [student, assistant]) {
      expect(await tries(inIt)).toMatchObject({ failure: { kind: "forbidden" } });
      expect(await getNewAssignmentSheet(inIt, room.id, NOTHING_ASKED)).toBeNull();
    }
    expect(await tries(await stranger())).toMatchObject({ failure: { kind: "notFound" } });
    expect(await getNewAssignmentSheet(await stranger(), room.id, NOTHING_ASKED)).toBeNull();
    expect(await tries(Viewer.anyone)).toMatchObject({ failure: { kind: "signedOut" } });
  });

  it("is not in a class that is archived, whose teacher finds it, and is told so", async () => {
    const { room, teacher, student } = await aClass();
    const input = await fields(room);
    await db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [room.id]);
    expect(await getNewAssignmentSheet(teacher, room.id, NOTHING_ASKED)).toMatchObject({
      class: { id: room.id, isArchived: true },
    });
    expect(await getNewAssignmentSheet(student, room.id, NOTHING_ASKED)).toBeNull();
    expect(await makeAssignment.execute(teacher, input, call)).toMatchObject({
      failure: { reason: "The class is archived." },
    });
  });

  it("names the time that the change to summer time skips, and moves it forward", async () => {
    const { room, teacher } = await aClass();
    const given = await fields(room, { opens: "2026-03-29T02:30" });
    const outcome = await makeAssignment.execute(teacher, given, call);
    expect(outcome).toMatchObject({ value: { result: { skipped: ["opens"] } } });
    const { assignmentId } = resultOf(outcome);
    expect(await getAssignmentSheet(teacher, assignmentId, NOTHING_ASKED)).toMatchObject({
      opensAt: new Date("2026-03-29T01:30Z"),
    });
  });

  it.each([
    ["opens", { opens: "2040-10-28T02:30", due: "2040-11-30T23:59" }],
    ["due", { due: "2040-10-28T02:30" }],
    ["releases", { releases: "2040-10-28T02:30" }],
  ])("names a time of “%s” that comes twice, and takes the first", async (field, at) => {
    const { room, teacher } = await aClass();
    const outcome = await makeAssignment.execute(teacher, await fields(room, at), call);
    expect(outcome).toMatchObject({ value: { result: { skipped: [], twice: [field] } } });
    const sheet = await getAssignmentSheet(teacher, resultOf(outcome).assignmentId, NOTHING_ASKED);
    expect(sheet).toMatchObject({ [`${field}At`]: new Date("2040-10-28T00:30Z") });
  });

  it.each([
    ["no claim", { claims: [] }, "claims"],
    ["no task", { tasks: [] }, "tasks"],
    ["a due date before it opens", { due: "2040-02-01T08:00" }, "due"],
    ["a date that no month has", { opens: "2040-02-31T08:00" }, "opens"],
    ["lateness without an amount", { lateReduction: "" }, "lateReduction"],
    ["a criterion of no weight", { work2Weight: "0" }, "work2Weight"],
  ])("is refused at its field for %s", async (_what, changes, field) => {
    const { room, teacher } = await aClass();
    const outcome = await makeAssignment.execute(teacher, await fields(room, changes), call);
    expect(outcome).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it.each(["PROPOSED", "RETRACTED"] as const)("takes no claim that is %s", async (state) => {
    const { room, teacher } = await aClass();
    const { id } = await makeClaim(db, { state });
    const choice = { ...NO_CHOICE, claims: [id] };
    expect(await claimsToAssign(teacher, room.id, choice)).toMatchObject({
      chosen: [],
      gone: [{ id }],
    });
    expect(
      await makeAssignment.execute(teacher, await fields(room, { claims: [id] }), call),
    ).toMatchObject({ failure: { kind: "conflict" } });
  });
});

describe("Revising an assignment", () => {
  it("changes all of it until it is assigned; a rubric that says something else is a new version", async () => {
    const { room, teacher } = await aClass();
    const id = await made(room);
    const claim = await makeClaim(db);
    const given = await fields(room, { claims: [claim.id], tasks: ["VOTE"], work1Weight: "9" });
    await revised(teacher, id, { ...given, scope: "all" });
    const sheet = await getAssignmentSheet(teacher, id, NOTHING_ASKED);
    expect(sheet).toMatchObject({ tasks: [{ kind: "VOTE" }], claims: [{ id: claim.id }] });
    expect(sheet!.workRubric.criteria[0]!.weight).toBe(9);
    expect(await ordinals(room)).toEqual({ ARGUMENTS: 1, WORK: 2 });
    await revised(teacher, id, { ...given, scope: "all" });
    expect(await ordinals(room)).toEqual({ ARGUMENTS: 1, WORK: 2 });
  });

  it("changes title, instructions and dates afterwards, and neither claims nor tasks", async () => {
    const { room, teacher } = await aClass();
    const id = await made(room);
    await answered(assignAssignment, teacher, id);
    const given = await fields(room, { title: "Another title", work1Weight: "9" });
    expect(
      await reviseAssignment.execute(
        teacher,
        { ...given, scope: "all", assignmentId: id, revision: "1" },
        call,
      ),
    ).toMatchObject({ failure: { kind: "conflict" } });
    await revised(teacher, id, { ...given, scope: "words" });
    const sheet = await getAssignmentSheet(teacher, id, NOTHING_ASKED);
    expect(sheet).toMatchObject({
      ...{ title: "Another title", tasks: [{ kind: "GRADE_ARGUMENTS" }, { kind: "VOTE" }] },
    });
    expect(sheet!.workRubric.criteria[0]!.weight).toBe(9);
  });

  it("makes a version of a rubric by which somebody has been graded, and leaves their grade by the one before", async () => {
    const assignment = await makeRow(db);
    const teacher = viewerOf(assignment.class.teacher);
    const { id } = await makeSubmission(db, assignment, { isHandedIn: true });
    await makeAssessment(db, assignment, id);
    const rubric = (await getAssignmentSheet(teacher, assignment.id, NOTHING_ASKED))!.workRubric;
    const given = {
      ...{ ...(await fields(assignment.class)), ...withoutRubrics, scope: "words" },
      ...{ assignmentId: assignment.id, revision: "1", ...fieldsOfRubric("work", rubric) },
      ...{ late: "ACCEPTED", opens: "2020-01-01T08:00" },
    };
    await revised(teacher, assignment.id, given);
    expect(await ordinals(assignment.class)).toEqual({ ARGUMENTS: 1, WORK: 1 });
    await revised(teacher, assignment.id, { ...given, revision: "2", work1Weight: "50" });
    expect(await ordinals(assignment.class)).toEqual({ ARGUMENTS: 1, WORK: 2 });
    const judged = await select(
      db,
      "SELECT rubric_version_id AS id FROM assessments WHERE submission_id = $1",
      [id],
    );
    expect(judged).toEqual([{ id: assignment.workRubric.versionId }]);
  });
});

describe("Assigning", () => {
  it("shows it to the students of the class from then on; taking it back ends that, and it can be assigned again", async () => {
    const { room, teacher, student } = await aClass();
    const id = await made(room);
    expect(await answered(withdrawAssignment, teacher, id)).toBe("conflict");
    expect(await answered(assignAssignment, student, id)).toBe("notFound");
    expect(await answered(assignAssignment, teacher, id)).toBe("done");
    expect(await answered(assignAssignment, teacher, id)).toBe("conflict");
    expect(await subjectOf(student, id)).not.toBeNull();
    expect(await answered(withdrawAssignment, student, id)).toBe("forbidden");
    expect(await answered(withdrawAssignment, teacher, id)).toBe("done");
    expect(await subjectOf(student, id)).toBeNull();
    expect(await getAssignmentSheet(teacher, id, NOTHING_ASKED)).toMatchObject({
      ...{ assignedAt: null, withdrawnAt: null },
    });
    expect(await answered(assignAssignment, teacher, id)).toBe("done");
    expect(await subjectOf(student, id)).not.toBeNull();
    for (const command of [assignAssignment, withdrawAssignment]) {
      expect(await answered(command, await stranger(), id)).toBe("notFound");
      expect(await answered(command, Viewer.anyone, id)).toBe("signedOut");
    }
  });

  it("keeps what students have begun when it is taken back, and brings it back with it", async () => {
    const assignment = await makeRow(db);
    const [teacher, { id }] = [viewerOf(assignment.class.teacher), assignment];
    const { student } = await makeSubmission(db, assignment);
    expect(await answered(withdrawAssignment, teacher, id)).toBe("done");
    expect(await subjectOf(viewerOf(student), id)).toBeNull();
    expect(await getAssignmentSheet(teacher, id, NOTHING_ASKED)).toMatchObject({
      ...{ assignedAt: expect.any(Date), withdrawnAt: expect.any(Date), begun: 1 },
    });
    expect(await answered(withdrawAssignment, teacher, id)).toBe("conflict");
    expect(await answered(assignAssignment, teacher, id)).toBe("done");
    expect(await subjectOf(viewerOf(student), id)).not.toBeNull();
    // Also where it was due meanwhile: its grades come back with it.
    await db.query("UPDATE assignments SET opens_at = $2, due_at = $3 WHERE id = $1", [
      ...[id, inDays(-2), inDays(-1)],
    ]);
    expect(await answered(withdrawAssignment, teacher, id)).toBe("done");
    expect(await answered(assignAssignment, teacher, id)).toBe("done");
  });

  it("is refused for what would have been due already, and for a claim that is gone", async () => {
    const { room, teacher } = await aClass();
    const past = await made(room, { opens: "2020-01-01T08:00", due: "2020-01-02T08:00" });
    expect(await answered(assignAssignment, teacher, past)).toBe("conflict");
    const claim = await makeClaim(db);
    const id = await made(room, { claims: [claim.id] });
    await db.query("BEGIN");
    await db.query(
      `INSERT INTO decisions (kind, state, reason, audience_id, claim_id, actor_id, byline_id)
       SELECT 'RETRACT', 'RETRACTED', 'Wrong.', audience_id, id, actor_id, byline_id FROM claims WHERE id = $1`,
      [claim.id],
    );
    await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [claim.id]);
    await db.query("COMMIT");
    expect(await answered(assignAssignment, teacher, id)).toBe("conflict");
  });
});

const template = templateNamed("first-lesson")!;
const rubrics = {
  ...fieldsOfRubric("arguments", template.argumentsRubric),
  ...fieldsOfRubric("work", template.workRubric),
};
const withoutRubrics = Object.fromEntries(Object.keys(rubrics).map((name) => [name, undefined]));

async function aClass() {
  const room = await makeClass(db);
  const [student, assistant] = [await makeReviewer(db), await makeReviewer(db)];
  await enrol(db, room.id, student);
  await enrol(db, room.id, assistant, "ASSISTANT");
  const viewers = { student: viewerOf(student), assistant: viewerOf(assistant) };
  return { room, teacher: viewerOf(room.teacher), ...viewers };
}

const stranger = async () => viewerOf((await makeReviewer(db)) satisfies Reviewer);

async function fields(room: MadeClass, changes: Record<string, unknown> = {}) {
  return {
    ...{ classId: room.id, title: "Judge three claims", instructions: "Read slowly." },
    ...{ opens: "2040-03-01T08:00", due: "2040-04-01T23:59", tasks: ["VOTE", "GRADE_ARGUMENTS"] },
    ...{ late: "REDUCED", lateReduction: "10", ...rubrics },
    ...{ claims: [(await makeClaim(db)).id], ...changes },
  };
}

async function made(room: MadeClass, changes: Record<string, unknown> = {}): Promise<string> {
  const input = await fields(room, changes);
  return resultOf(await makeAssignment.execute(viewerOf(room.teacher), input, call)).assignmentId;
}

async function revised(teacher: Viewer, assignmentId: string, given: object): Promise<void> {
  const { revision } = (await getAssignmentSheet(teacher, assignmentId, NOTHING_ASKED))!;
  const input = { ...given, assignmentId, revision: String(revision) };
  resultOf(await reviseAssignment.execute(teacher, input, call));
}

function resultOf(outcome: Awaited<ReturnType<typeof makeAssignment.execute>>) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

async function answered(
  command: typeof assignAssignment | typeof withdrawAssignment,
  viewer: Viewer,
  assignmentId: string,
): Promise<string> {
  const outcome = await command.execute(viewer, { assignmentId }, call);
  return outcome.ok ? "done" : outcome.failure.kind;
}

/** What the law has for a viewer to act on; null where there is nothing for them. */
const subjectOf = (viewer: Viewer, assignmentId: string) =>
  assignmentSubject(
    ({ text }, values) => select(db, text, [...(values ?? [])]) as never,
    viewer,
    assignmentId,
  );

async function ordinals({ id }: MadeClass): Promise<Record<string, number>> {
  const rows = await select<{ purpose: string; newest: number }>(
    db,
    `SELECT r.purpose::text, max(v.ordinal) AS newest FROM rubrics r JOIN rubric_versions v ON v.rubric_id = r.id
     WHERE r.class_id = $1 GROUP BY r.purpose`,
    [id],
  );
  return Object.fromEntries(rows.map(({ purpose, newest }) => [purpose, newest]));
}
