import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { enrol, inDays, makeSubmission } from "@/prisma/factories/classes";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { workOn } from "@/prisma/factories/worked";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { readCsv } from "@/prisma/factories/csv";
import { gradebookFile } from "../rules/gradebook";
import { getClaimWork } from "../queries/claim-work";
import { getGradingGrid, getWholeGradebook } from "../queries/grading-grid";
import { getGradingSheet } from "../queries/grading-sheet";
import { getWork } from "../queries/work";
import { recallGrade } from "./release-grades";
import { overrideGrade } from "./override-grade";
import { unmaskWork } from "./unmask-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const ALL = { page: 1, sort: "name" as const, state: null };

/** Two students who work under pseudonyms, with names that nobody else has, and one who has not begun. */
async function makeBlind(naming = "MASKED") {
  const named = async (name: string) => {
    const student = await makeReviewer(db);
    await db.query("UPDATE profiles SET name = $2 WHERE id = $1", [student.profileId, name]);
    return { ...student, name };
  };
  const [unsigned, zoe, bo] = [
    await named("Ann Quagmire"),
    await named("Zoe Quagmire"),
    await named("Bo Quagmire"),
  ];
  const made = await makeGraded(db, { student: unsigned, pseudonym: "Wren", changes: { naming } });
  const { assignment, teacher, student: ann } = made;
  const asHeron = { student: zoe, pseudonym: "Heron", isHandedIn: true };
  const other = await makeSubmission(db, assignment, asHeron);
  await workOn(db, assignment, ann, made.work.submissionId);
  await enrol(db, assignment.class.id, bo);
  const everything = async (viewer = teacher) =>
    JSON.stringify([
      await getGradingGrid(viewer, assignment.id, ALL),
      await getWholeGradebook(viewer, assignment.id),
      gradebookFile((await getWholeGradebook(viewer, assignment.id))!),
      await getGradingSheet(viewer, assignment.id, made.work.submissionId),
      await getGradingSheet(viewer, assignment.id, other.id),
      await getClaimWork(viewer, assignment.id, assignment.claims[0]!.id, 1),
    ]);
  const students = async () =>
    (await getGradingGrid(teacher, assignment.id, ALL))!.rows.map(({ student }) => student);
  return { ...made, other, ann, zoe, everything, students };
}

