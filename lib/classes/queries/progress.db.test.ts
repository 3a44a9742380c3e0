import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import type { Viewer } from "@/lib/access/viewer";
import {
  enrol,
  inDays,
  type MadeAssignment,
  makeAssignment,
  makeClass,
  makeExtension,
  makeSubmission,
} from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { stuckBy } from "../rules/stuck";
import { appraisalPart, votePart } from "../rules/work";
import { progressQuery } from "../schema/progress";
import { getClassProgress, getClassPulse } from "./class-progress";
import { UNBEGUN } from "./work-rows";
import { countStuck, getProgressGrid, getPulse } from "./progress-grid";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const LONG = "What nobody but its student reads before it is handed in.";

const gridOf = (viewer: Viewer, { id }: { id: string }, asked = {}, now = new Date()) =>
  getProgressGrid(viewer, id, progressQuery.parse(asked), now);

const save = (submissionId: string, part: string, content: object, savedAt = new Date()) =>
  insertRow(db, "saved_work", {
    ...{ submission_id: submissionId, part, device: randomUUID() },
    ...{ content: JSON.stringify(content), saved_at: savedAt },
  });
const vote = (said: object = {}) => ({
  ...{ choice: "MIXED", confidence: "SURE", rationale: LONG, seenHash: "0".repeat(64), ...said },
});

describe("The grid of an assignment", () => {
  it("counts each student’s saved parts by claim and task, and tells nothing of their words", async () => {
    const claims = [await makeClaim(db), await makeClaim(db)];
    const items = [await makeEvidence(db, claims[0]!.id), await makeEvidence(db, claims[0]!.id)];
    const made = await makeAssignment(db, { claims });
    const teacher = viewerOf(made.class.teacher);
    const { id } = await makeSubmission(db, made);
    await enrol(db, made.class.id, await makeReviewer(db));
    const levelIds = made.argumentsRubric.criteria.map(({ levels }) => levels[0]!.id);
    await save(id, votePart(claims[0]!.id), vote());
    await save(id, votePart(claims[1]!.id), vote({ rationale: "" }));
    await save(id, appraisalPart(claims[0]!.id, items[0]!.id), { levelIds, reason: LONG });
    const grid = await gridOf(teacher, made);
    const row = grid!.rows.find(({ submissionId }) => submissionId === id)!;
    expect(grid!.tasks).toEqual(["VOTE", "GRADE_ARGUMENTS"]);
    expect(row.cells).toEqual([
      { isBegun: true, done: 3, of: 3 },
      { isBegun: true, done: 1, of: 2 },
      { isBegun: true, done: 2, of: 3 },
      null,
    ]);
    expect(row).toMatchObject({ state: "IN_WORK", stuck: null });
    expect(JSON.stringify(grid)).not.toContain(LONG);
    expect(grid!.counts).toMatchObject({ IN_WORK: 1, NOT_BEGUN: 1, HANDED_IN: 0 });
  });

  it("does not take two wordings of one part for one, however long they are", async () => {
    const made = await makeAssignment(db);
    const { id } = await makeSubmission(db, made);
    const [claim] = made.claims;
    for (const rationale of [LONG, `${LONG} Or not.`])
      await save(id, votePart(claim!.id), vote({ rationale }));
    const [row] = (await gridOf(viewerOf(made.class.teacher), made))!.rows;
    expect(row!.cells[0]).toEqual({ isBegun: true, done: 2, of: 3 });
  });

  it("does not stumble over words that are gone", async () => {
    const made = await makeAssignment(db);
    const { id } = await makeSubmission(db, made);
    await insertRow(db, "saved_work", {
      ...{ submission_id: id, part: votePart(made.claims[0]!.id), device: randomUUID() },
      ...{ content: "gone", saved_at: new Date() },
    });
    const teacher = viewerOf(made.class.teacher);
    expect((await gridOf(teacher, made))!.rows[0]!.cells[0]).toMatchObject({ done: 0, of: 3 });
  });

  it("is paged, sorted and asked by state", async () => {
    const made = await makeAssignment(db);
    const teacher = viewerOf(made.class.teacher);
    for (let nth = 0; nth < 52; nth += 1) await enrol(db, made.class.id, await makeReviewer(db));
    const early = await makeSubmission(db, made);
    const late = await makeSubmission(db, made, { isHandedIn: true });
    await save(early.id, votePart(made.claims[0]!.id), vote(), inDays(-1));
    await save(late.id, votePart(made.claims[0]!.id), vote());
    const idsOf = async (asked: object) =>
      (await gridOf(teacher, made, asked))!.rows.map(({ submissionId }) => submissionId);
    expect(await idsOf({ page: 1 })).toHaveLength(50);
    expect(await idsOf({ page: 2 })).toHaveLength(4);
    expect(await idsOf({ per: 300 })).toHaveLength(54);
    expect((await idsOf({ sort: "saved" })).slice(0, 3)).toEqual([late.id, early.id, null]);
    expect((await idsOf({ sort: "state", page: 2 })).slice(-2)).toEqual([early.id, late.id]);
    expect(await idsOf({ state: "HANDED_IN" })).toEqual([late.id]);
    const names = (await gridOf(teacher, made, { per: 300 }))!.rows.map(({ who }) => who);
    expect(names).toEqual([...names].sort((one, other) => (one < other ? -1 : 1)));
  });

  it("is there for who teaches the class or assists, and for nobody else, whatever their rights", async () => {
    const made = await makeAssignment(db);
    const [assistant, student] = [await makeReviewer(db), await makeReviewer(db)];
    await enrol(db, made.class.id, assistant, "ASSISTANT");
    await enrol(db, made.class.id, student);
    const { teacher: other } = await makeClass(db);
    const strangers = [other, student, await makeReviewer(db, { role: "ADMIN" })];
    for (const asks of [
      (viewer: Viewer) => gridOf(viewer, made),
      (viewer: Viewer) => getPulse(viewer, made.id),
      (viewer: Viewer) => countStuck(viewer, made.id, new Date()),
      (viewer: Viewer) => getClassProgress(viewer, made.class.id, { page: 1, per: 50, from: 1 }),
      (viewer: Viewer) => getClassPulse(viewer, made.class.id),
    ]) {
      expect(await asks(viewerOf(made.class.teacher))).not.toBeNull();
      expect(await asks(viewerOf(assistant))).not.toBeNull();
      for (const stranger of strangers) expect(await asks(viewerOf(stranger))).toBeNull();
    }
  });
});

