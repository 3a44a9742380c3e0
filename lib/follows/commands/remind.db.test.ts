import { parseCronItems, type JobHelpers } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import {
  askToDelete,
  enrol,
  makeAssignment,
  makeClass,
  makeSubmission,
} from "@/prisma/factories/classes";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { done, namesTo, tellAll, toldTo } from "@/prisma/factories/telling";
import { crons, jobs } from "../jobs";
import { listReminders } from "../queries/reminders";
import { noticeWords } from "../rules/notice-words";
import { remindOfAssignment } from "./remind";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const NOW = new Date();
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

describe("Whoever has not handed in", () => {
  it.each([
    ["three days before", 72, []],
    ["two days before", 48, ["dueSoon"]],
    ["half a day before", 12, ["dueSoon"]],
    ["six hours before, the first reminder missed", 6, ["dueSoon"]],
    ["a minute before", 1 / 60, ["dueSoon"]],
    ["when it is over", -1, []],
  ])("is reminded %s", async (_, hours, names) => {
    const { student } = await due({ due_at: inHours(hours) });
    await look();
    expect(await namesTo(student)).toEqual(names);
  });

  it("is reminded twice, two days and six hours before, and of each once", async () => {
    const { student, assignmentId } = await due({ due_at: inHours(40) });
    for (let time = 0; time < 3; time++) await look();
    expect(await toldTo(student)).toHaveLength(1);
    await db.query("UPDATE assignments SET due_at = $2 WHERE id = $1", [assignmentId, inHours(5)]);
    for (let time = 0; time < 3; time++) await look();
    expect(await namesTo(student)).toEqual(["dueSoon", "dueSoon"]);
    // As a job does that had been asked for twice.
    await done(remindOfAssignment, null, { assignmentId, hours: 6 });
    await tellAll(db);
    expect(await toldTo(student)).toHaveLength(2);
  });

  it("is reminded of the date that is theirs, where they have got until later", async () => {
    const { student, assignmentId, enrolmentId, teacher, of } = await due({ due_at: inHours(3) });
    const other = await makeReviewer(db);
    await enrol(db, of.id, other);
    await insertRow(db, "extensions", {
      ...{ assignment_id: assignmentId, enrolment_id: enrolmentId, due_at: inHours(30) },
      granted_by_actor_id: teacher.actorId,
    });
    await look();
    expect(await namesTo(other)).toEqual(["dueSoon"]);
    const [told] = await toldTo(student);
    expect(told!.matter!.dueAt).toEqual(inHours(30));
    expect(noticeWords(told!)).toMatch(/^Due soon: “Who wanted what”, on /);
    await db.query(
      "UPDATE extensions SET due_at = due_at, withdrawn_at = now() WHERE assignment_id = $1",
      [assignmentId],
    );
    await look();
    expect(await namesTo(student)).toEqual(["dueSoon", "dueSoon"]);
  });
});

describe("Nobody is reminded", () => {
  it("who has handed in, who left, or who teaches", async () => {
    const { of, assignment, teacher } = await due({ due_at: inHours(5) });
    const { student: ready } = await makeSubmission(db, assignment, { isHandedIn: true });
    const { student: atWork } = await makeSubmission(db, assignment);
    const [gone, assistant] = [await makeReviewer(db), await makeReviewer(db)];
    const enrolmentId = await enrol(db, of.id, gone);
    await db.query(
      "UPDATE enrolments SET ended_at = now(), ended_by_actor_id = actor_id WHERE id = $1",
      [enrolmentId],
    );
    await enrol(db, of.id, assistant, "ASSISTANT");
    await look();
    for (const person of [ready, gone, assistant, teacher])
      expect(await toldTo(person)).toEqual([]);
    expect(await namesTo(atWork)).toEqual(["dueSoon"]);
  });

  it.each([
    ["not assigned", { assigned_at: null }],
    ["taken back", { withdrawn_at: NOW }],
    ["not open yet", { opens_at: inHours(1) }],
    ["assigned with no more time than this", { assigned_at: inHours(-1) }],
  ])("of what is %s", async (_, changes) => {
    const { student } = await due({ due_at: inHours(40), ...changes });
    await look();
    expect(await toldTo(student)).toEqual([]);
  });

  it.each([
    ["archived", archive],
    ["to be deleted", (id: string) => askToDelete(db, { id })],
  ])("of a class that is %s", async (_, change) => {
    const { student, of } = await due({ due_at: inHours(40) });
    await change(of.id);
    await look();
    expect(await toldTo(student)).toEqual([]);
  });
});

it("What is due soon is looked for every ten minutes", () => {
  const [item] = parseCronItems(crons);
  expect(jobs).toHaveProperty([item!.task]);
  const at = { month: 3, date: 1, dow: 0, hour: 6 };
  expect([...Array(60).keys()].filter((min) => item!.match({ ...at, min }))).toHaveLength(6);
});

const archive = (classId: string) =>
  db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [classId]);

/** An assignment of a class with one student, assigned long ago. */
async function due(changes: Record<string, unknown>) {
  const of = await makeClass(db);
  const student: Reviewer = await makeReviewer(db);
  const enrolmentId = await enrol(db, of.id, student);
  const long = { opens_at: inHours(-200), assigned_at: inHours(-200) };
  const assignment = await makeAssignment(db, { of, changes: { ...long, ...changes } });
  const { id: assignmentId } = assignment;
  return { of, student, enrolmentId, assignment, assignmentId, teacher: of.teacher };
}

/** One look of the job, and what follows from it. */
async function look(): Promise<void> {
  const asked: Parameters<JobHelpers["addJob"]>[] = [];
  const addJob = (...job: Parameters<JobHelpers["addJob"]>) =>
    Promise.resolve(void asked.push(job));
  await jobs["follows.findReminders"]!({}, { addJob } as unknown as JobHelpers);
  for (const [, reminder] of asked) await done(remindOfAssignment, null, reminder);
  await tellAll(db);
  expect(await listReminders(NOW)).toEqual([]);
}
