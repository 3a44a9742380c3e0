import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import {
  enrol,
  inDays,
  makeAssignment,
  makeExtension,
  makeSubmission,
} from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getClassSheet } from "../queries/class-sheet";
import { getExtensions } from "../queries/extensions";
import { getGradingGrid } from "../queries/grading-grid";
import { getWork } from "../queries/work";
import { localOf } from "../rules/zones";
import { grantExtension, withdrawExtension } from "./extend";
import { handIn } from "./hand-in";
import { saveWork } from "./save-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const ZONE = "Europe/Berlin";
const ALL = { page: 1, sort: "name" as const, state: null };

describe("An extension", () => {
  it("is for one student: their date is later everywhere, and everybody else's is not", async () => {
    const { grant, assignment, student, other, teacher } = await scene({ due_at: inDays(-1) });
    const until = inDays(2);
    expect(await grant(until)).toMatchObject({ ok: true });
    const mine = await getWork(student, assignment.id);
    expect(localOf(mine!.dueAt, ZONE)).toBe(localOf(until, ZONE));
    expect(mine!.dueForAllAt.getTime()).toBeLessThan(Date.now());
    const theirs = await getWork(other, assignment.id);
    expect(theirs!.dueAt).toEqual(theirs!.dueForAllAt);
    const dueTo = async (viewer: Viewer) =>
      (await getClassSheet(viewer, assignment.class.id))!.assignments[0]!.dueAt;
    expect(await dueTo(student)).toEqual(mine!.dueAt);
    expect(await dueTo(other)).toEqual(theirs!.dueForAllAt);
    expect(await getExtensions(teacher, assignment.id, { page: 1 })).toMatchObject({
      ...{ studentCount: 2, extended: 1 },
    });
  });

  it("lets them work and hand in until then, in time, where late work is refused to others", async () => {
    const { grant, assignment, student, other, teacher } = await scene({
      ...{ due_at: inDays(-1), late_policy: "REFUSED" },
    });
    await grant(inDays(2));
    const save = (viewer: Viewer) => saveWork.execute(viewer, vote(assignment), call);
    expect(await save(other)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await save(student)).toMatchObject({ ok: true });
    const handed = await handIn.execute(
      student,
      { assignmentId: assignment.id, asItIs: "yes" },
      call,
    );
    expect(handed).toMatchObject({ value: { result: { isLate: false } } });
    const grid = await getGradingGrid(teacher, assignment.id, ALL);
    expect(grid!.counts).toMatchObject({ HANDED_IN: 1, LATE: 0 });
  });

  it("is late when it is past itself; what was handed in keeps the date of that time", async () => {
    const { grant, assignment, student, teacher, submission } = await scene({
      ...{ due_at: inDays(-3) },
    });
    await makeExtension(db, {
      ...{ assignmentId: assignment.id, enrolmentId: submission.enrolmentId },
      ...{ by: assignment.class.teacher, dueAt: inDays(-1.5) },
    });
    await saveWork.execute(student, vote(assignment), call);
    const handed = await handIn.execute(
      student,
      { assignmentId: assignment.id, asItIs: "yes" },
      call,
    );
    expect(handed).toMatchObject({ value: { result: { isLate: true } } });
    // By their own date: two days begun since, and not four.
    const line = async () =>
      (await getGradingGrid(teacher, assignment.id, ALL))!.rows.find(
        ({ submissionId }) => submissionId === submission.id,
      );
    expect(await line()).toMatchObject({ state: "LATE", daysLate: 2 });
    const [{ id: seen } = { id: "none" }] = await current(submission.enrolmentId);
    expect(await grant(inDays(2), seen)).toMatchObject({ ok: true });
    expect(await line()).toMatchObject({ state: "LATE", daysLate: 2 });
  });

  it("never ends before the date of everybody, also where that is moved behind it", async () => {
    const { assignment, grant, student } = await scene();
    await grant(inDays(8));
    await db.query("UPDATE assignments SET due_at = $2 WHERE id = $1", [assignment.id, inDays(20)]);
    const work = await getWork(student, assignment.id);
    expect(work!.dueAt).toEqual(work!.dueForAllAt);
  });

  it.each([
    ["before it is due for everybody", 3],
    ["before now", -2],
  ])("is refused for a time %s", async (_what, days) => {
    const { grant } = await scene({ due_at: inDays(days === 3 ? 7 : -5) });
    expect(await grant(inDays(days))).toMatchObject({
      failure: { kind: "invalid", fields: { until: [expect.any(String)] } },
    });
  });

  it("is changed by who has seen it, withdrawn, and given again as it was", async () => {
    const { grant, assignment, student, teacher, submission } = await scene();
    await grant(inDays(9));
    expect(await grant(inDays(10))).toMatchObject({ failure: { kind: "conflict" } });
    const [{ id } = { id: "" }] = await current(submission.enrolmentId);
    expect(await grant(inDays(10), id)).toMatchObject({ value: { result: { isChange: true } } });
    const [{ id: extensionId } = { id: "" }] = await current(submission.enrolmentId);
    const of = { assignmentId: assignment.id, enrolmentId: submission.enrolmentId, extensionId };
    const answer = async (goal: string) =>
      (await withdrawExtension.execute(teacher, { ...of, goal }, call)).ok;
    const had = (await getWork(student, assignment.id))!.dueAt;
    expect(await answer("withdraw")).toBe(true);
    expect(await answer("withdraw")).toBe(false);
    expect((await getWork(student, assignment.id))!.dueAt).not.toEqual(had);
    const asked = { page: 1, which: extensionId };
    expect(await getExtensions(teacher, assignment.id, asked)).toMatchObject({
      withdrawn: { extensionId, dueAt: had },
    });
    expect(await answer("undo")).toBe(true);
    expect(await answer("undo")).toBe(false);
    expect((await getWork(student, assignment.id))!.dueAt).toEqual(had);
  });

  it.each([
    ["that is skipped", "2040-03-25T02:30", { skipped: ["until"], twice: [] }],
    ["that comes twice", "2040-10-28T02:30", { skipped: [], twice: ["until"] }],
  ])("to a time %s says so", async (_what, until, odd) => {
    const { assignment, submission, teacher } = await scene();
    const given = { ...extension(assignment.id, submission.enrolmentId, inDays(9)), until };
    expect(await grantExtension.execute(teacher, given, call)).toMatchObject({
      value: { result: odd },
    });
  });

  it("is found first in the list, where that is asked for", async () => {
    const { assignment, teacher } = await scene();
    const listed = async (sort: "name" | "extended") =>
      (await getExtensions(teacher, assignment.id, { page: 1, sort }))!.students.map(
        ({ enrolmentId }) => enrolmentId,
      );
    const byName = await listed("name");
    const given = extension(assignment.id, byName.at(-1)!, inDays(9));
    expect(await grantExtension.execute(teacher, given, call)).toMatchObject({ ok: true });
    expect(await listed("name")).toEqual(byName);
    expect(await listed("extended")).toEqual(byName.toReversed());
  });

  it("is granted by those who teach the class, and its list is theirs alone", async () => {
    const { assignment, student, submission } = await scene();
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    for (const inIt of [student, viewerOf(assistant)]) {
      const given = extension(assignment.id, submission.enrolmentId, inDays(9));
      expect(await grantExtension.execute(inIt, given, call)).toMatchObject({
        failure: { kind: "forbidden" },
      });
      expect(await getExtensions(inIt, assignment.id, { page: 1 })).toBeNull();
    }
  });
});

