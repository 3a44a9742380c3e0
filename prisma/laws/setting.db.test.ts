import { afterAll, describe, expect, it } from "vitest";
import {
  enrol,
  inDays,
  makeAssignment,
  makeClass,
  makeExtension,
  makeSubmission,
} from "@/prisma/factories/classes";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeReviewer } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

describe("The tasks of an assignment", () => {
  it.each([
    ["evidence of neither direction", { kind: "ADD_EVIDENCE", supporting: 0, contradicting: 0 }],
    ["eleven pieces", { kind: "ADD_EVIDENCE", supporting: 11, contradicting: 0 }],
    ["evidence without amounts", { kind: "ADD_EVIDENCE" }],
    ["no note", { kind: "ANNOTATE", notes: 0 }],
    ["notes without an amount", { kind: "ANNOTATE" }],
    ["an amount of votes", { kind: "VOTE", notes: 1 }],
  ])("never ask for %s", async (_what, task) => {
    const { id } = await makeAssignment(db, { tasks: [] });
    const row = { assignment_id: id, position: 1, ...task };
    await expect(insertRow(db, "assignment_tasks", row)).rejects.toMatchObject({ code: "23514" });
  });
});

describe("The settings of an assignment", () => {
  it.each([
    ["a release before it is due", { releases_at: inDays(1) }],
    ["a question sixty-one days later", { inquiry_days: 61 }],
    ["a revision before the first", { revision: 0 }],
  ])("never allow %s", async (_what, changes) => {
    await expect(makeAssignment(db, { changes })).rejects.toMatchObject({ code: "23514" });
  });
});

describe("An extension", () => {
  it("is for a student of the assignment's own class, one at a time", async () => {
    const assignment = await makeAssignment(db);
    const by = assignment.class.teacher;
    const elsewhere = await enrol(db, (await makeClass(db)).id, await makeReviewer(db));
    const assistant = await enrol(db, assignment.class.id, await makeReviewer(db), "ASSISTANT");
    for (const enrolmentId of [elsewhere, assistant])
      await expect(
        makeExtension(db, { assignmentId: assignment.id, enrolmentId, by }),
      ).rejects.toMatchObject({ code: "AS002" });
    const { enrolmentId } = await makeSubmission(db, assignment);
    const one = () => makeExtension(db, { assignmentId: assignment.id, enrolmentId, by });
    const id = await one();
    await expect(one()).rejects.toMatchObject({ code: "23505" });
    await db.query("UPDATE extensions SET withdrawn_at = now() WHERE id = $1", [id]);
    await one();
  });

  it("is history: its date and its reason never change, and it does not go", async () => {
    const assignment = await makeAssignment(db);
    const { enrolmentId } = await makeSubmission(db, assignment);
    const by = assignment.class.teacher;
    const id = await makeExtension(db, { assignmentId: assignment.id, enrolmentId, by });
    for (const change of ["UPDATE extensions SET due_at = now()", "DELETE FROM extensions"])
      await expect(db.query(`${change} WHERE id = $1`, [id])).rejects.toMatchObject({
        code: "AS001",
      });
  });
});

describe("A template", () => {
  it("keeps what it said: it is removed and taken back, and never worded anew", async () => {
    const { actorId: owner_actor_id } = await makeReviewer(db);
    const row = { owner_actor_id, title: "A lesson", content: "{}" };
    const { id } = await insertRow(db, "assignment_templates", row);
    await expect(
      db.query("UPDATE assignment_templates SET content = '{ }' WHERE id = $1", [id]),
    ).rejects.toMatchObject({ code: "AS001" });
    for (const removedAt of [new Date(), null])
      await db.query("UPDATE assignment_templates SET removed_at = $2 WHERE id = $1", [
        ...[id, removedAt],
      ]);
    const long = { ...row, content: "x".repeat(200_001) };
    await expect(insertRow(db, "assignment_templates", long)).rejects.toMatchObject({
      code: "23514",
    });
  });
});
