import { afterAll, describe, expect, it } from "vitest";
import { assignAssignment, withdrawAssignment } from "@/lib/classes/commands/assign-assignment";
import { leaveClass } from "@/lib/classes/commands/leave-class";
import { recallGrade } from "@/lib/classes/commands/release-grades";
import { archiveClass } from "@/lib/classes/commands/revise-class";
import { reviseAssignment } from "@/lib/classes/commands/revise-assignment";
import { fieldsOfRubric } from "@/lib/classes/rules/rubric-fields";
import { templateNamed } from "@/lib/classes/rules/templates";
import { closeDb } from "@/lib/foundation/db";
import {
  askToDelete,
  enrol,
  makeAssignment,
  makeClass,
  makeSubmission,
  type MadeClass,
} from "@/prisma/factories/classes";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { done, namesTo, tellAll, tellings, toldTo } from "@/prisma/factories/telling";
import { listNotices } from "../queries/notices";
import { noticeWords } from "../rules/notice-words";
import { tellOfEvent } from "./tell";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("An assignment", () => {
  it("is told to every student, and to nobody else of the class", async () => {
    const { of, teacher, students } = await aClass(2);
    const [assistant, colleague, gone] = await Promise.all(
      Array.from({ length: 3 }, () => makeReviewer(db)),
    );
    await enrol(db, of.id, assistant!, "ASSISTANT");
    await enrol(db, of.id, colleague!, "TEACHER");
    await enrol(db, of.id, gone!);
    await done(leaveClass, viewerOf(gone!), { classId: of.id, goal: "leave" });
    const { id: assignmentId } = await unassigned(of);
    await done(assignAssignment, teacher, { assignmentId });
    await tellAll(db);
    for (const student of students) {
      const told = await toldTo(student);
      expect(told).toMatchObject([
        {
          ...{ name: "assigned", href: `/assignments/${assignmentId}`, isRead: false },
          about: { title: "History, 11b", href: `/classes/${of.id}` },
        },
      ]);
      expect(noticeWords(told[0]!)).toMatch(/^New: “Who wanted what”. It is due on \w+ \d/);
    }
    for (const other of [of.teacher, assistant!, colleague!, gone!])
      expect(await toldTo(other)).toEqual([]);
  });

  it("is told once, however often it is taken back, assigned again, and the job runs", async () => {
    const { of, teacher, students } = await aClass(1);
    const { id: assignmentId } = await unassigned(of);
    await done(assignAssignment, teacher, { assignmentId });
    await tellAll(db);
    const newcomer = await makeReviewer(db);
    await enrol(db, of.id, newcomer);
    await done(withdrawAssignment, teacher, { assignmentId });
    await done(assignAssignment, teacher, { assignmentId });
    const jobs = await tellings(db);
    for (const job of [...jobs, ...jobs]) await done(tellOfEvent, null, job);
    expect(await namesTo(students[0]!)).toEqual(["assigned"]);
    expect(await namesTo(newcomer)).toEqual(["assigned"]);
  });

  it("reaches three hundred students by one run of the job", async () => {
    const { of, teacher } = await aClass(0);
    await enrolMany(of, 300);
    const { id: assignmentId } = await unassigned(of);
    await done(assignAssignment, teacher, { assignmentId });
    const jobs = await tellings(db);
    expect(jobs).toHaveLength(1);
    expect(await done(tellOfEvent, null, jobs[0])).toEqual({ told: 300 });
    expect(await tellings(db)).toEqual([]);
  });

  it("tells of other dates, and not of other words, nor before it is assigned", async () => {
    const { of, teacher, students } = await aClass(1);
    const { id: assignmentId } = await unassigned(of);
    let revision = 0;
    const revise = (changes: Record<string, unknown>) => {
      const said = { ...words(), scope: "words", revision: String((revision += 1)), ...changes };
      return done(reviseAssignment, teacher, { assignmentId, ...said });
    };
    await revise({ due: "2040-04-01T12:00" });
    await tellAll(db);
    await done(assignAssignment, teacher, { assignmentId });
    await revise({ due: "2040-04-01T12:00", title: "Who wanted less" });
    await tellAll(db);
    expect(await namesTo(students[0]!)).toEqual(["assigned"]);
    await revise({ due: "2040-04-02T12:00" });
    await tellAll(db);
    const told = await toldTo(students[0]!);
    expect(told.map(({ name }) => name)).toEqual(["assigned", "datesChanged"]);
    expect(noticeWords(told[1]!)).toBe(
      "The dates of “Who wanted what” changed. It is due on Monday 2 April 2040 at 12:00 (UTC+02:00).",
    );
    expect(await toldTo(of.teacher)).toEqual([]);
  });
});