describe("Who works under a pseudonym", () => {
  const masked = async (naming: string) => {
    const made = await makeAssignment(db, { changes: { naming } });
    const {
      id: submissionId,
      student,
      enrolmentId,
    } = await makeSubmission(db, made, {
      pseudonym: "Heron",
    });
    await makeExtension(db, {
      ...{ assignmentId: made.id, enrolmentId },
      ...{ by: made.class.teacher, dueAt: inDays(9) },
    });
    const someone = await makeReviewer(db);
    await enrol(db, made.class.id, someone);
    return { made, student, submissionId, someone };
  };
  const whoIn = async (made: MadeAssignment) =>
    (await gridOf(viewerOf(made.class.teacher), made))!.rows.map(({ who }) => who).sort();

  it("is told by that alone where the assignment is masked, and so is who has not begun", async () => {
    const { made, submissionId, student, someone } = await masked("MASKED");
    expect(await whoIn(made)).toEqual(["Heron", UNBEGUN]);
    const { rows: before } = (await gridOf(viewerOf(made.class.teacher), made))!;
    expect(before.map(({ isExtended }) => isExtended)).toEqual([false, false]);
    const asked = { page: 1, per: 50, from: 1 };
    const progress = () => getClassProgress(viewerOf(made.class.teacher), made.class.id, asked);
    for (const { standings } of (await progress())!.rows)
      expect(standings).toEqual([{ kind: "MASKED" }]);
    const reason = { reason: "A parent asked.", unmasked_by_actor_id: made.class.teacher.actorId };
    await insertRow(db, "unmaskings", { submission_id: submissionId, ...reason });
    expect(await whoIn(made)).toContain(`${student.name} (Heron)`);
    const rows = (await progress())!.rows.map(({ who, standings: [one] }) => [who, one!.kind]);
    expect(rows).toContainEqual([student.name, "SHOWN"]);
    expect(rows).toContainEqual([someone.name, "MASKED"]);
  });
  it("is told by both where only classmates are not to know", async () => {
    const { made, student, someone } = await masked("PSEUDONYMS");
    expect(await whoIn(made)).toEqual([someone.name, `${student.name} (Heron)`].sort());
  });
});

