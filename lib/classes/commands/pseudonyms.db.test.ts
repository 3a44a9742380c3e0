import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeAssignment, makeClass, type MadeAssignment } from "@/prisma/factories/classes";
import { insertRow, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { systemClock } from "@/lib/foundation/clock";
import { listFreeNames } from "../queries/pseudonyms";
import { getWork } from "../queries/work";
import { NAMES_MOST } from "../rules/pseudonyms";
import { choosePseudonym } from "./choose-pseudonym";
import { handIn } from "./hand-in";
import { saveWork } from "./save-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const call = { clock: systemClock };

describe("Where an assignment is worked on under pseudonyms", () => {
  it("one is drawn for each student at once, no two the same, and never what somebody is called", async () => {
    const { assignment, students } = await scene(12);
    await Promise.all(students.map((student) => begin(student, assignment)));
    const names = await namesIn(assignment);
    expect(new Set(names).size).toBe(12);
    const people = students.map(({ name }) => name).join(" ");
    expect(names.filter((name) => people.includes(name))).toEqual([]);
  });

  it("another can be taken until the work is handed in, and what was handed in stands under it", async () => {
    const { assignment, students } = await scene(2);
    const [one, other] = students as [Reviewer, Reviewer];
    await begin(one, assignment);
    await begin(other, assignment);
    expect(await choose(one, assignment, "Northern Otter")).toMatchObject({ ok: true });
    for (const taken of ["Northern Otter", "northern otter", "Nobody's Animal"])
      expect(await choose(other, assignment, taken)).toMatchObject({
        failure: { kind: "invalid", fields: { pseudonym: [expect.any(String)] } },
      });
    await handIn.execute(viewerOf(one), { assignmentId: assignment.id, asItIs: "yes" }, call);
    const votes = `SELECT b.pseudonym FROM votes v JOIN bylines b ON b.id = v.byline_id WHERE v.audience_id = $1`;
    expect(await select(db, votes, [assignment.audienceId])).toEqual([
      { pseudonym: "Northern Otter" },
    ]);
    expect(await choose(one, assignment, "Eastern Otter")).toMatchObject({
      failure: { kind: "conflict" },
    });
    const signing = "UPDATE submissions SET byline_id = $2 WHERE actor_id = $1";
    await expect(db.query(signing, [one.actorId, one.bylineId])).rejects.toMatchObject({
      code: "AS001",
    });
  });

  it("a student has only so many, and may go back to one of them", async () => {
    const { assignment, students } = await scene(1);
    const [student] = students as [Reviewer];
    await begin(student, assignment);
    const [first] = await namesIn(assignment);
    const free = await listFreeNames((await getWork(viewerOf(student), assignment.id))!);
    for (const name of free.slice(0, NAMES_MOST - 1))
      expect(await choose(student, assignment, name)).toMatchObject({ ok: true });
    expect(await choose(student, assignment, free[NAMES_MOST]!)).toMatchObject({
      failure: { kind: "conflict" },
    });
    expect(await choose(student, assignment, first!)).toMatchObject({ ok: true });
  });

  it("neither the public nor the log is told which name is whose", async () => {
    const { assignment, students } = await scene(1);
    await begin(students[0]!, assignment);
    await choose(students[0]!, assignment, "Great Wombat");
    const anyone = await openPublic();
    expect(await select(anyone, "SELECT 1 FROM bylines WHERE pseudonym = 'Great Wombat'")).toEqual(
      [],
    );
    await anyone.end();
    const log = "SELECT 1 FROM audit_events WHERE concat(before, after) LIKE '%Great Wombat%'";
    expect(await select(db, log)).toEqual([]);
  });

  it("a pseudonym of one assignment signs no work for another", async () => {
    const { assignment, students } = await scene(1);
    const [student] = students as [Reviewer];
    await begin(student, assignment);
    const elsewhere = await makeAssignment(db, { of: assignment.class });
    const [{ id: byline }] = (await select<{ id: string }>(
      db,
      "SELECT id FROM bylines WHERE audience_id = $1",
      [assignment.audienceId],
    )) as [{ id: string }];
    const [{ id: enrolment }] = (await select<{ id: string }>(
      db,
      "SELECT id FROM enrolments WHERE actor_id = $1",
      [student.actorId],
    )) as [{ id: string }];
    const row = { assignment_id: elsewhere.id, enrolment_id: enrolment, byline_id: byline };
    await expect(
      insertRow(db, "submissions", { ...row, actor_id: student.actorId }),
    ).rejects.toMatchObject({ code: "AS002" });
  });
});

it("Where it is worked on under names there is nothing to choose", async () => {
  const { assignment, students } = await scene(1, "NAMES");
  await begin(students[0]!, assignment);
  expect(await choose(students[0]!, assignment, "Heron")).toMatchObject({
    failure: { kind: "notFound" },
  });
  expect(await namesIn(assignment)).toEqual([]);
});

it("A student reads who was told whose work it is, when and why", async () => {
  const { assignment, students } = await scene(1, "MASKED");
  const viewer = viewerOf(students[0]!);
  await begin(students[0]!, assignment);
  const { submissionId } = (await getWork(viewer, assignment.id))!;
  await insertRow(db, "unmaskings", {
    ...{ submission_id: submissionId, reason: "They ask for more time." },
    unmasked_by_actor_id: assignment.class.teacher.actorId,
  });
  expect((await getWork(viewer, assignment.id))!.unmaskings).toMatchObject([
    { by: assignment.class.teacher.name, reason: "They ask for more time.", at: expect.any(Date) },
  ]);
});

async function scene(count: number, naming = "PSEUDONYMS") {
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, { of, changes: { naming } });
  const students = await Promise.all(Array.from({ length: count }, () => makeReviewer(db)));
  for (const student of students) await enrol(db, of.id, student);
  return { assignment, students };
}

const begin = (student: Reviewer, { id: assignmentId, claims }: MadeAssignment) =>
  saveWork.execute(
    viewerOf(student),
    {
      ...{ assignmentId, claimId: claims[0]!.id, device: randomUUID(), kind: "vote" },
      ...{ choice: "MIXED", confidence: "SURE", rationale: "So.", seenHash: "0".repeat(64) },
    },
    call,
  );

const choose = (student: Reviewer, { id: assignmentId }: MadeAssignment, pseudonym: string) =>
  choosePseudonym.execute(viewerOf(student), { assignmentId, pseudonym }, call);

const namesIn = async ({ audienceId }: MadeAssignment) =>
  (
    await select<{ name: string }>(
      db,
      "SELECT b.pseudonym AS name FROM submissions s JOIN bylines b ON b.id = s.byline_id WHERE b.audience_id = $1",
      [audienceId],
    )
  ).map(({ name }) => name);