describe("A grade", () => {
  it("is told to its student when it is released, and that it was taken back once it was", async () => {
    const graded = await makeGraded(db);
    const other = await makeReviewer(db);
    await enrol(db, graded.assignment.class.id, other);
    await graded.mark([2, 1]);
    await tellAll(db);
    expect(await toldTo(graded.student)).toEqual([]);
    await graded.release();
    await tellAll(db);
    const released = await toldTo(graded.student);
    expect(released).toMatchObject([
      { name: "released", href: `/assignments/${graded.assignment.id}/grade` },
    ]);
    expect(noticeWords(released[0]!)).toBe("Your grade for “Who wanted what” is released.");
    for (const person of [other, graded.assignment.class.teacher])
      expect(await toldTo(person)).toEqual([]);

    await done(recallGrade, graded.teacher, graded.work);
    await tellAll(db);
    const [recalled, ...more] = await toldTo(graded.student);
    expect(more).toEqual([]);
    expect(noticeWords(recalled!)).toBe(
      "A grade for “Who wanted what” was released, and taken back.",
    );
  });

  it("that is released, recalled and released again is told each time, and one that was taken back stays so", async () => {
    const graded = await makeGraded(db);
    await graded.mark([2, 1]);
    await graded.release();
    await done(recallGrade, graded.teacher, graded.work);
    await graded.release();
    await tellAll(db);
    expect((await toldTo(graded.student)).map(noticeWords)).toEqual([
      "A grade for “Who wanted what” was released, and taken back.",
      "Your grade for “Who wanted what” is released.",
    ]);
  });
});

describe("A class that is archived", () => {
  it("tells everybody in it but who did it, and again when it is brought back", async () => {
    const { of, teacher, students } = await aClass(1);
    const colleague = await makeReviewer(db);
    await enrol(db, of.id, colleague, "TEACHER");
    for (const goal of ["archive", "reopen"])
      await done(archiveClass, teacher, { classId: of.id, goal });
    await tellAll(db);
    for (const person of [students[0]!, colleague])
      expect(await toldTo(person)).toMatchObject([
        { name: "classArchived", href: `/classes/${of.id}` },
        { name: "classReopened", href: `/classes/${of.id}` },
      ]);
    expect(await toldTo(of.teacher)).toEqual([]);
  });
});

describe("Whoever left a class", () => {
  it("reads no word of it any more in what they were told", async () => {
    const { of, teacher, students } = await aClass(1);
    const { id: assignmentId } = await unassigned(of);
    await done(assignAssignment, teacher, { assignmentId });
    await tellAll(db);
    await done(leaveClass, viewerOf(students[0]!), { classId: of.id, goal: "leave" });
    const [told] = await toldTo(students[0]!);
    expect(told).toMatchObject({ about: { title: null, href: "/classes" }, matter: null });
    expect(noticeWords(told!)).toBe("New: an assignment.");
  });
});

describe("What was told of classes", () => {
  it("is listed alone where that is asked", async () => {
    const { of, teacher, students } = await aClass(1);
    const { id: assignmentId } = await unassigned(of);
    await done(assignAssignment, teacher, { assignmentId });
    await tellAll(db);
    await db.query(
      `INSERT INTO notifications (recipient_actor_id, name, subject_kind, subject_id, event_id)
       SELECT recipient_actor_id, 'verdict', 'claim', 'c1', event_id FROM notifications WHERE recipient_actor_id = $1`,
      [students[0]!.actorId],
    );
    const viewer = viewerOf(students[0]!);
    expect(await listNotices(viewer, 1)).toMatchObject({ total: 2, unread: 2 });
    expect(await listNotices(viewer, 1, "classes")).toMatchObject({
      ...{ total: 1, unread: 1 },
      items: [{ name: "assigned" }],
    });
  });
});

describe("What happens to one person of a class", () => {
  it.each([
    ["extension.grant", "extended", "enrolment", "You have more time for “Who wanted what”: until"],
    ["extension.withdraw", "datesChanged", "enrolment", "The dates of “Who wanted what” changed."],
    [
      "inquiry.answer",
      "inquiryAnswered",
      "work",
      "Your question about your grade for “Who wanted what” is answered.",
    ],
    ["work.unmask", "unmasked", "work", "A teacher was told that you work under your pseudonym"],
  ])("is told to them and to nobody else: %s", async (event, name, on, words) => {
    const scene = await aWork();
    const id = on === "work" ? scene.submissionId : scene.enrolmentId;
    await happen(event, { subject_id: id, audience_id: scene.assignment.audienceId });
    const [told, ...more] = await toldTo(scene.student);
    expect([told!.name, more]).toEqual([name, []]);
    expect(noticeWords(told!)).toContain(words);
    for (const other of [scene.classmate, scene.colleague, scene.of.teacher])
      expect(await toldTo(other)).toEqual([]);
  });

  it("when they ask about a grade, is told to those who teach, and not to those who assist", async () => {
    const { of, colleague, student, submissionId, assignment } = await aWork();
    const assistant = await makeReviewer(db);
    await enrol(db, of.id, assistant, "ASSISTANT");
    await happen(
      "inquiry.ask",
      { subject_id: submissionId, audience_id: assignment.audienceId },
      student,
    );
    for (const teacher of [of.teacher, colleague])
      expect(await toldTo(teacher)).toMatchObject([
        { name: "inquiryAsked", href: `/assignments/${assignment.id}/grades/${submissionId}` },
      ]);
    for (const other of [student, assistant]) expect(await toldTo(other)).toEqual([]);
  });

  it("by a release on a date is told as by a teacher's", async () => {
    const { student, classmate, submissionId, assignment } = await aWork();
    await happen("system.release", {
      ...{ subject_id: assignment.id, audience_id: assignment.audienceId },
      after: JSON.stringify({ released: [submissionId] }),
    });
    expect(await namesTo(student)).toEqual(["released"]);
    expect(await toldTo(classmate)).toEqual([]);
  });

  it("in another role is told to whoever has it now, and says what they became then", async () => {
    const { of, student, enrolmentId, classmate, colleague } = await aWork();
    await db.query(
      "UPDATE enrolments SET ended_at = now(), ended_by_actor_id = actor_id WHERE id = $1",
      [enrolmentId],
    );
    const appointedId = await enrol(db, of.id, student, "ASSISTANT");
    await happen("enrolment.appoint", {
      ...{ subject_id: enrolmentId, audience_id: of.audienceId },
      after: JSON.stringify({ role: "ASSISTANT", enrolmentId: appointedId }),
    });
    await happen("class.handOver", {
      ...{ subject_kind: "class", subject_id: of.id, audience_id: of.audienceId },
      after: JSON.stringify({ handedOverTo: enrolmentId, was: "STUDENT" }),
    });
    const told = await toldTo(student);
    expect(told.map(noticeWords)).toEqual([
      "You became an assistant of this class.",
      "You became a teacher of this class.",
    ]);
    for (const other of [classmate, colleague]) expect(await toldTo(other)).toEqual([]);
  });
});

