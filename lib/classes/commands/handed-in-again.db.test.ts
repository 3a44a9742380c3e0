import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { viewerOf } from "@/prisma/factories/people";
import { handIn } from "./hand-in";
import { recallGrade } from "./release-grades";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("Work that is handed in again", () => {
  const again = (submissionId: string) =>
    db.query(
      `INSERT INTO hand_ins (submission_id, ordinal, at, due_at)
       SELECT submission_id, max(ordinal) + 1, now(), max(due_at) FROM hand_ins WHERE submission_id = $1 GROUP BY 1`,
      [submissionId],
    );

  it("takes no grade that was given over what it was before", async () => {
    const { mark, override, sheet, work } = await makeGraded(db);
    const before = (await sheet())!.seen;
    await again(work.submissionId);
    const refused = {
      failure: { kind: "conflict", reason: expect.stringContaining("handed in again") },
    };
    expect(await mark([2, 1], [], undefined, { seen: before })).toMatchObject(refused);
    expect(await override("80", "Said so.", before)).toMatchObject(refused);
    expect(await mark([2, 1])).toMatchObject({ ok: true });
  });

  it("waits for a grade again, is not released by the one before, and takes the same levels anew", async () => {
    const { mark, release, sheet, work } = await makeGraded(db);
    await mark([2, 1]);
    expect(await sheet()).toMatchObject({ state: "GRADED", isOutdated: false });
    await again(work.submissionId);
    expect(await sheet()).toMatchObject({ state: "HANDED_IN", isOutdated: true, computed: 8_333 });
    expect(await release()).toMatchObject({ failure: { kind: "conflict" } });
    expect(await mark([2, 1])).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ state: "GRADED", isOutdated: false, computed: 8_333 });
    expect(await mark([2, 1])).toMatchObject({ failure: { kind: "conflict" } });
    expect(await release()).toMatchObject({ ok: true });
  });

  it("keeps a release waiting that comes while it is handed in: the grade is of what it was before", async () => {
    const { mark, release, work, student } = await makeGraded(db);
    await mark([2, 1]);
    await db.query("BEGIN");
    await db.query(LOCK_NAME.text, [`${work.assignmentId}/${student.actorId}`]);
    const releasing = release();
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect
      .poll(async () => (await select(db, waiting)).length, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(1);
    await again(work.submissionId);
    await db.query("COMMIT");
    expect(await releasing).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("is not taken once its grade is released, and again when that is taken back", async () => {
    const { mark, release, teacher, student, work, assignment } = await makeGraded(db);
    await mark([2, 1]);
    await release();
    const give = () =>
      handIn.execute(viewerOf(student), { assignmentId: assignment.id, asItIs: "yes" }, call);
    expect(await give()).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("grade is released") },
    });
    await recallGrade.execute(teacher, work, call);
    expect(await give()).toMatchObject({ ok: true });
  });
});
