import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import {
  enrol,
  inDays,
  makeAssignment,
  makeClass,
  makeJoinCode,
  makeSubmission,
} from "@/prisma/factories/classes";
import { openOwner } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getClassSheet, LISTED_PER_PAGE, listTakenOut } from "./class-sheet";
import { getPeople } from "./people";
import { listLeftClasses, listMyClasses } from "./my-classes";
import { findClassToJoin } from "./to-join";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const FIRST = { page: 1, sort: "name", who: null } as const;
const NOWHERE = new Headers();

describe("A class's page", () => {
  it("tells students how many they are, and not who", async () => {
    const made = await makeClass(db);
    const [student, other] = [await makeReviewer(db), await makeReviewer(db)];
    for (const person of [student, other]) await enrol(db, made.id, person);
    await makeJoinCode(db, made);
    expect(await getClassSheet(viewerOf(student), made.id)).toMatchObject({
      ...{ studentCount: 2, code: null, teachers: [made.teacher.name] },
    });
    expect(await getPeople(viewerOf(student), made.id, FIRST)).toBeNull();
  });

  it("pages its students, by name", async () => {
    const made = await makeClass(db);
    for (let nth = 0; nth < 52; nth++) await enrol(db, made.id, await makeReviewer(db));
    const pages = [1, 2].map((page) =>
      getPeople(viewerOf(made.teacher), made.id, { ...FIRST, page }),
    );
    const names = (await Promise.all(pages)).map((sheet) =>
      sheet!.students.map(({ name }) => name),
    );
    expect(names.map(({ length }) => length)).toEqual([50, 2]);
    expect(names.flat()).toEqual(names.flat().sort());
  });

  it("pages its assignments, and says how many there are", async () => {
    const made = await makeClass(db);
    for (let nth = 0; nth < LISTED_PER_PAGE + 2; nth++) await makeAssignment(db, { of: made });
    const pages = [1, 2].map((page) => getClassSheet(viewerOf(made.teacher), made.id, page));
    const [first, second] = await Promise.all(pages);
    expect(first).toMatchObject({ assignmentCount: LISTED_PER_PAGE + 2 });
    const listed = [...first!.assignments, ...second!.assignments].map(({ id }) => id);
    expect(first!.assignments).toHaveLength(LISTED_PER_PAGE);
    expect(new Set(listed).size).toBe(LISTED_PER_PAGE + 2);
  });

  it("lists assignments from when they are assigned, and to teachers before", async () => {
    const made = await makeClass(db);
    const student = await makeReviewer(db);
    await enrol(db, made.id, student);
    const { id: shown } = await makeAssignment(db, { of: made });
    const { id: later } = await makeAssignment(db, {
      of: made,
      changes: { assigned_at: inDays(1) },
    });
    const { id: draft } = await makeAssignment(db, { of: made, changes: { assigned_at: null } });
    const { id: back } = await makeAssignment(db, {
      of: made,
      changes: { withdrawn_at: new Date() },
    });
    const listed = async (viewer: ReturnType<typeof viewerOf>) =>
      (await getClassSheet(viewer, made.id))!.assignments;
    expect(await listed(viewerOf(student))).toMatchObject([{ id: shown, standing: "ASSIGNED" }]);
    const all = await listed(viewerOf(made.teacher));
    const standings = Object.fromEntries(all.map(({ id, standing }) => [id, standing]));
    expect(standings).toEqual({
      ...{ [shown]: "ASSIGNED", [later]: "DRAFT", [draft]: "DRAFT", [back]: "TAKEN_BACK" },
    });
  });

  it("says to students how far their own work is, of a grade from its release on, and to teachers nothing of it", async () => {
    const { assignment, student, teacher, mark, release } = await makeGraded(db);
    const ownOf = async (who: ReturnType<typeof viewerOf>) =>
      (await getClassSheet(who, assignment.class.id))!.assignments.map(({ own }) => own);
    const me = viewerOf(student);
    await mark([2, 1]);
    expect([await ownOf(me), await ownOf(teacher)]).toEqual([["HANDED_IN"], [null]]);
    await release();
    expect(await ownOf(me)).toEqual(["RELEASED"]);

    const begun = await makeReviewer(db);
    await makeSubmission(db, assignment, { student: begun });
    const other = await makeReviewer(db);
    await enrol(db, assignment.class.id, other);
    expect([await ownOf(viewerOf(begun)), await ownOf(viewerOf(other))]).toEqual([
      ...[["IN_WORK"], ["NOT_BEGUN"]],
    ]);
  });

  it("lists whom its teacher took out and can take in again, and nobody who left or is back, to nobody else", async () => {
    const made = await makeClass(db);
    const [out, left, back] = await Promise.all([1, 2, 3].map(() => makeReviewer(db)));
    const end = async (who: typeof out, by: typeof out) => {
      const id = await enrol(db, made.id, who!);
      await db.query(
        "UPDATE enrolments SET ended_at = now(), ended_by_actor_id = $2 WHERE id = $1",
        [...[id, by!.actorId]],
      );
      return id;
    };
    const enrolmentId = await end(out, made.teacher);
    await end(left, left);
    await end(back, made.teacher);
    await enrol(db, made.id, back!);
    const listed = await listTakenOut(viewerOf(made.teacher), made.id);
    expect(listed).toEqual([{ enrolmentId, name: out!.name }]);
    for (const other of [out, left, back])
      expect(await listTakenOut(viewerOf(other!), made.id)).toEqual([]);
    expect(await listLeftClasses(viewerOf(out!))).toMatchObject([{ id: made.id, isLeft: false }]);
    expect(await listLeftClasses(viewerOf(left!))).toMatchObject([{ id: made.id, isLeft: true }]);
  });

  it("is gone for whoever is no longer in it", async () => {
    const made = await makeClass(db);
    const student = await makeReviewer(db);
    const enrolmentId = await enrol(db, made.id, student);
    await db.query("UPDATE enrolments SET ended_at = now() WHERE id = $1", [enrolmentId]);
    expect(await getClassSheet(viewerOf(student), made.id)).toBeNull();
    expect((await listMyClasses(viewerOf(student), 1)).total).toBe(0);
  });
});