async function scene(changes: Record<string, unknown> = {}) {
  const opens = { opens_at: inDays(-10), ...changes };
  const assignment = await makeAssignment(db, { tasks: [{ kind: "VOTE" }], changes: opens });
  const submission = await makeSubmission(db, assignment);
  const other = await makeReviewer(db);
  await enrol(db, assignment.class.id, other);
  const teacher = viewerOf(assignment.class.teacher);
  return {
    ...{ assignment, submission, teacher, student: viewerOf(submission.student) },
    other: viewerOf(other),
    grant: (until: Date, seen = "none") =>
      grantExtension.execute(
        teacher,
        { ...extension(assignment.id, submission.enrolmentId, until), seen },
        call,
      ),
  };
}

const extension = (assignmentId: string, enrolmentId: string, until: Date) => ({
  ...{ assignmentId, enrolmentId, until: localOf(until, ZONE), seen: "none", reason: "Was ill." },
});

const vote = ({ id, claims }: Awaited<ReturnType<typeof makeAssignment>>) => ({
  ...{ assignmentId: id, claimId: claims[0]!.id, device: randomUUID(), kind: "vote" },
  ...{ choice: "MIXED", confidence: "SURE", rationale: "It is so.", seenHash: "0".repeat(64) },
});

const current = (enrolmentId: string) =>
  select<{ id: string }>(
    db,
    "SELECT id FROM extensions WHERE enrolment_id = $1 AND withdrawn_at IS NULL",
    [enrolmentId],
  );
