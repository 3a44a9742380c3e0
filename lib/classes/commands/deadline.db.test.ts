import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeAssignment, makeSubmission } from "@/prisma/factories/classes";
import { openOwner } from "@/prisma/factories/connection";
import { viewerOf } from "@/prisma/factories/people";
import { handIn } from "./hand-in";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A deadline", () => {
  it("is met by when work arrived, however long it waits for its turn", async () => {
    const dueAt = new Date("2040-06-01T12:00Z");
    const times = [-1, 30_000].map((after) => new Date(dueAt.getTime() + after));
    const handedIn = await due(dueAt, { late_policy: "REFUSED" });
    expect(await handedIn(() => times.shift()!)).toMatchObject({
      value: { result: { isLate: false } },
    });
    expect(times).toEqual([]);
  });

  // Clocks in Berlin show 02:30 twice that night, and 02:29 once more an hour after the deadline.
  it.each([
    ["a minute before", "2040-10-28T00:29Z", false],
    ["a minute after", "2040-10-28T00:31Z", true],
    ["when clocks show for the second time that it is a minute before", "2040-10-28T01:29Z", true],
  ])("that clocks show twice is the first of the two: %s", async (_when, at, isLate) => {
    const handedIn = await due(new Date("2040-10-28T00:30Z"));
    expect(await handedIn(() => new Date(at))).toMatchObject({ value: { result: { isLate } } });
  });
});

/** A student hands in as it is what is due then, by a clock of the test. */
async function due(dueAt: Date, changes: Record<string, unknown> = {}) {
  const assignment = await makeAssignment(db, { changes: { due_at: dueAt, ...changes } });
  const { student } = await makeSubmission(db, assignment);
  const input = { assignmentId: assignment.id, asItIs: "yes" };
  return (clock: () => Date) => handIn.execute(viewerOf(student), input, { clock });
}
