import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { enrol, inDays, makeAssignment, makeSubmission } from "@/prisma/factories/classes";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { workOn } from "@/prisma/factories/worked";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getGradingGrid, getWholeGradebook } from "../queries/grading-grid";
import { getGradingSheet } from "../queries/grading-sheet";
import { giveGrade } from "./give-grade";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const ALL = { page: 1, sort: "name" as const, state: null };

describe("Marking", () => {
  it("makes the grade that the rubric says, and takes nothing that is half said", async () => {
    const { work, teacher, mark, sheet } = await makeGraded(db);
    expect(await mark([2, null], ["Both sides.", ""])).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ computed: null, state: "HANDED_IN" });
    expect(await mark([2, 1], ["Both sides.", ""])).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ computed: 8_333, final: 8_333, state: "GRADED" });
    const events = await select<{ computed: number | null }>(
      db,
      "SELECT computed FROM grade_events WHERE submission_id = $1 ORDER BY id",
      [work.submissionId],
    );
    expect(events).toEqual([{ computed: null }, { computed: 8_333 }]);
    const { seen } = (await sheet())!;
    const alone = { ...work, seen, comment1: "A word without a level." };
    expect(await giveGrade.execute(teacher, alone, call)).toMatchObject({
      failure: { kind: "invalid", fields: { level1: [expect.stringContaining("Choose a level")] } },
    });
  });

  it("supersedes a mark that changed, and keeps every other", async () => {
    const { work, mark } = await makeGraded(db);
    await mark([0, 1]);
    await mark([2, 1]);
    const marks = await select<{ points: number; isCurrent: boolean }>(
      db,
      `SELECT l.points::int, m.superseded_at IS NULL AS "isCurrent" FROM marks m JOIN levels l ON l.id = m.level_id
       JOIN assessments a ON a.id = m.assessment_id WHERE a.submission_id = $1 ORDER BY m.marked_at, l.points`,
      [work.submissionId],
    );
    expect(marks).toEqual([
      { points: 0, isCurrent: false },
      { points: 50, isCurrent: true },
      { points: 100, isCurrent: true },
    ]);
  });

  it("of two teachers stores the first, and shows the second what the first wrote", async () => {
    const { assignment, work, mark, sheet } = await makeGraded(db);
    const second = await makeReviewer(db);
    await enrol(db, assignment.class.id, second, "TEACHER");
    const { seen } = (await sheet())!;
    expect(await mark([2, 2], ["Well weighed.", ""])).toMatchObject({ ok: true });
    const late = await giveGrade.execute(
      viewerOf(second),
      { ...work, seen, level1: assignment.workRubric.criteria[0]!.levels[0]!.id },
      call,
    );
    const { seen: newest } = (await sheet())!;
    expect(late).toMatchObject({
      failure: {
        kind: "conflict",
        details: {
          seen: newest,
          marks: [
            { title: "Criterion 1", label: "Level 3", comment: "Well weighed." },
            { title: "Criterion 2", label: "Level 3", comment: null },
          ],
        },
      },
    });
    expect(await sheet()).toMatchObject({ computed: 10_000 });
  });

  it("by two teachers at the same moment stores one of them: whoever comes later waits", async () => {
    const { assignment, work, teacher } = await makeGraded(db);
    const [first] = assignment.workRubric.criteria;
    const at = (level: number) => ({ ...work, seen: "0", level1: first!.levels[level]!.id });
    await db.query("BEGIN");
    await db.query(LOCK_NAME.text, [`grade/${work.submissionId}`]);
    const both = Promise.all([0, 1].map((level) => giveGrade.execute(teacher, at(level), call)));
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect.poll(async () => (await select(db, waiting)).length).toBeGreaterThanOrEqual(2);
    await db.query("COMMIT");
    expect((await both).filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is of work that was handed in, by its own rubric, and never of one's own", async () => {
    const assignment = await makeAssignment(db);
    const { id: submissionId } = await makeSubmission(db, assignment);
    const teacher = viewerOf(assignment.class.teacher);
    const work = { assignmentId: assignment.id, submissionId, seen: "0" };
    const level1 = assignment.workRubric.criteria[0]!.levels[0]!.id;
    const give = (viewer: Viewer, input: unknown) => giveGrade.execute(viewer, input, call);
    expect(await give(teacher, { ...work, level1 })).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("not handed in") },
    });
    const other = await makeGraded(db);
    expect(await other.mark([0, 0], [], other.teacher, { level1 })).toMatchObject({
      failure: { kind: "invalid" },
    });
    // Whoever was a student of the class before teaching it.
    const { student, enrolmentId } = other;
    await db.query("UPDATE enrolments SET ended_at = now() WHERE id = $1", [enrolmentId]);
    await enrol(db, other.assignment.class.id, student, "TEACHER");
    expect(await other.mark([0, 0], [], viewerOf(student))).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });
});