describe("Who is stuck", () => {
  it("is counted as the rule says, whoever has begun, saved, got more time or came later", async () => {
    const opensAt = inDays(-6);
    const made = await makeAssignment(db, {
      changes: { opens_at: opensAt, assigned_at: opensAt, due_at: inDays(1) },
    });
    const teacher = viewerOf(made.class.teacher);
    const student = async (
      days: Partial<Record<"came" | "saved" | "due", number>>,
      isHandedIn = false,
    ) => {
      const { actorId, bylineId } = await makeReviewer(db);
      const { id: enrolmentId } = await insertRow<{ id: string }>(db, "enrolments", {
        ...{ class_id: made.class.id, actor_id: actorId, role: "STUDENT", entry: "CODE" },
        began_at: inDays(days.came ?? -20),
      });
      if (days.due !== undefined)
        await makeExtension(db, {
          ...{ assignmentId: made.id, enrolmentId },
          ...{ by: made.class.teacher, dueAt: inDays(days.due) },
        });
      if (days.saved === undefined) return enrolmentId;
      const { id } = await insertRow<{ id: string }>(db, "submissions", {
        ...{ assignment_id: made.id, enrolment_id: enrolmentId },
        ...{ byline_id: bylineId, actor_id: actorId },
      });
      await save(id, votePart(made.claims[0]!.id), vote(), inDays(days.saved));
      if (isHandedIn)
        await insertRow(db, "hand_ins", {
          ...{ submission_id: id, ordinal: 1, at: new Date(), due_at: inDays(1) },
        });
      return enrolmentId;
    };
    const stuck = [
      ...[
        await student({}),
        await student({ saved: -3 }),
        await student({ came: -3, saved: -2.5 }),
      ],
      await student({ due: 1.5 }),
    ];
    await student({ saved: -1 });
    await student({ saved: -3, due: 5 });
    await student({ saved: -3 }, true);
    await student({ came: -0.5 });
    await student({ due: 9 });
    const now = new Date();
    const grid = (await gridOf(teacher, made, {}, now))!;
    const found = grid.rows.filter((row) => row.stuck).map(({ enrolmentId }) => enrolmentId);
    expect(found.sort()).toEqual(stuck.sort());
    expect(grid.stuck).toBe(4);
    expect(await countStuck(teacher, made.id, now)).toBe(4);
    expect((await gridOf(teacher, made, { state: "STUCK" }, now))!.rows).toHaveLength(4);
    const came = new Map(
      (
        await db.query("SELECT id, began_at FROM enrolments WHERE class_id = $1", [made.class.id])
      ).rows.map(({ id, began_at }) => [id as string, began_at as Date]),
    );
    for (const { enrolmentId, state, savedAt, dueAt, stuck: said } of grid.rows) {
      const since = new Date(Math.max(opensAt.getTime(), came.get(enrolmentId)!.getTime()));
      const isBegun = state !== "NOT_BEGUN";
      const isHandedIn = state === "HANDED_IN";
      expect(said).toBe(stuckBy({ now, since, dueAt, savedAt, isBegun, isHandedIn }));
    }
  });
});

describe("The grid of a class", () => {
  it("says of each student and assignment how it stands, with the grade", async () => {
    const graded = await makeGraded(db);
    await graded.mark([2, 1]);
    const { class: of } = graded.assignment;
    const { id: second } = await makeAssignment(db, { of, changes: { due_at: inDays(9) } });
    const draft = await makeAssignment(db, { of, changes: { assigned_at: null } });
    const progress = await getClassProgress(graded.teacher, of.id, { page: 1, per: 50, from: 1 });
    expect(progress!.assignments.map(({ id }) => id)).toEqual([second, graded.assignment.id]);
    expect(progress!.assignments).not.toContainEqual(expect.objectContaining({ id: draft.id }));
    expect(progress!.rows.map(({ standings }) => standings)).toEqual([
      [
        { kind: "SHOWN", state: "NOT_BEGUN", grade: null },
        { kind: "SHOWN", state: "GRADED", grade: 8333 },
      ],
    ]);
    const before = await getClassPulse(graded.teacher, of.id);
    expect(await getClassPulse(graded.teacher, of.id)).toBe(before);
    await graded.release();
    expect(await getClassPulse(graded.teacher, of.id)).not.toBe(before);
  });
});

describe("What says that something changed", () => {
  it("changes with a save, a hand-in, a student and a grade, and not without", async () => {
    const made = await makeAssignment(db);
    const teacher = viewerOf(made.class.teacher);
    const pulses: (string | null)[] = [];
    const look = async () => pulses.push(await getPulse(teacher, made.id));
    await look();
    const { id } = await makeSubmission(db, made);
    await look();
    await save(id, votePart(made.claims[0]!.id), vote());
    await look();
    await insertRow(db, "hand_ins", {
      ...{ submission_id: id, ordinal: 1, at: new Date(), due_at: inDays(7) },
    });
    await look();
    expect(new Set(pulses).size).toBe(4);
    await look();
    expect(pulses[4]).toBe(pulses[3]);
    expect((await gridOf(teacher, made))!.pulse).toBe(pulses[4]);
  });
});
