import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import {
  enrol,
  inDays,
  makeAssignment,
  makeClass,
  makeSubmission,
} from "@/prisma/factories/classes";
import { openOwner } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { listChangesSinceAssigned } from "../queries/assignment-changes";
import { getAssignmentSheet } from "../queries/assignment-sheet";
import { getClassSheet } from "../queries/class-sheet";
import { beginningNamed, getMyTemplate, listMyTemplates } from "../queries/templates";
import type { AssignmentContent } from "../rules/assignment-content";
import { fieldsOfRubric } from "../rules/rubric-fields";
import { amountsOf } from "../rules/tasks";
import { templateNamed } from "../rules/templates";
import { localOf } from "../rules/zones";
import { assignAssignment } from "./assign-assignment";
import { copyAssignment } from "./copy-assignment";
import { discardAssignment } from "./discard-assignment";
import { makeAssignment as makeAssignmentCommand } from "./make-assignment";
import { reviseAssignment } from "./revise-assignment";
import { keepTemplate, removeTemplate } from "./templates";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const NOTHING_ASKED = null;

describe("Two who change one assignment", () => {
  it("never write over each other unseen: the second is told who changed what, and may then", async () => {
    const { id, teacher, words, second } = await assigned();
    const first = { ...words, title: "Another title", due: "2040-04-02T12:00" };
    expect(await reviseAssignment.execute(teacher, first, call)).toMatchObject({ ok: true });
    const seen = await reviseAssignment.execute(second, { ...words, title: "A third" }, call);
    expect(seen).toMatchObject({
      failure: {
        kind: "conflict",
        details: {
          ...{ isQuestion: true, revision: 2 },
          changes: [{ parts: ["title", "due"], due: expect.stringContaining("2 April 2040") }],
        },
      },
    });
    expect(await titleOf(teacher, id)).toBe("Another title");
    const knowing = { ...words, title: "A third", revision: "2" };
    expect(await reviseAssignment.execute(second, knowing, call)).toMatchObject({ ok: true });
    expect(await titleOf(teacher, id)).toBe("A third");
  });

  it("is told of each change that came between, by whom it was", async () => {
    const { teacher, words, second, assignment } = await assigned();
    await reviseAssignment.execute(teacher, { ...words, title: "Another title" }, call);
    const then = { ...words, revision: "2", instructions: "Read slowly." };
    await reviseAssignment.execute(teacher, then, call);
    const { name: by } = assignment.class.teacher;
    const changes = [
      { by, parts: ["title"], due: null },
      { by, parts: ["title", "instructions"] },
    ];
    expect(await reviseAssignment.execute(second, words, call)).toMatchObject({
      failure: { details: { changes } },
    });
  });
});

describe("Once it is assigned", () => {
  it.each([
    ["a due date that is past", { due: localOf(inDays(-0.5), "Europe/Berlin") }, "due"],
    ["a stricter policy", { late: "REFUSED" }, "late"],
  ])("refuses %s at its field", async (_what, changes, field) => {
    const { teacher, words } = await assigned();
    const given = { ...words, ...changes };
    expect(await reviseAssignment.execute(teacher, given, call)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("can be worded anew after it was due, and given longer", async () => {
    const { teacher, words } = await assigned({ due_at: inDays(-0.2) });
    const kept = { ...words, title: "Another title" };
    expect(await reviseAssignment.execute(teacher, kept, call)).toMatchObject({ ok: true });
    const longer = { ...kept, revision: "2", due: localOf(inDays(3), "Europe/Berlin") };
    expect(await reviseAssignment.execute(teacher, longer, call)).toMatchObject({ ok: true });
  });

  it("sets no release date that is past", async () => {
    const { teacher, words } = await assigned({ due_at: inDays(-0.5) });
    const given = { ...words, releases: localOf(inDays(-0.2), "Europe/Berlin") };
    expect(await reviseAssignment.execute(teacher, given, call)).toMatchObject({
      failure: { kind: "invalid", fields: { releases: [expect.stringContaining("past")] } },
    });
  });

  it("stays open once somebody has begun", async () => {
    const { teacher, words, assignment } = await assigned();
    const later = { ...words, opens: localOf(inDays(1), "Europe/Berlin") };
    await makeSubmission(db, assignment);
    expect(await reviseAssignment.execute(teacher, later, call)).toMatchObject({
      failure: { fields: { opens: [expect.stringContaining("begun")] } },
    });
  });

  it("judges late work as it was judged once grades are released, and more mildly until then", async () => {
    const { assignment, mark, release, teacher } = await makeGraded(db);
    await db.query(
      "UPDATE assignments SET late_policy = 'REDUCED', late_reduction = 20 WHERE id = $1",
      [assignment.id],
    );
    const words = await wordsOf(teacher, assignment.id);
    const milder = { ...words, late: "REDUCED", lateReduction: "10" };
    expect(await reviseAssignment.execute(teacher, milder, call)).toMatchObject({ ok: true });
    await mark([1, 1]);
    await release();
    const again = { ...words, revision: "2", late: "ACCEPTED" };
    expect(await reviseAssignment.execute(teacher, again, call)).toMatchObject({
      failure: { fields: { late: [expect.stringContaining("released")] } },
    });
  });

  it("says to its students what was changed since, and to nobody outside", async () => {
    const { id, teacher, words, assignment } = await assigned();
    const { student } = await makeSubmission(db, assignment);
    const changed = { ...words, due: "2040-04-02T12:00" };
    await reviseAssignment.execute(teacher, changed, call);
    expect(await listChangesSinceAssigned(viewerOf(student), id)).toMatchObject([
      { parts: ["due"], due: expect.stringContaining("2 April 2040"), by: expect.any(String) },
    ]);
    const stranger = viewerOf(await makeReviewer(db));
    expect(await listChangesSinceAssigned(stranger, id)).toEqual([]);
  });
});

describe("A draft", () => {
  it("is thrown away and brought back, and meanwhile is there for its teachers alone", async () => {
    const { id, teacher, assignment } = await assigned({ assigned_at: null });
    const run = (command: typeof discardAssignment | typeof assignAssignment, goal?: string) =>
      command.execute(teacher, { assignmentId: id, goal }, call);
    const student = viewerOf(await makeReviewer(db));
    expect(await run(discardAssignment, "restore")).toMatchObject({ ok: false });
    expect(await run(discardAssignment, "discard")).toMatchObject({ ok: true });
    expect(await run(discardAssignment, "discard")).toMatchObject({ ok: false });
    expect(await run(assignAssignment)).toMatchObject({ failure: { kind: "conflict" } });
    const listed = async (viewer: Viewer) =>
      (await getClassSheet(viewer, assignment.class.id))?.assignments;
    expect(await listed(teacher)).toMatchObject([{ id, standing: "DISCARDED" }]);
    expect(await listed(student)).toBeUndefined();
    expect(await run(discardAssignment, "restore")).toMatchObject({ ok: true });
    expect(await listed(teacher)).toMatchObject([{ id, standing: "DRAFT" }]);
  });

  it("is none once it is assigned", async () => {
    const { id, teacher } = await assigned();
    expect(
      await discardAssignment.execute(teacher, { assignmentId: id, goal: "discard" }, call),
    ).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("taken back") },
    });
  });
});

