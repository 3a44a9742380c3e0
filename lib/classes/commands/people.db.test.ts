import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import {
  askToDelete,
  enrol,
  makeClass,
  makeJoinCode,
  makeSubmission,
  makeAssignment,
} from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { getClassSheet } from "../queries/class-sheet";
import { getPeople } from "../queries/people";
import { getLeftClass } from "../queries/my-classes";
import { renewCode } from "./renew-code";
import { joinClass } from "./join-class";
import { endEnrolment, leaveClass } from "./leave-class";
import { openClass } from "./open-class";
import { archiveClass, reviseClass } from "./revise-class";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const FIRST = { page: 1, sort: "name", who: null } as const;
const DAY_MS = 86_400_000;

describe("Opening a class", () => {
  it("makes its opener its teacher, and a code by which another joins", async () => {
    const [teacher, student] = [await makeReviewer(db), await makeReviewer(db)];
    const classId = await opened(teacher);
    const sheet = await getClassSheet(viewerOf(teacher), classId);
    expect(sheet).toMatchObject({ name: "History", role: "TEACHER", teachers: [teacher.name] });
    expect(await join(student, sheet!.code!.toUpperCase())).toMatchObject(did("joined"));
    expect((await getPeople(viewerOf(teacher), classId, FIRST))?.students).toMatchObject([
      { name: student.name, role: "STUDENT", entry: "CODE" },
    ]);
    const [kept] = await select(
      db,
      "SELECT a.kind FROM classes c JOIN audiences a ON a.id = c.audience_id WHERE c.id = $1",
      [classId],
    );
    expect(kept).toEqual({ kind: "CLASS" });
  });

  it("wants a time zone that there is", async () => {
    const input = { name: "History", timeZone: "Europe/Atlantis" };
    expect(await openClass.execute(viewerOf(await makeReviewer(db)), input, call)).toMatchObject({
      failure: { kind: "invalid", fields: { timeZone: [expect.stringContaining("time zone")] } },
    });
  });

  it("ends for a day after twenty", async () => {
    const teacher = await makeReviewer(db);
    for (let nth = 0; nth < 20; nth++) await opened(teacher);
    const input = { name: "History", timeZone: "UTC" };
    expect(await openClass.execute(viewerOf(teacher), input, call)).toMatchObject({
      failure: { kind: "limited" },
    });
  });
});

describe("Joining a class", () => {
  it("many times at once is joining once", async () => {
    const [{ id, ...made }, student] = [await makeClass(db), await makeReviewer(db)];
    const code = await makeJoinCode(db, { id, ...made });
    const eightTimes = (typed: string) =>
      Promise.all(Array.from({ length: 8 }, () => join(student, typed)));
    // Opens the connections, so that then all eight come at once indeed.
    await eightTimes("00000000");
    const answers = await eightTimes(code);
    const became = answers.map((answer) => answer.ok && answer.value.result.became);
    expect(became.sort()).toEqual([...Array<string>(7).fill("already"), "joined"]);
    expect(await enrolmentsOf(id, student)).toHaveLength(1);
  });

  it("leaves a teacher who tries the code what they are", async () => {
    const made = await makeClass(db);
    expect(await join(made.teacher, await makeJoinCode(db, made))).toMatchObject(did("already"));
    expect(await getClassSheet(viewerOf(made.teacher), made.id)).toMatchObject({
      role: "TEACHER",
      studentCount: 0,
    });
  });

  it("is answered alike by a code that was renewed, one of an archived class, and one of none", async () => {
    const [made, resting] = [await makeClass(db), await makeClass(db)];
    const old = await makeJoinCode(db, made);
    await renewCode.execute(viewerOf(made.teacher), { classId: made.id, goal: "renew" }, call);
    const archived = await makeJoinCode(db, resting);
    const archive = { classId: resting.id, goal: "archive" };
    await archiveClass.execute(viewerOf(resting.teacher), archive, call);
    const student = await makeReviewer(db);
    for (const code of [old, archived, "00000000"])
      expect(await join(student, code)).toEqual({ ok: false, failure: { kind: "notFound" } });
  });

  it("again goes on with the work that was begun", async () => {
    const assignment = await makeAssignment(db);
    const { student, enrolmentId } = await makeSubmission(db, assignment);
    const { class: made } = assignment;
    await leave(student, made.id, "leave");
    expect(await join(student, await makeJoinCode(db, made))).toMatchObject(did("joined"));
    expect(await enrolmentsOf(made.id, student)).toEqual([{ id: enrolmentId, isIn: true }]);
  });
});

describe("The code", () => {
  it("is renewed by two teachers at once without two codes", async () => {
    const made = await makeClass(db);
    await makeJoinCode(db, made);
    const renew = () =>
      renewCode.execute(viewerOf(made.teacher), { classId: made.id, goal: "renew" }, call);
    for (const outcome of await Promise.all([renew(), renew()]))
      expect(outcome).toMatchObject({ ok: true });
  });

  it("can be taken away without another", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    const revoke = () =>
      renewCode.execute(viewerOf(made.teacher), { classId: made.id, goal: "revoke" }, call);
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await join(await makeReviewer(db), code)).toMatchObject({ ok: false });
    expect(await revoke()).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("is the teachers' to renew, not the students'", async () => {
    const [made, student] = [await makeClass(db), await makeReviewer(db)];
    await enrol(db, made.id, student);
    const input = { classId: made.id, goal: "renew" };
    expect(await renewCode.execute(viewerOf(student), input, call)).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });
});

