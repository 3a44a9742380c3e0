import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { viewerOf as viewerIn } from "@/lib/access/current-viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, limiterPool } from "@/lib/foundation/db";
import { deleteAccount } from "@/lib/identity/commands/delete-account";
import { cookieOf, member, newGuest, PASSWORD, profileOf } from "@/prisma/factories/accounts";
import {
  askToDelete,
  enrol,
  inDays,
  makeAssignment,
  makeClass,
  makeJoinCode,
  makeSubmission,
} from "@/prisma/factories/classes";
import { insertRow, openOwner, select, wordsIn } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, someHash, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSpokenClass } from "@/prisma/factories/spoken-class";
import { NO_CHOICE } from "../rules/choice";
import { getAssignmentSheet } from "../queries/assignment-sheet";
import { getClassSheet } from "../queries/class-sheet";
import { getEndingAssignment, getEndingSheet } from "../queries/ending";
import { getGradingGrid, getWholeGradebook } from "../queries/grading-grid";
import { listLeftClasses, listMyClasses } from "../queries/my-classes";
import { getReleasedGrade } from "../queries/released-grade";
import { readOwnWork } from "../queries/own-work";
import { administerClass, deleteClass, keepClass } from "./delete-class";
import { eraseClasses } from "./erase-classes";
import { joinClass } from "./join-class";
import { leavingClasses } from "./leaving";
import { reviseClass } from "./revise-class";
import { saveWork } from "./save-work";
import { seeGrade } from "./see-grade";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const GRID = { page: 1, sort: "name", state: null } as const;