describe("A class that is to be deleted", () => {
  it.each([
    ["class.delete", { after: JSON.stringify({ erasedFrom: "2026-12-31T00:00:00Z" }) }],
    [
      "class.administer",
      { after: JSON.stringify({ goal: "delete", reason: "Asked for." }), audience_id: null },
    ],
  ])("tells everybody in it, and says so when it stays after all: %s", async (event, said) => {
    const { of, students } = await aClass(1);
    await askToDelete(db, of, new Date("2026-12-01T11:00Z"));
    await happen(event, {
      ...{ subject_kind: "class", subject_id: of.id, audience_id: of.audienceId, ...said },
    });
    const [told] = await toldTo(students[0]!);
    expect(noticeWords(told!)).toBe(
      "This class is to be deleted on Thursday 31 December 2026 at 12:00 (UTC+01:00). Keep what you want to keep of it.",
    );
    await db.query(
      "UPDATE classes SET deletion_asked_at = NULL, deletion_asked_by_actor_id = NULL WHERE id = $1",
      [of.id],
    );
    expect(noticeWords((await toldTo(students[0]!))[0]!)).toMatch(
      /^This class was to be deleted\./,
    );
  });
});

/** Tells of something that happened. */
async function happen(name: string, event: Record<string, unknown>, by?: Reviewer): Promise<void> {
  const { actorId } = by ?? (await makeReviewer(db));
  const row = { name, actor_id: actorId, subject_kind: "submission", after: "{}", ...event };
  const { id } = await insertRow<{ id: string }>(db, "audit_events", row);
  await done(tellOfEvent, null, { eventId: String(id), name });
}

/** One student's work in a class with another student and a second teacher. */
async function aWork() {
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, { of });
  const { id: submissionId, student, enrolmentId } = await makeSubmission(db, assignment);
  const [classmate, colleague] = [await makeReviewer(db), await makeReviewer(db)];
  await enrol(db, of.id, classmate);
  await enrol(db, of.id, colleague, "TEACHER");
  return { of, assignment, submissionId, student, enrolmentId, classmate, colleague };
}

async function aClass(many: number) {
  const of = await makeClass(db);
  const students: Reviewer[] = [];
  for (let nth = 0; nth < many; nth++) students.push(await makeReviewer(db));
  for (const student of students) await enrol(db, of.id, student);
  return { of, teacher: viewerOf(of.teacher), students };
}

const unassigned = (of: MadeClass) => makeAssignment(db, { of, changes: { assigned_at: null } });

const template = templateNamed("source-criticism")!;
const words = () => ({
  ...{ title: "Who wanted what", instructions: "", opens: "2026-01-05T08:00" },
  late: "ACCEPTED",
  ...fieldsOfRubric("work", template.workRubric),
});

async function enrolMany({ id }: MadeClass, many: number) {
  await db.query(
    `WITH people AS (
       INSERT INTO profiles (id, name, handle, email, updated_at)
       SELECT gen_random_uuid(), 'Student', $1 || '-' || n, $1 || '-' || n || '@example.org', now()
       FROM generate_series(1, $2::int) n RETURNING id),
     actors AS (INSERT INTO actors (kind, profile_id) SELECT 'HUMAN', id FROM people RETURNING id)
     INSERT INTO enrolments (class_id, actor_id, role, entry) SELECT $1, id, 'STUDENT', 'CODE' FROM actors`,
    [id, many],
  );
  const [row] = await select<{ count: number }>(
    db,
    "SELECT count(*)::int AS count FROM enrolments WHERE class_id = $1 AND role = 'STUDENT'",
    [id],
  );
  expect(row!.count).toBe(many);
}