describe("Where work is graded blind", () => {
  it("no name of a student stands anywhere until their grade is released, and then theirs alone", async () => {
    const { everything, students, mark, release } = await makeBlind();
    expect(await everything()).not.toContain("Quagmire");
    expect(await students()).toEqual(["Heron", "Wren", "Somebody who has not begun"]);
    await mark([2, 1]);
    expect(await everything()).not.toContain("Quagmire");
    await release();
    expect(await students()).toEqual(["Ann Quagmire", "Heron", "Somebody who has not begun"]);
    expect(await everything()).not.toMatch(/(Zoe|Bo) Quagmire/);
  });

  it("a recalled grade leaves the name that its release told, and its student reads that it did", async () => {
    const { assignment, students, mark, release, teacher, work, sheet, student } =
      await makeBlind();
    await mark([2, 1]);
    await release();
    expect(await recallGrade.execute(teacher, work, call)).toMatchObject({ ok: true });
    expect(await students()).toEqual(["Ann Quagmire", "Heron", "Somebody who has not begun"]);
    expect(await sheet()).toMatchObject({ isMasked: false });
    const told = { by: assignment.class.teacher.name, reason: expect.stringMatching(/released/) };
    const mine = await getWork(viewerOf(student), assignment.id);
    expect(mine?.unmaskings).toMatchObject([told]);
    await release();
    await recallGrade.execute(teacher, work, call);
    expect((await sheet())?.unmasked).toMatchObject([told]);
  });

  it("an assistant sees as little", async () => {
    const { everything, assignment } = await makeBlind();
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    const seen = await everything(viewerOf(assistant));
    expect(seen).toContain("Heron");
    expect(seen).not.toContain("Quagmire");
  });

  it("the file says by what it names each, and nothing by which they could be told apart from outside", async () => {
    const { assignment, teacher, enrolmentId, mark, release } = await makeBlind();
    await insertRow(db, "extensions", {
      ...{ assignment_id: assignment.id, enrolment_id: enrolmentId, due_at: inDays(9) },
      granted_by_actor_id: assignment.class.teacher.actorId,
    });
    const file = async () =>
      readCsv(gradebookFile((await getWholeGradebook(teacher, assignment.id))!), ",");
    const [names, ...lines] = await file();
    expect(names!.slice(0, 4)).toEqual(["Student", "Pseudonym", "Shown by", "State"]);
    expect(names).not.toContain("Extended to");
    expect(lines.map((line) => line.slice(0, 3))).toEqual([
      ["Heron", "Heron", "pseudonym"],
      ["Wren", "Wren", "pseudonym"],
      ["Somebody who has not begun", "", "pseudonym"],
    ]);
    await mark([2, 1]);
    await release();
    const [head, first] = await file();
    expect(first!.slice(0, 3)).toEqual(["Ann Quagmire", "Wren", "name"]);
    expect(first![head!.indexOf("Extended to")]).toMatch(/^\d{4}-/);
  });

  it("who was given longer is told by no hour: neither when they handed in, nor that they are late or stuck", async () => {
    const { assignment, teacher, enrolmentId, work, other } = await makeBlind();
    await db.query("UPDATE assignments SET due_at = $2, opens_at = $3 WHERE id = $1", [
      ...[assignment.id, inDays(-3), inDays(-9)],
    ]);
    await insertRow(db, "extensions", {
      ...{ assignment_id: assignment.id, enrolment_id: enrolmentId, due_at: inDays(9) },
      granted_by_actor_id: assignment.class.teacher.actorId,
    });
    const handedIn = (id: string, at: Date, due: Date) =>
      db.query("UPDATE hand_ins SET at = $2, due_at = $3 WHERE submission_id = $1", [id, at, due]);
    await db.query("ALTER TABLE hand_ins DISABLE TRIGGER USER");
    await handedIn(work.submissionId, inDays(-1), inDays(9));
    await handedIn(other.id, inDays(-3.0001), inDays(-3));
    await db.query("ALTER TABLE hand_ins ENABLE TRIGGER USER");
    const [heron, wren] = (await getGradingGrid(teacher, assignment.id, ALL))!.rows;
    const told = ({ state, handedInAt, daysLate }: NonNullable<typeof heron>) => ({
      ...{ state, handedInAt, daysLate },
    });
    expect(told(wren!)).toEqual(told(heron!));
    expect(wren).toMatchObject({ state: "HANDED_IN", daysLate: 0 });
    const sheets = await Promise.all(
      [work.submissionId, other.id].map((id) => getGradingSheet(teacher, assignment.id, id)),
    );
    expect(sheets[0]!.handedInAt).toEqual(sheets[1]!.handedInAt);
  });

  it("a teacher learns one name by a reason, once, which is written down; an assistant does not", async () => {
    const { assignment, work, teacher, students, sheet, student } = await makeBlind();
    const unmask = (reason: string, by = teacher) =>
      unmaskWork.execute(by, { ...work, reason }, call);
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    expect(await unmask("I want to know.", viewerOf(assistant))).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await unmask("x")).toMatchObject({ failure: { kind: "invalid" } });
    expect(await unmask("They ask for more time.")).toMatchObject({ ok: true });
    expect(await unmask("Once more.")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await students()).toEqual(["Ann Quagmire", "Heron", "Somebody who has not begun"]);
    expect(await sheet()).toMatchObject({
      isMasked: false,
      unmasked: [{ by: assignment.class.teacher.name, reason: "They ask for more time." }],
    });
    const events = await select(
      db,
      "SELECT actor_id FROM audit_events WHERE name = 'work.unmask' AND subject_id = $1",
      [work.submissionId],
    );
    expect(events).toEqual([{ actor_id: assignment.class.teacher.actorId }]);
    // Whoever was a student of the class before teaching it.
    await db.query("UPDATE enrolments SET ended_at = now() WHERE actor_id = $1", [student.actorId]);
    await enrol(db, assignment.class.id, student, "TEACHER");
    expect(await unmask("It is mine.", viewerOf(student))).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });

  it("nothing is unmasked where nothing is masked", async () => {
    const { work, teacher } = await makeBlind("PSEUDONYMS");
    expect(
      await unmaskWork.execute(teacher, { ...work, reason: "Who is it?" }, call),
    ).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("Where students have pseudonyms for each other", () => {
  it("teachers see both names, by name", async () => {
    const { assignment, teacher } = await makeBlind("PSEUDONYMS");
    const grid = (await getGradingGrid(teacher, assignment.id, ALL))!;
    expect(grid.rows.map(({ student, pseudonym }) => [student, pseudonym])).toEqual([
      ["Ann Quagmire", "Wren"],
      ["Bo Quagmire", null],
      ["Zoe Quagmire", "Heron"],
    ]);
  });
});

describe("An assistant", () => {
  it("reads what teachers read and gives grades, and neither sets nor releases nor recalls them", async () => {
    const { assignment, work, mark, sheet, teacher } = await makeGraded(db);
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    const viewer = viewerOf(assistant);
    expect(await mark([2, 1], [], viewer)).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ computed: 8_333, mayDecide: true });
    const seen = await getGradingSheet(viewer, assignment.id, work.submissionId);
    expect(seen).toEqual({ ...(await sheet()), mayDecide: false });
    expect(await getGradingGrid(viewer, assignment.id, ALL)).toEqual({
      ...(await getGradingGrid(teacher, assignment.id, ALL)),
      mayDecide: false,
    });
    const set = { ...work, act: "set", percent: "90", reason: "I say so.", seen: seen!.seen };
    expect(await overrideGrade.execute(viewer, set, call)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await recallGrade.execute(viewer, work, call)).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });
});