describe("A copy", () => {
  it("is a draft of another class, with the claims that still stand and dates to come", async () => {
    const { id, teacher, assignment } = await assigned();
    const gone = await makeClaim(db, { state: "RETRACTED" });
    await db.query(
      "INSERT INTO assignment_claims (assignment_id, claim_id, claim_revision_id, position) VALUES ($1, $2, $3, 9)",
      [id, gone.id, gone.revisionId],
    );
    await makeSubmission(db, assignment);
    const to = await makeClass(db, { teacher: assignment.class.teacher });
    const outcome = await copyAssignment.execute(
      teacher,
      { assignmentId: id, classId: to.id },
      call,
    );
    expect(outcome).toMatchObject({ value: { result: { leftOut: 1, weeks: 1 } } });
    if (!outcome.ok) return;
    const { assignmentId } = outcome.value.result;
    const [copied, copy] = [await sheetOf(teacher, id), await sheetOf(teacher, assignmentId)];
    expect(copy).toMatchObject({
      ...{ class: { id: to.id }, assignedAt: null, begun: 0, title: copied.title },
      claims: assignment.claims.map((claim) => ({ id: claim.id })),
    });
    expect(contentOf(copy)).toEqual(contentOf(copied));
    expect(copy.opensAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("is for who teaches at both ends: to anybody else there is nothing, or it is not theirs", async () => {
    const { id, teacher, assignment } = await assigned();
    const elsewhere = await makeClass(db);
    const copyTo = (classId: string) =>
      copyAssignment.execute(teacher, { assignmentId: id, classId }, call);
    expect(await copyTo(elsewhere.id)).toMatchObject({ failure: { kind: "notFound" } });
    await enrol(db, elsewhere.id, assignment.class.teacher, "ASSISTANT");
    expect(await copyTo(elsewhere.id)).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

describe("A template of one's own", () => {
  it("keeps what an assignment says, begins others from it, and stays as it is", async () => {
    await fc.assert(
      fc.asyncProperty(settings, async (changes) => {
        const { id, teacher, assignment } = await assigned({ ...changes, assigned_at: null });
        const templateId = await keptBy(teacher, id);
        const kept = (await getMyTemplate(teacher, templateId))!.content;
        expect(kept).toEqual(contentOf(await sheetOf(teacher, id)));
        const begun = await begin(teacher, assignment.class.id, templateId);
        expect(contentOf(await sheetOf(teacher, begun))).toEqual(kept);
        const { revision } = await sheetOf(teacher, begun);
        const words = { ...(await wordsOf(teacher, begun)), instructions: "Other words." };
        await reviseAssignment.execute(teacher, { ...words, revision: String(revision) }, call);
        expect((await getMyTemplate(teacher, templateId))!.content).toEqual(kept);
      }),
      { numRuns: 8 },
    );
  });

  it("is nobody else's to see, to begin from or to remove", async () => {
    const { id, teacher, second } = await assigned();
    const templateId = await keptBy(teacher, id);
    expect(await beginningNamed(second, templateId)).toBeNull();
    expect((await listMyTemplates(second, { page: 1, which: templateId })).total).toBe(0);
    const remove = { templateId, goal: "remove" };
    expect(await removeTemplate.execute(second, remove, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("is removed, and taken back", async () => {
    const { id, teacher } = await assigned();
    const templateId = await keptBy(teacher, id);
    const answer = async (goal: string) =>
      (await removeTemplate.execute(teacher, { templateId, goal }, call)).ok;
    expect(await answer("remove")).toBe(true);
    expect(await answer("remove")).toBe(false);
    expect(await getMyTemplate(teacher, templateId)).toBeNull();
    const listed = await listMyTemplates(teacher, { page: 1, which: templateId });
    expect(listed).toMatchObject({ templates: [], removed: { id: templateId } });
    expect(await answer("undo")).toBe(true);
    expect(await getMyTemplate(teacher, templateId)).not.toBeNull();
  });
});

const settings = fc.record({
  instructions: fc.option(fc.constantFrom("Read slowly.", "Łódź,\n\n“so” it is")),
  naming: fc.constantFrom("NAMES", "PSEUDONYMS", "MASKED"),
  others_shown: fc.constantFrom("NEVER", "AFTER_HANDING_IN", "ALWAYS"),
  inquiry_days: fc.integer({ min: 0, max: 60 }),
});

/** An assigned assignment with every task, its teacher, another who teaches the class, and what its form would send. */
async function assigned(changes: Record<string, unknown> = {}) {
  const assignment = await makeAssignment(db, {
    tasks: [
      { kind: "GRADE_ARGUMENTS" },
      { kind: "ADD_EVIDENCE", supporting: 2, contradicting: 0 },
      { kind: "ANSWER" },
      { kind: "ANNOTATE", notes: 3 },
      { kind: "VOTE" },
    ],
    changes,
  });
  // As a form sends them, which knows no seconds.
  await db.query(
    "UPDATE assignments SET opens_at = date_trunc('minute', opens_at), due_at = date_trunc('minute', due_at) WHERE id = $1",
    [assignment.id],
  );
  const [teacher, other] = [viewerOf(assignment.class.teacher), await makeReviewer(db)];
  await enrol(db, assignment.class.id, other, "TEACHER");
  const { id } = assignment;
  return { id, assignment, teacher, second: viewerOf(other), words: await wordsOf(teacher, id) };
}

const sheetOf = async (viewer: Viewer, id: string) =>
  (await getAssignmentSheet(viewer, id, NOTHING_ASKED))!;
const titleOf = async (viewer: Viewer, id: string) => (await sheetOf(viewer, id)).title;

async function wordsOf(viewer: Viewer, assignmentId: string) {
  const sheet = await sheetOf(viewer, assignmentId);
  return {
    ...{ assignmentId, scope: "words", revision: "1", title: sheet.title, late: sheet.latePolicy },
    opens: localOf(sheet.opensAt, "Europe/Berlin"),
    due: localOf(sheet.dueAt, "Europe/Berlin"),
  };
}

const contentOf = (said: AssignmentContent): AssignmentContent => ({
  ...{ instructions: said.instructions, tasks: said.tasks, naming: said.naming },
  ...{ latePolicy: said.latePolicy, lateReduction: said.lateReduction },
  ...{ othersShown: said.othersShown, inquiryDays: said.inquiryDays },
  ...{ argumentsRubric: said.argumentsRubric, workRubric: said.workRubric },
});

async function keptBy(teacher: Viewer, assignmentId: string): Promise<string> {
  const kept = await keepTemplate.execute(teacher, { assignmentId, title: "A lesson" }, call);
  if (!kept.ok) throw new Error(JSON.stringify(kept.failure));
  return kept.value.result.templateId;
}

/** Begins an assignment from a template, as the form does that it has prepared. */
async function begin(teacher: Viewer, classId: string, key: string): Promise<string> {
  const { title, content } = (await beginningNamed(teacher, key))!;
  expect(await beginningNamed(teacher, "first-lesson")).toMatchObject({
    title: templateNamed("first-lesson")!.title,
  });
  const made = await makeAssignmentCommand.execute(
    teacher,
    {
      ...{ classId, title, claims: [(await makeClaim(db)).id], ...amountsOf(content.tasks) },
      ...{ opens: "2040-03-01T08:00", due: "2040-03-08T23:59", late: content.latePolicy },
      ...{ instructions: content.instructions ?? "", inquiryDays: String(content.inquiryDays) },
      ...{ naming: content.naming, others: content.othersShown },
      tasks: content.tasks.map(({ kind }) => kind),
      ...fieldsOfRubric("arguments", content.argumentsRubric!),
      ...fieldsOfRubric("work", content.workRubric),
    },
    call,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value.result.assignmentId;
}