describe("Deleting a class", () => {
  it("wants its name, as it is written but for spaces", async () => {
    const { id, teacher } = await makeClass(db, { name: "History, 11b" });
    const sent = (typedName: string) =>
      deleteClass.execute(viewerOf(teacher), { classId: id, typedName }, call);
    expect(await sent("History 11b")).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { typedName: [expect.stringContaining("History, 11b")] },
      },
    });
    expect(await sent("  History,  11b ")).toMatchObject({ ok: true });
    expect(await sent("History, 11b")).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("ends all work in it at once; what was done stays readable for whoever could read it", async () => {
    const graded = await makeGraded(db);
    const { assignment, teacher, student } = graded;
    await graded.mark([2, 2]);
    await graded.release();
    const code = await makeJoinCode(db, assignment.class);
    await asked(assignment.class);
    const input = { classId: assignment.class.id, name: "Other", timeZone: "UTC" };
    expect(await reviseClass.execute(teacher, input, call)).toMatchObject(GONE);
    expect(await joinClass.execute(viewerOf(await makeReviewer(db)), { code }, call)).toMatchObject(
      GONE,
    );
    expect(await graded.mark([1, 1])).toMatchObject(GONE);
    expect(await getAssignmentSheet(teacher, assignment.id, NO_CHOICE)).toBeNull();
    expect(await getEndingSheet(teacher, assignment.class.id)).toBeNull();

    expect(await getGradingGrid(teacher, assignment.id, GRID)).toMatchObject({ mayDecide: false });
    expect(await graded.sheet()).toMatchObject({ mayGrade: false, mayDecide: false });
    const own = { assignmentId: assignment.id };
    expect(await seeGrade.execute(viewerOf(student), own, call)).toMatchObject({ ok: true });
    expect(await getReleasedGrade(viewerOf(student), assignment.id)).toMatchObject({
      kind: "open",
    });
    const read = await readOwnWork(viewerOf(student), assignment.class.id, new Date());
    expect(read).toMatchObject({ work: [{ handIns: [{}], grades: [{ computed: 10_000 }] }] });
    expect(await getEndingAssignment(viewerOf(student), assignment.id)).toMatchObject({
      isStudent: true,
    });
    const [listed] = (await listMyClasses(viewerOf(student), 1)).items;
    expect(listed?.deletionAskedAt).toBeInstanceOf(Date);
  });

  it("is taken back by a teacher, and the class is as it was", async () => {
    const made = await makeClass(db);
    await asked(made);
    expect(
      await keepClass.execute(viewerOf(made.teacher), { classId: made.id }, call),
    ).toMatchObject({
      ok: true,
    });
    expect(await getClassSheet(viewerOf(made.teacher), made.id)).toMatchObject({
      ...{ deletionAskedAt: null, name: "History, 11b" },
    });
    expect(
      await keepClass.execute(viewerOf(made.teacher), { classId: made.id }, call),
    ).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("An administrator", () => {
  it("has a class deleted for a reason that its teachers read; they do not take that back", async () => {
    const made = await makeClass(db);
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    const administer = (goal: string) =>
      administerClass.execute(
        admin,
        { classId: made.id, goal, reason: "The school closed." },
        call,
      );
    expect(await administer("keep")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await administer("delete")).toMatchObject({ ok: true });
    expect(await getClassSheet(admin, made.id)).toBeNull();
    expect(await getClassSheet(viewerOf(made.teacher), made.id)).toMatchObject({
      deletionReason: "The school closed.",
    });
    expect(
      await keepClass.execute(viewerOf(made.teacher), { classId: made.id }, call),
    ).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await administer("keep")).toMatchObject({ ok: true });
    for (const goal of ["archive", "reopen"])
      expect(await administer(goal)).toMatchObject({ ok: true });
    const log = await select<{ after: string }>(
      db,
      "SELECT after FROM audit_events WHERE name = 'class.administer' AND subject_id = $1 AND audience_id IS NULL",
      [made.id],
    );
    expect(log).toHaveLength(4);
    expect(JSON.parse(log[0]!.after)).toEqual({ goal: "delete", reason: "The school closed." });
  });
});

describe("The job that erases", () => {
  it("erases what waits for thirty days, one after the other, and nothing else", async () => {
    const [due, alsoDue, later] = [
      await makeSpokenClass(db, "quasarine"),
      await makeSpokenClass(db, "nebulette"),
      await makeSpokenClass(db, "cometine"),
    ];
    for (const { id } of [due, alsoDue]) await askToDelete(db, { id }, inDays(-30));
    await askToDelete(db, later, inDays(-29));
    const erased = async () => {
      const outcome = await asSystem(eraseClasses)({}, systemClock);
      return outcome.ok && outcome.value.result.classId;
    };
    expect([await erased(), await erased()].sort()).toEqual([due.id, alsoDue.id].sort());
    expect(await erased()).toBeNull();
    for (const { marker } of [due, alsoDue]) expect(await wordsIn(db, marker)).toEqual([]);
    expect(await wordsIn(db, "cometine")).toContain("classes");
    expect(await getClassSheet(viewerOf(due.teacher), due.id)).toBeNull();
    // A page that was left open has nothing to save to any more.
    const { id: assignmentId, claims } = due.assignments[0]!;
    const typed = {
      ...{ assignmentId, claimId: claims[0]!.id, device: randomUUID(), kind: "vote" },
      ...{ rationale: "Typed before.", seenHash: someHash() },
    };
    expect(await saveWork.execute(viewerOf(due.students[0]!), typed, call)).toMatchObject(GONE);
    expect((await listMyClasses(viewerOf(due.students[0]!), 1)).total).toBe(0);
    expect(await listLeftClasses(viewerOf(due.students[0]!))).toEqual([]);
    const { rows } = await limiterPool().query(
      "SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'classes.erase'",
    );
    expect(rows.length).toBeGreaterThan(0);
  }, 60_000);

  it("ends whoever has no address with the last class that knows them, and nobody else", async () => {
    const [due, goesOn] = [
      await makeSpokenClass(db, "tangelo", { guests: 2 }),
      await makeClass(db),
    ];
    const [alone, elsewhere] = due.guests as [Reviewer, Reviewer];
    await enrol(db, goesOn.id, elsewhere);
    await db.query("UPDATE profiles SET name = 'Ada' WHERE id = $1", [elsewhere.profileId]);
    await askToDelete(db, due, inDays(-30));
    expect(await asSystem(eraseClasses)({}, systemClock)).toMatchObject({
      value: { result: { classId: due.id } },
    });
    expect(await wordsIn(db, "tangelo")).toEqual([]);
    const left = async (who: Reviewer) => {
      const profiles = "SELECT name FROM profiles WHERE id = $1";
      const codes = "SELECT 1 FROM return_codes WHERE profile_id = $1 AND revoked_at IS NULL";
      const [names, open] = [
        await select<{ name: string }>(db, profiles, [who.profileId]),
        await select(db, codes, [who.profileId]),
      ];
      return { names: names.map(({ name }) => name), codes: open.length };
    };
    expect(await left(alone)).toEqual({ names: [], codes: 0 });
    expect(await left(elsewhere)).toEqual({ names: ["Ada"], codes: 1 });
    expect(await left(due.students[0]!)).toMatchObject({ names: [due.students[0]!.name] });
    const events = "SELECT after FROM audit_events WHERE name = 'system.erase' AND subject_id = $1";
    expect(await select(db, events, [due.id])).toEqual([{ after: '{"guests":1}' }]);
  });

  it("leaves the class to be kept until then, and not afterwards", async () => {
    const made = await makeClass(db);
    await askToDelete(db, made, inDays(-29.9));
    expect(await asSystem(eraseClasses)({}, () => inDays(1))).toMatchObject({
      value: { result: { classId: made.id } },
    });
    expect(
      await keepClass.execute(viewerOf(made.teacher), { classId: made.id }, call),
    ).toMatchObject(GONE);
  });
});

describe("An account that is deleted", () => {
  beforeEach(newGuest);

  it("is refused to the only teacher of a class that goes on, by name, and keeps everything", async () => {
    const { browser, who } = await newMember("only@example.org");
    const alone = await makeClass(db, { teacher: who, name: "History, 11b" });
    const shared = await makeClass(db, { teacher: who, name: "Sources, 12a" });
    await enrol(db, shared.id, await makeReviewer(db), "TEACHER");
    await archived(await makeClass(db, { teacher: who, name: "Long ago" }));
    const refused = await leave(browser);
    expect(refused).toMatchObject({
      failure: { kind: "forbidden", reason: expect.stringContaining("“History, 11b”") },
    });
    expect(JSON.stringify(refused)).not.toMatch(/Sources|Long ago/);
    expect(await profileOf("only@example.org")).toMatchObject({ email: "only@example.org" });
    expect(await getClassSheet(viewerOf(who), shared.id)).toMatchObject({ role: "TEACHER" });

    await archived(alone);
    expect(await leave(browser)).toMatchObject({ ok: true });
  });

  it("counts no teacher whose account is gone as one who stays", async () => {
    const { browser, who } = await newMember("first@example.org");
    const second = await newMember("second@example.org");
    const made = await makeClass(db, { teacher: who });
    await enrol(db, made.id, second.who, "TEACHER");
    expect(await leave(browser)).toMatchObject({ ok: true });
    expect(await leave(second.browser)).toMatchObject({ failure: { kind: "forbidden" } });
  });

  it("of a student leaves the work and the grade, under a former student; what was never handed in goes", async () => {
    const { browser, who } = await newMember("pupil@example.org");
    const graded = await makeGraded(db, { student: who });
    await graded.mark([2, 2]);
    const under = await makeSubmission(db, await makeAssignment(db), { student: who });
    await insertRow(db, "saved_work", {
      ...{
        submission_id: under.id,
        part: "vote/x",
        device: "here",
        content: "{}",
        saved_at: new Date(),
      },
    });
    expect(await leave(browser)).toMatchObject({ ok: true });
    const book = await getWholeGradebook(graded.teacher, graded.assignment.id);
    expect(book?.rows).toMatchObject([{ student: "A former student", final: 10_000 }]);
    const saved = "SELECT 1 FROM saved_work WHERE submission_id = $1";
    expect(await select(db, saved, [under.id])).toEqual([]);
  });
});

const GONE = { failure: { kind: "notFound" } };

async function asked({ id, teacher }: { id: string; teacher: Reviewer }): Promise<void> {
  const typed = { classId: id, typedName: "History, 11b" };
  const outcome = await deleteClass.execute(viewerOf(teacher), typed, call);
  if (!outcome.ok) throw new Error(outcome.failure.kind);
}

const archived = ({ id }: { id: string }) =>
  db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [id]);

const leave = (browser: Headers) =>
  deleteAccount({ password: PASSWORD }, browser, [leavingClasses]);

/** Somebody with an account, and the browser in which they are signed in. */
async function newMember(email: string): Promise<{ browser: Headers; who: Reviewer }> {
  await member(email);
  const browser = await cookieOf(email);
  const { actorId, bylineId, role } = (await viewerIn(browser)).require();
  const { id: profileId, name, handle } = await profileOf(email);
  return { browser, who: { actorId, bylineId, profileId, role, name, handle } };
}
