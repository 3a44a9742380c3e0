import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeAssignment, makeClass, makeSubmission } from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { getClassSheet } from "../queries/class-sheet";
import { getGradingGrid, getWholeGradebook } from "../queries/grading-grid";
import { getLeftClass } from "../queries/my-classes";
import { getPeople, getPerson, listSuccessors } from "../queries/people";
import { getWork } from "../queries/work";
import { appointPerson, handOverClass } from "./appoint";
import { copyClass } from "./copy-class";
import { deleteClass, keepClass } from "./delete-class";
import { endEnrolment, leaveClass } from "./leave-class";
import { overrideGrade } from "./override-grade";
import { recallGrade, releaseGrades } from "./release-grades";
import { archiveClass, reviseClass } from "./revise-class";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const FIRST = { page: 1, sort: "name", who: null } as const;
const GRID = { page: 1, sort: "name", state: null } as const;

describe("A teacher", () => {
  it("makes a student an assistant, who leads from then on, and a student again, who goes on with their work", async () => {
    const assignment = await makeAssignment(db);
    const { class: made } = assignment;
    const { student, enrolmentId, id: submissionId } = await makeSubmission(db, assignment);
    const asAssistant = await appointed(made, enrolmentId, "STUDENT", "ASSISTANT");
    expect(await roleOf(made.id, student)).toBe("ASSISTANT");
    expect(await getWork(viewerOf(student), assignment.id)).toMatchObject({ submissionId: null });
    const [kept] = await select(db, "SELECT entry FROM enrolments WHERE id = $1", [asAssistant]);
    expect(kept).toEqual({ entry: "APPOINTMENT" });

    expect(await appointed(made, asAssistant, "ASSISTANT", "STUDENT")).toBe(enrolmentId);
    expect(await getWork(viewerOf(student), assignment.id)).toMatchObject({ submissionId });
  });

  it("makes somebody a teacher, who can do so, too; and each of two can step down, the last cannot", async () => {
    const [made, other] = [await makeClass(db), await makeReviewer(db)];
    const enrolmentId = await enrol(db, made.id, other);
    const asTeacher = await appointed(made, enrolmentId, "STUDENT", "TEACHER");
    const mine = await enrolmentOf(made.id, made.teacher);
    const stepDown = (by: Reviewer, id: string) => appoint(by, made.id, id, "TEACHER", "STUDENT");
    expect(await stepDown(other, mine)).toMatchObject({ ok: true });
    expect(await roleOf(made.id, made.teacher)).toBe("STUDENT");
    expect(await stepDown(other, asTeacher)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("no teacher") },
    });
    expect(await roleOf(made.id, other)).toBe("TEACHER");
  });

  it("changes nothing of somebody who became something else meanwhile, or is gone", async () => {
    const made = await makeClass(db);
    const enrolmentId = await enrol(db, made.id, await makeReviewer(db));
    await appointed(made, enrolmentId, "STUDENT", "ASSISTANT");
    const again = await appoint(made.teacher, made.id, enrolmentId, "STUDENT", "TEACHER");
    expect(again).toMatchObject({ failure: { kind: "conflict" } });
    const elsewhere = await enrol(db, (await makeClass(db)).id, await makeReviewer(db));
    expect(await appoint(made.teacher, made.id, elsewhere, "STUDENT", "TEACHER")).toMatchObject({
      failure: { kind: "conflict" },
    });
  });

  it("makes nobody a teacher or an assistant who has no address", async () => {
    const [made, student] = [await makeClass(db), await makeReviewer(db)];
    await db.query(
      "UPDATE profiles SET is_listed = false, email_verified = false, is_instant = true WHERE id = $1",
      [student.profileId],
    );
    const enrolmentId = await enrol(db, made.id, student);
    expect(await appoint(made.teacher, made.id, enrolmentId, "STUDENT", "ASSISTANT")).toMatchObject(
      {
        failure: { kind: "conflict", reason: expect.stringContaining("address") },
      },
    );
    expect(await listSuccessors(viewerOf(made.teacher), made.id)).toEqual([]);
  });

  it("of two who step down at once, one stays", async () => {
    const [made, other] = [await makeClass(db), await makeReviewer(db)];
    const second = await enrol(db, made.id, other, "TEACHER");
    const first = await enrolmentOf(made.id, made.teacher);
    const outcomes = await Promise.all([
      appoint(made.teacher, made.id, first, "TEACHER", "STUDENT"),
      appoint(other, made.id, second, "TEACHER", "STUDENT"),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("Handing a class over", () => {
  it("makes another its teacher and takes oneself out, which one can take back within a day", async () => {
    const [made, other] = [await makeClass(db), await makeReviewer(db)];
    const enrolmentId = await enrol(db, made.id, other);
    const given = { classId: made.id, enrolmentId };
    const outcome = await handOverClass.execute(viewerOf(made.teacher), given, call);
    expect(outcome).toMatchObject({ ok: true });
    expect(await roleOf(made.id, other)).toBe("TEACHER");
    expect(await roleOf(made.id, made.teacher)).toBeUndefined();
    const back = { classId: made.id, goal: "return" };
    expect(await leaveClass.execute(viewerOf(made.teacher), back, call)).toMatchObject({
      ok: true,
    });
    expect(await roleOf(made.id, made.teacher)).toBe("TEACHER");
  });

  it("is to somebody else", async () => {
    const made = await makeClass(db);
    const given = { classId: made.id, enrolmentId: await enrolmentOf(made.id, made.teacher) };
    expect(await handOverClass.execute(viewerOf(made.teacher), given, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("Whoever was something else since", () => {
  it("does not come back as what they had been: a teacher who stepped down and was taken out", async () => {
    const [made, other] = [await makeClass(db), await makeReviewer(db)];
    const asTeacher = await enrol(db, made.id, other, "TEACHER");
    await appoint(other, made.id, asTeacher, "TEACHER", "ASSISTANT");
    const asAssistant = await enrolmentOf(made.id, other);
    const out = { classId: made.id, enrolmentId: asAssistant, goal: "end" };
    expect(await endEnrolment.execute(viewerOf(made.teacher), out, call)).toMatchObject({
      ok: true,
    });
    expect(await getLeftClass(viewerOf(other), made.id, new Date())).toBeNull();
    const back = { classId: made.id, goal: "return" };
    expect(await leaveClass.execute(viewerOf(other), back, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("an assistant leaves and comes back as one", async () => {
    const [made, assistant] = [await makeClass(db), await makeReviewer(db)];
    await enrol(db, made.id, assistant, "ASSISTANT");
    for (const goal of ["leave", "return"])
      await leaveClass.execute(viewerOf(assistant), { classId: made.id, goal }, call);
    expect(await roleOf(made.id, assistant)).toBe("ASSISTANT");
  });
});

describe("An assistant", () => {
  it("reads what teachers read of work, and grades it", async () => {
    const graded = await makeGraded(db);
    const assistant = await assisting(graded.assignment.class.id);
    const grid = await getGradingGrid(assistant, graded.assignment.id, GRID);
    expect(grid).toMatchObject({ mayDecide: false, rows: [{ student: graded.student.name }] });
    expect((await getWholeGradebook(assistant, graded.assignment.id))?.rows).toHaveLength(1);
    expect(await graded.mark([2, 2], ["Well weighed."], assistant)).toMatchObject({ ok: true });
    const people = await getPeople(assistant, graded.assignment.class.id, FIRST);
    expect(people).toMatchObject({ mayChange: false, students: [{ name: graded.student.name }] });
  });

  it("neither releases, recalls, overrides nor changes anything else, in their own class or another", async () => {
    const graded = await makeGraded(db);
    const { id: classId } = graded.assignment.class;
    await graded.mark([2, 2]);
    await graded.release();
    const { work, assignment, enrolmentId } = graded;
    const attempts = [
      [releaseGrades, { assignmentId: assignment.id, of: "all" }],
      [recallGrade, work],
      [overrideGrade, { ...work, seen: "1", act: "set", percent: "80", reason: "Said so." }],
      [reviseClass, { classId, name: "Mine", timeZone: "UTC" }],
      [archiveClass, { classId, goal: "archive" }],
      [endEnrolment, { classId, enrolmentId, goal: "end" }],
      [appointPerson, { classId, enrolmentId, from: "STUDENT", role: "TEACHER" }],
      [handOverClass, { classId, enrolmentId }],
      [copyClass, { classId, name: "Mine" }],
      [deleteClass, { classId, typedName: "History, 11b" }],
      [keepClass, { classId }],
    ] as const;
    for (const [who, kind] of [
      [await assisting(classId), "forbidden"],
      // Nor does a student, to whom the same is there.
      [viewerOf(graded.student), "forbidden"],
      [await assisting((await makeClass(db)).id), "notFound"],
    ] as const)
      for (const [command, input] of attempts)
        expect(await command.execute(who, input, call), command.permission).toMatchObject({
          failure: { kind },
        });
    expect(await getPerson(await assisting(classId), classId, enrolmentId)).toBeNull();
  });
});

type Made = { id: string; teacher: Reviewer };

async function assisting(classId: string) {
  const assistant = await makeReviewer(db);
  await enrol(db, classId, assistant, "ASSISTANT");
  return viewerOf(assistant);
}

const appoint = (by: Reviewer, classId: string, enrolmentId: string, from: string, role: string) =>
  appointPerson.execute(viewerOf(by), { classId, enrolmentId, from, role }, call);

/** What a teacher makes of somebody; the enrolment that they are in as that. */
async function appointed({ id, teacher }: Made, enrolmentId: string, from: string, role: string) {
  const outcome = await appoint(teacher, id, enrolmentId, from, role);
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value.result.enrolmentId;
}

const roleOf = async (classId: string, who: Reviewer) =>
  (await getClassSheet(viewerOf(who), classId))?.role;

async function enrolmentOf(classId: string, { actorId }: Reviewer): Promise<string> {
  const [row] = await select<{ id: string }>(
    db,
    "SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2 AND ended_at IS NULL",
    [classId, actorId],
  );
  return row!.id;
}
