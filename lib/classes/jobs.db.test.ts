import { parseCronItems, type JobHelpers } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { SYSTEM_ACTOR_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { inDays } from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { recallGrade } from "./commands/release-grades";
import { releaseOnDate } from "./commands/release-on-date";
import { crons, jobs } from "./jobs";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("On the date of its release", () => {
  it("every grade that there is then is shown, by the program, once", async () => {
    const { assignment, mark, sheet, work, teacher } = await graded({ due: -2, releases: -1 });
    await mark([2, 1]);
    expect(await asked(assignment.id)).toBe(1);
    expect(await release(assignment.id)).toMatchObject({ value: { result: { count: 1 } } });
    expect(await sheet()).toMatchObject({ state: "RELEASED" });
    expect(await releases(work.submissionId)).toEqual([{ by: SYSTEM_ACTOR_ID }]);
    // What a teacher takes back stays so: the date was kept.
    await recallGrade.execute(teacher, work, { clock: systemClock });
    expect(await asked(assignment.id)).toBe(0);
    expect(await release(assignment.id)).toMatchObject({ ok: false });
    expect(await releases(work.submissionId)).toHaveLength(1);
  });

  it("what is graded later waits for a teacher, or for another date", async () => {
    const { assignment, mark, sheet } = await graded({ due: -3, releases: -2 });
    expect(await release(assignment.id)).toMatchObject({ value: { result: { count: 0 } } });
    await mark([2, 1]);
    expect(await release(assignment.id)).toMatchObject({ ok: false });
    expect(await sheet()).toMatchObject({ state: "GRADED" });
    await setRelease(assignment.id, -1);
    expect(await asked(assignment.id)).toBe(1);
    expect(await release(assignment.id)).toMatchObject({ value: { result: { count: 1 } } });
  });

  it("a date that was moved while the job waited is kept when it comes", async () => {
    const { assignment, mark, sheet } = await graded({ due: -3, releases: -2 });
    await mark([2, 1]);
    expect(await asked(assignment.id)).toBe(1);
    await setRelease(assignment.id, 2);
    expect(await release(assignment.id)).toMatchObject({ ok: false });
    expect(await sheet()).toMatchObject({ state: "GRADED" });
  });

  it.each([
    ["is still to come", { releases: 1 }, {}],
    ["of something that was taken back", {}, { withdrawn_at: new Date() }],
    ["of a draft", {}, { assigned_at: null }],
  ])("nothing is released of what %s", async (_what, dates, changes) => {
    const { assignment } = await graded({ due: -2, releases: -1, ...dates });
    for (const [column, value] of Object.entries(changes))
      await db.query(`UPDATE assignments SET ${column} = $2 WHERE id = $1`, [assignment.id, value]);
    expect(await asked(assignment.id)).toBe(0);
    expect(await release(assignment.id)).toMatchObject({ ok: false });
  });

  it("is asked for every minute", () => {
    const items = parseCronItems(crons);
    for (const { task } of items) expect(jobs).toHaveProperty([task]);
    const item = items.find(({ task }) => task === "classes.releaseDue");
    const at = { month: 3, date: 1, dow: 0, hour: 4 };
    expect([...Array(60).keys()].every((min) => item!.match({ ...at, min }))).toBe(true);
  });
});

async function graded({ due, releases: on }: { due: number; releases: number }) {
  const made = await makeGraded(db);
  await db.query(
    "UPDATE assignments SET opens_at = $2, due_at = $3, releases_at = $4 WHERE id = $1",
    [made.assignment.id, inDays(due - 7), inDays(due), inDays(on)],
  );
  return made;
}

const setRelease = (id: string, days: number) =>
  db.query("UPDATE assignments SET releases_at = $2 WHERE id = $1", [id, inDays(days)]);

const release = (assignmentId: string) => asSystem(releaseOnDate)({ assignmentId }, systemClock);

/** How many jobs are waiting for an assignment after the minute's look. */
async function asked(assignmentId: string): Promise<number> {
  await db.query("SELECT graphile_worker.remove_job($1)", [`classes.release:${assignmentId}`]);
  const helpers = { query: (text: string) => db.query(text) } as unknown as JobHelpers;
  await jobs["classes.releaseDue"]!({}, helpers);
  await jobs["classes.releaseDue"]!({}, helpers);
  const rows = await select(db, "SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [
    `classes.release:${assignmentId}`,
  ]);
  return rows.length;
}

const releases = (submissionId: string) =>
  select<{ by: string }>(
    db,
    "SELECT released_by_actor_id AS by FROM releases WHERE submission_id = $1",
    [submissionId],
  );
