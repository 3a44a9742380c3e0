import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { ANONYMOUS_ACTOR_ID, Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeThing } from "@/prisma/factories/flagged";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { ruled } from "@/prisma/factories/rulings";
import { reportRights } from "./report";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const report = (change: Record<string, unknown> = {}, viewer = Viewer.anyone, key?: string) =>
  reportRights.execute(
    viewer,
    {
      ...{ about: "/claims/0000000000/a-claim", reason: "COPYRIGHT", contact: "a@example.org" },
      ...{ note: "It quotes two pages of my book.", ...change },
    },
    { clock: systemClock, ...(key && { idempotencyKey: key }) },
  );
const flags = (note: string) => select(db, "SELECT * FROM flags WHERE note = $1", [note]);
const aNote = () => `It quotes page ${randomUUID()} of my book.`;

describe("A report", () => {
  it("of a passer-by is a flag of nobody's, with how to reach them", async () => {
    const note = aNote();
    expect(await report({ note })).toMatchObject({ ok: true });
    expect(await flags(note)).toMatchObject([
      {
        ...{ subject_kind: "claim", subject_id: "0000000000", reason: "COPYRIGHT" },
        ...{ contact: "a@example.org", actor_id: ANONYMOUS_ACTOR_ID },
      },
    ]);
  });
  it("of a member is their own, so that they do not rule on it", async () => {
    const [note, member] = [aNote(), await makeReviewer(db)];
    expect(await report({ note }, viewerOf(member))).toMatchObject({ ok: true });
    expect(await flags(note)).toMatchObject([{ actor_id: member.actorId }]);
  });
  it("is answered by one letter to the address left, without what it said", async () => {
    const [note, contact] = [aNote(), `${randomUUID()}@example.org`];
    const thing = await makeThing(db, "claim", await makeReviewer(db));
    for (const reason of ["COPYRIGHT", "PERSONAL_DATA"])
      await report({ about: `/claims/${thing.id}`, note, contact, reason });
    await report({ about: `/claims/${thing.id}`, contact: "" });
    const rulingId = await ruled(await makeReviewer(db, { role: "EDITOR" }), thing, "DISMISS");
    const letters = await select(db, "SELECT * FROM letters WHERE recipient = $1", [contact]);
    expect(letters).toMatchObject([{ text: expect.stringContaining(`/rulings/${rulingId}`) }]);
    expect(letters[0]!.text).toContain("Left as it is.");
    expect(letters[0]!.text).not.toContain(note);
  });
  it("sent twice is stored once", async () => {
    const [note, key] = [aNote(), randomUUID()];
    await report({ note }, Viewer.anyone, key);
    expect(await report({ note }, Viewer.anyone, key)).toMatchObject({
      value: { isReplay: true },
    });
    expect(await flags(note)).toHaveLength(1);
  });
  it("says in the log neither what was written nor by whom", async () => {
    const note = aNote();
    await report({ note });
    const [event] = await select(
      db,
      "SELECT * FROM audit_events WHERE name = 'rights.report' ORDER BY id DESC LIMIT 1",
    );
    expect(JSON.stringify({ ...event, id: "" })).not.toMatch(/page|example\.org/);
  });
  it.each([
    ["of another site", { about: "https://elsewhere.example/claims/0000000000" }, "about"],
    ["of nothing", { about: "" }, "about"],
    ["for a reason of another kind", { reason: "ABUSE" }, "reason"],
    ["that says nothing", { note: "Bad." }, "note"],
    ["without end", { note: "long ".repeat(1_000) }, "note"],
    ["with an address that is none", { contact: "me at example" }, "contact"],
  ])("%s is not taken", async (_, change, field) => {
    expect(await report(change)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });
});
