import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDb, readSql } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { makeAssignment, makeClass, type MadeAssignment } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSpokenClass } from "@/prisma/factories/spoken-class";
import { getClassSheet } from "../queries/class-sheet";
import { getPeople } from "../queries/people";
import { readRubric } from "../queries/rubric";
import { localOf } from "../rules/zones";
import { assignAssignment } from "./assign-assignment";
import { copyClass } from "./copy-class";
import { openClass } from "./open-class";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

// A Friday.
const NOW = new Date("2026-11-27T12:00:00Z");
const call = { clock: () => NOW };

describe("A copy of a class", () => {
  it("has its description, drafts of its assignments with tasks, rubrics and settings, and nobody but its teacher", async () => {
    const made = await makeSpokenClass(db, "copied", { students: 2, assignments: 2 });
    const copy = await copied(made.teacher, made.id, {
      assignmentIds: made.assignments.map(({ id }) => id),
    });
    const sheet = await getClassSheet(viewerOf(made.teacher), copy.classId);
    expect(sheet).toMatchObject({
      name: "The next one",
      about: "What copied we read.",
      studentCount: 0,
    });
    expect(sheet!.assignments.map(({ standing }) => standing)).toEqual(["DRAFT", "DRAFT"]);
    const people = await getPeople(viewerOf(made.teacher), copy.classId, FIRST);
    expect(people!.leading).toMatchObject([{ isMe: true, role: "TEACHER" }]);
    // The claim of the class alone stays where it is.
    expect(copy.leftOut).toBe(2);
    const [before, after] = [await assignmentsOf(made.id), await assignmentsOf(copy.classId)];
    expect(after.map(({ settings }) => settings)).toEqual(before.map(({ settings }) => settings));
    expect(after.map(({ tasks }) => tasks)).toEqual(before.map(({ tasks }) => tasks));
    expect(after.map(({ claims }) => claims)).toEqual(
      before.map(({ claims }) => claims.slice(0, 1)),
    );
    for (const [nth, { versions }] of after.entries())
      for (const [at, version] of versions.entries())
        expect((await readRubric(readSql, version)).draft).toEqual(
          (await readRubric(readSql, before[nth]!.versions[at]!)).draft,
        );
    for (const table of ["submissions", "extensions"])
      expect(
        await select(
          db,
          `SELECT 1 FROM ${table} t JOIN assignments a ON a.id = t.assignment_id WHERE a.class_id = $1`,
          [copy.classId],
        ),
      ).toEqual([]);
  });

  it("opens its first assignment next week, and the others as long after it as before", async () => {
    const { of, ids } = await twoAssignments();
    const { classId } = await copied(of.teacher, of.id, { assignmentIds: ids });
    const dates = await datesOf(classId);
    expect(dates.map(({ opens }) => opens)).toEqual(["2026-12-02T08:00", "2026-12-30T08:00"]);
    expect(dates.map(({ due }) => due)).toEqual(["2026-12-09T18:00", "2027-01-06T18:00"]);
  });

  it("opens on a day that is given", async () => {
    const { of, ids } = await twoAssignments();
    const { classId } = await copied(of.teacher, of.id, {
      assignmentIds: ids,
      firstOn: "2027-02-01",
    });
    expect((await datesOf(classId)).map(({ opens }) => opens)).toEqual([
      "2027-02-01T08:00",
      "2027-03-01T08:00",
    ]);
  });

  it("has no assignment that was not chosen, and none of another class or taken back", async () => {
    const { of, ids } = await twoAssignments();
    const { classId } = await copied(of.teacher, of.id, { assignmentIds: ids.slice(1) });
    expect(await datesOf(classId)).toMatchObject([{ opens: "2026-12-02T08:00" }]);
    expect((await copied(of.teacher, of.id, {})).leftOut).toBe(0);
    for (const other of [
      await makeAssignment(db),
      await makeAssignment(db, { of, changes: { withdrawn_at: new Date() } }),
    ])
      expect(await copy(of.teacher, of.id, { assignmentIds: [other.id] })).toMatchObject({
        failure: { kind: "invalid", fields: { assignmentIds: [expect.any(String)] } },
      });
  });

  it("is made once, however often the form is sent", async () => {
    const { of, ids } = await twoAssignments();
    const key = { idempotencyKey: "twice" };
    const both = await Promise.all(
      [key, key].map((sent) => copy(of.teacher, of.id, { assignmentIds: ids }, sent)),
    );
    const [one, other] = both.map((outcome) => outcome.ok && outcome.value.result.classId);
    expect(one).toBe(other);
    const made = await select(db, "SELECT 1 FROM classes WHERE opened_by_actor_id = $1", [
      of.teacher.actorId,
    ]);
    expect(made).toHaveLength(2);
  });

  it("is not assigned while an assignment has no claims left", async () => {
    const of = await makeClass(db);
    const own = await makeClaim(db, { by: of.teacher, audienceId: of.audienceId });
    const { id } = await makeAssignment(db, { of, claims: [own] });
    const { classId } = await copied(of.teacher, of.id, { assignmentIds: [id] });
    const [draft] = (await getClassSheet(viewerOf(of.teacher), classId))!.assignments;
    const assigned = { assignmentId: draft!.id };
    expect(await assignAssignment.execute(viewerOf(of.teacher), assigned, call)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("no claim") },
    });
  });
});