describe("Leaving a class", () => {
  it("can be taken back within a day, by the one who left", async () => {
    const [{ id }, student, other] = [
      ...[await makeClass(db), await makeReviewer(db), await makeReviewer(db)],
    ] as const;
    const enrolmentId = await enrol(db, id, student);
    expect(await leave(student, id, "leave")).toMatchObject(did("left"));
    expect(await getClassSheet(viewerOf(student), id)).toBeNull();
    const tomorrow = new Date(Date.now() + DAY_MS + 60_000);
    expect(await getLeftClass(viewerOf(student), id, new Date())).toMatchObject({ id });
    expect(await getLeftClass(viewerOf(student), id, tomorrow)).toBeNull();
    expect(await leave(other, id, "return")).toMatchObject({ failure: { kind: "notFound" } });
    expect(await leave(student, id, "return")).toMatchObject(did("returned"));
    expect(await leave(student, id, "return")).toMatchObject({ failure: { kind: "notFound" } });
    expect(await enrolmentsOf(id, student)).toEqual([{ id: enrolmentId, isIn: true }]);
  });

  it("is not for its last teacher, also where two leave at once", async () => {
    const [{ id, teacher }, other] = [await makeClass(db), await makeReviewer(db)];
    await enrol(db, id, other, "TEACHER");
    const answers = await Promise.all([leave(teacher, id, "leave"), leave(other, id, "leave")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([
      { failure: { kind: "conflict", reason: expect.stringContaining("only teacher") } },
    ]);
  });

  it("is for its last teacher, where it is to be deleted", async () => {
    const made = await makeClass(db);
    await askToDelete(db, made);
    expect(await leave(made.teacher, made.id, "leave")).toMatchObject(did("left"));
  });
});

describe("Taking somebody out of a class", () => {
  it("ends what they see of it until they are taken back", async () => {
    const [made, student] = [await makeClass(db), await makeReviewer(db)];
    const enrolmentId = await enrol(db, made.id, student);
    expect(await end(made, enrolmentId, "end")).toMatchObject(did("ended"));
    expect(await getClassSheet(viewerOf(student), made.id)).toBeNull();
    expect(await leave(student, made.id, "return")).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await end(made, enrolmentId, "end")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await end(made, enrolmentId, "undo")).toMatchObject(did("taken-back"));
    expect(await getClassSheet(viewerOf(student), made.id)).toMatchObject({ role: "STUDENT" });
  });

  it("reaches neither a teacher, nor another class, nor one who left themselves", async () => {
    const [made, other, student] = [
      ...[await makeClass(db), await makeClass(db), await makeReviewer(db)],
    ] as const;
    const theirs = await enrol(db, other.id, student);
    const colleague = await enrol(db, made.id, await makeReviewer(db), "TEACHER");
    for (const enrolmentId of [theirs, colleague])
      expect(await end(made, enrolmentId, "end")).toMatchObject({ failure: { kind: "conflict" } });
    await leave(student, other.id, "leave");
    expect(await end(other, theirs, "undo")).toMatchObject({ failure: { kind: "conflict" } });
  });
});

describe("A class", () => {
  it("is revised, archived and brought back by its teachers, and the log says how it was", async () => {
    const { id, teacher } = await makeClass(db);
    const by = viewerOf(teacher);
    const words = { classId: id, name: "Sources", about: "We read Reed.", timeZone: "Asia/Tokyo" };
    expect(await reviseClass.execute(by, words, call)).toMatchObject({ ok: true });
    for (const goal of ["archive", "reopen"])
      expect(await archiveClass.execute(by, { classId: id, goal }, call)).toMatchObject({
        ok: true,
      });
    expect(await getClassSheet(by, id)).toMatchObject({
      ...{ name: "Sources", about: "We read Reed.", timeZone: "Asia/Tokyo", isArchived: false },
    });
    const [event] = await select<{ before: string }>(
      db,
      "SELECT before FROM audit_events WHERE name = 'class.revise' AND subject_id = $1",
      [id],
    );
    expect(JSON.parse(event!.before)).toMatchObject({ name: "History, 11b" });
  });
});

async function opened(teacher: Reviewer): Promise<string> {
  const input = { name: "History", timeZone: "Europe/Berlin" };
  const outcome = await openClass.execute(viewerOf(teacher), input, call);
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value.result.classId;
}

const join = (student: Reviewer, code: string) =>
  joinClass.execute(viewerOf(student), { code }, call);
const leave = (who: Reviewer, classId: string, goal: "leave" | "return") =>
  leaveClass.execute(viewerOf(who), { classId, goal }, call);
const end = (of: { id: string; teacher: Reviewer }, enrolmentId: string, goal: "end" | "undo") =>
  endEnrolment.execute(viewerOf(of.teacher), { classId: of.id, enrolmentId, goal }, call);
const did = (became: string) => ({ ok: true, value: { result: { became } } });

const enrolmentsOf = (classId: string, { actorId }: Reviewer) =>
  select<{ id: string; isIn: boolean }>(
    db,
    `SELECT id, ended_at IS NULL AS "isIn" FROM enrolments WHERE class_id = $1 AND actor_id = $2`,
    [classId, actorId],
  );