describe("An override", () => {
  it("stands with its reason beside what is computed, through further marks, until it is taken back", async () => {
    const { mark, override, takeBack, sheet, assignment } = await makeGraded(db);
    await mark([1, 1]);
    expect(await override("72,5", "Said more in the lesson.")).toMatchObject({ ok: true });
    await mark([1, 2]);
    expect(await sheet()).toMatchObject({
      ...{ computed: 6_667, override: 7_250, final: 7_250 },
      ...{ overrideReason: "Said more in the lesson." },
      overriddenBy: assignment.class.teacher.name,
    });
    expect(await takeBack()).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ override: null, final: 6_667, overriddenBy: null });
    expect((await sheet())!.history.map((event) => event.override)).toEqual([
      ...[null, 7_250, 7_250, null],
    ]);
    expect(await takeBack()).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("needs a percentage and a reason", async () => {
    const { override } = await makeGraded(db);
    expect(await override("a lot", "")).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { percent: [expect.any(String)], reason: [expect.any(String)] },
      },
    });
  });

  it("is not stored over what another changed meanwhile", async () => {
    const { mark, override } = await makeGraded(db);
    await mark([1, 1]);
    expect(await override("50", "A reason.", "0")).toMatchObject({ failure: { kind: "conflict" } });
  });
});

describe("What a teacher sees", () => {
  it("is every student in their state, by name or by state, and the same in the file", async () => {
    const { mark, assignment, teacher, student, work } = await makeGraded(db);
    const { submissionId } = work;
    await mark([2, 1]);
    const begun = await makeSubmission(db, assignment);
    const late = await makeSubmission(db, assignment);
    await insertRow(db, "hand_ins", {
      ...{ submission_id: late.id, ordinal: 1, at: inDays(0), due_at: inDays(-1.5) },
    });
    const absent = await makeReviewer(db);
    await enrol(db, assignment.class.id, absent);
    const grid = (await getGradingGrid(teacher, assignment.id, { ...ALL, sort: "state" }))!;
    expect(grid.rows.map(({ student: name, state, daysLate }) => [name, state, daysLate])).toEqual([
      [absent.name, "NOT_BEGUN", 0],
      [begun.student.name, "IN_WORK", 0],
      [late.student.name, "LATE", 2],
      [student.name, "GRADED", 0],
    ]);
    expect(grid.rows[3]).toMatchObject({ submissionId, points: [100, 50], final: 8_333 });
    expect(grid.counts).toMatchObject({
      NOT_BEGUN: 1,
      IN_WORK: 1,
      LATE: 1,
      GRADED: 1,
      RELEASED: 0,
    });
    const graded = await getGradingGrid(teacher, assignment.id, { ...ALL, state: "GRADED" });
    expect(graded!.rows).toEqual([grid.rows[3]]);
    const book = (await getWholeGradebook(teacher, assignment.id))!;
    expect(book.criteria).toEqual(["Criterion 1", "Criterion 2"]);
    expect(new Set(book.rows)).toEqual(new Set(grid.rows));
  });

  it("comes in pages of fifty", async () => {
    const assignment = await makeAssignment(db);
    for (let nth = 0; nth < 51; nth++) await enrol(db, assignment.class.id, await makeReviewer(db));
    const teacher = viewerOf(assignment.class.teacher);
    const pageOf = (page: number) => getGradingGrid(teacher, assignment.id, { ...ALL, page });
    expect((await pageOf(1))!.rows).toHaveLength(50);
    expect((await pageOf(2))!.rows).toHaveLength(1);
    expect((await getWholeGradebook(teacher, assignment.id))!.rows).toHaveLength(51);
  });

  it("is a student's work once it is handed in: votes and appraisals with their reasons", async () => {
    const { assignment, student, sheet, work } = await makeGraded(db);
    await workOn(db, assignment, student, work.submissionId);
    expect((await sheet())!.claims).toMatchObject([
      {
        vote: { choice: "MOSTLY_REFUTED", rationale: "The minutes say the opposite." },
        appraised: [
          {
            kind: "evidence",
            text: expect.any(String),
            appraisals: [{ criterion: "Criterion 1", level: "Level 2", reason: "It is hearsay." }],
          },
        ],
      },
    ]);
    const { id, student: other } = await makeSubmission(db, assignment);
    await workOn(db, assignment, other, id);
    const teacher = viewerOf(assignment.class.teacher);
    expect(await getGradingSheet(teacher, assignment.id, id)).toMatchObject({ claims: [] });
  });

  it("is nothing to anybody else: students, strangers, teachers of other classes", async () => {
    const { assignment, work, student, mark } = await makeGraded(db);
    await mark([2, 1]);
    const others = [Viewer.anyone, viewerOf(student), (await makeGraded(db)).teacher];
    for (const role of ["EDITOR", "ADMIN"] as const)
      others.push(viewerOf(await makeReviewer(db, { role })));
    for (const viewer of others) {
      expect(await getGradingGrid(viewer, assignment.id, ALL)).toBeNull();
      expect(await getWholeGradebook(viewer, assignment.id)).toBeNull();
      expect(await getGradingSheet(viewer, assignment.id, work.submissionId)).toBeNull();
    }
    const elsewhere = await makeGraded(db);
    expect(
      await getGradingSheet(elsewhere.teacher, elsewhere.assignment.id, work.submissionId),
    ).toBeNull();
  });
});