describe("One's classes", () => {
  it("come by name, those that rest last, a page at a time", async () => {
    const me = await makeReviewer(db);
    const rest = await makeClass(db, { teacher: me, name: "A long time ago" });
    await db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [rest.id]);
    for (let nth = 0; nth < 19; nth++) await makeClass(db, { teacher: me, name: "Zoology" });
    await enrol(db, (await makeClass(db, { name: "algebra" })).id, me);
    const [first, second] = await Promise.all(
      [1, 2].map((page) => listMyClasses(viewerOf(me), page)),
    );
    expect(first!.total).toBe(21);
    expect(first!.items.map(({ name }) => name)).toEqual(["algebra", ...Array(19).fill("Zoology")]);
    expect(first!.items[0]).toMatchObject({ role: "STUDENT", students: 1 });
    expect(second!.items).toMatchObject([{ name: "A long time ago", isArchived: true }]);
  });
});

describe("Looking for a class by its code", () => {
  it("says whose it is, and whether one is in it already", async () => {
    const [made, student] = [await makeClass(db), await makeReviewer(db)];
    const code = await makeJoinCode(db, made);
    const found = {
      kind: "found",
      name: "History, 11b",
      teachers: [made.teacher.name],
      isIn: false,
    };
    expect(
      await findClassToJoin(viewerOf(student), ` ${code.toUpperCase()}`, NOWHERE),
    ).toMatchObject(found);
    await enrol(db, made.id, student);
    expect(await findClassToJoin(viewerOf(student), code, NOWHERE)).toMatchObject({
      ...{ ...found, isIn: true },
    });
  });

  it("cannot be tried for long: then not even the right code is told", async () => {
    const [made, guesser] = [await makeClass(db), await makeReviewer(db)];
    const code = await makeJoinCode(db, made);
    const guess = (typed: string) => findClassToJoin(viewerOf(guesser), typed, NOWHERE);
    for (let nth = 0; nth < 30; nth++) expect(await guess("00000000")).toEqual({ kind: "wrong" });
    expect(await guess(code)).toMatchObject({ kind: "limited" });
    const another = viewerOf(await makeReviewer(db));
    expect(await findClassToJoin(another, code, NOWHERE)).toMatchObject({ kind: "found" });
  });
});