describe("Where the operator says who opens classes", () => {
  afterEach(() => provideEnvironment({ ASSAY_CLASSES: undefined }));

  it.each([
    ["members", "MEMBER", true],
    ["editors", "MEMBER", false],
    ["editors", "EDITOR", true],
    ["editors", "ADMIN", true],
    ["nobody", "ADMIN", false],
  ] as const)("“%s” is what it is for one who is %s", async (openers, role, isOpened) => {
    const teacher = await makeReviewer(db, { role });
    const of = await makeClass(db, { teacher });
    provideEnvironment({ ASSAY_CLASSES: openers });
    const given = { name: "History", about: "", timeZone: "UTC" };
    const refused = { failure: { kind: "forbidden", reason: expect.stringContaining("class") } };
    const outcome = isOpened ? { ok: true } : refused;
    expect(await openClass.execute(viewerOf(teacher), given, call)).toMatchObject(outcome);
    expect(await copy(teacher, of.id, {})).toMatchObject(outcome);
    const sheet = await getClassSheet(viewerOf(teacher), of.id);
    expect(sheet).toMatchObject({ mayCopy: isOpened });
  });
});

const FIRST = { page: 1, sort: "name", who: null } as const;

type Asked = { assignmentIds?: string[]; firstOn?: string };

const copy = (by: Reviewer, classId: string, asked: Asked, sent = {}) =>
  copyClass.execute(
    viewerOf(by),
    { classId, name: "The next one", ...asked },
    { ...call, ...sent },
  );

async function copied(by: Reviewer, classId: string, asked: Asked) {
  const outcome = await copy(by, classId, asked);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

/** Two assignments, of a Wednesday in September and of one four weeks later, across the end of summer time. */
async function twoAssignments() {
  const of = await makeClass(db);
  const make = (opens: string, due: string): Promise<MadeAssignment> =>
    makeAssignment(db, { of, changes: { opens_at: opens, due_at: due } });
  const first = await make("2026-10-07T06:00:00Z", "2026-10-14T16:00:00Z");
  const second = await make("2026-11-04T07:00:00Z", "2026-11-11T17:00:00Z");
  return { of, ids: [first.id, second.id] };
}

async function datesOf(classId: string) {
  const rows = await select<{ opens: Date; due: Date }>(
    db,
    `SELECT opens_at AS opens, due_at AS due FROM assignments WHERE class_id = $1 ORDER BY opens_at`,
    [classId],
  );
  return rows.map(({ opens, due }) => ({
    opens: localOf(opens, "Europe/Berlin"),
    due: localOf(due, "Europe/Berlin"),
  }));
}

type Row = { settings: string; tasks: string; claims: string[]; versions: string[] };
const assignmentsOf = (classId: string) =>
  select<Row>(
    db,
    `SELECT jsonb_build_array(title, instructions, late_policy, late_reduction, others_shown, naming, inquiry_days)::text AS settings,
       (SELECT jsonb_agg(to_jsonb(t) - 'assignment_id' - 'position' ORDER BY kind)::text FROM assignment_tasks t WHERE t.assignment_id = a.id) AS tasks,
       ARRAY(SELECT claim_id FROM assignment_claims c WHERE c.assignment_id = a.id ORDER BY position) AS claims,
       ARRAY[arguments_version_id, work_version_id] AS versions
     FROM assignments a WHERE class_id = $1 ORDER BY opens_at, made_at, id`,
    [classId],
  );
