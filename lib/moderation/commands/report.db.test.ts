import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { ANONYMOUS_ACTOR_ID, Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeThing } from "@/prisma/factories/flagged";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { lineOf, ruled } from "@/prisma/factories/rulings";
import { unlikely, WRITTEN } from "@/prisma/factories/written";
import { subjectIn } from "../rules/redaction";
import { redactText } from "./redact";
import { reportRights } from "./report";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));

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
  it("that led to a redaction of what stands there is answered by it, once", async () => {
    const [note, contact] = [aNote(), `${randomUUID()}@example.org`];
    const { by, claim, passage } = await written();
    await report({ about: `/claims/${claim.id}`, note, contact });
    const [flagId, answered] = [await flagOf(note), await redacted(passage, await flagOf(note))];
    expect(answered).toMatchObject({ ok: true });
    const letters = await select(db, "SELECT * FROM letters WHERE recipient = $1", [contact]);
    expect(letters).toMatchObject([{ text: expect.stringContaining("/redactions#r-") }]);
    expect(await lineOf(by, claim)).toBeNull();
    expect(await redacted({ ...passage, only: "Nobody but the" }, flagId)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("answered already") },
    });
  });
  it("about something else, or one's own, is not answered by a redaction", async () => {
    const [note, own] = [aNote(), aNote()];
    const { claim, passage } = await written();
    await report({ about: "/claims/0000000000", note });
    await report({ about: `/claims/${claim.id}`, note: own }, admin);
    for (const flagId of [await flagOf(note), await flagOf(own), randomUUID()])
      expect(await redacted(passage, flagId)).toMatchObject({
        failure: { kind: "conflict", reason: expect.stringContaining("The report") },
      });
    expect(await redacted(passage, "not an id")).toMatchObject({ failure: { kind: "invalid" } });
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

/** Words of somebody's on a claim, and how a name in them is taken out. */
async function written() {
  const by = await makeReviewer(db, { role: "EDITOR" });
  const [name] = unlikely();
  const on = `argument:${await WRITTEN.argument(db, `Nobody but the ${name} said so.`, by)}`;
  const claim = { kind: "claim", id: subjectIn(on)!.claimId! };
  return { by, claim, passage: { on, only: name } };
}

const flagOf = async (note: string) => (await flags(note))[0]!.id as string;

/** Takes a passage out because of a report: looks, and confirms what was shown. */
async function redacted(passage: { on: string; only: string }, flagId: string) {
  const input = { ...passage, flagId, ground: "PERSONAL_DATA", publicReason: "It names somebody." };
  const first = await redactText.execute(admin, input, { clock: systemClock });
  const seal = !first.ok && first.failure.kind === "conflict" && first.failure.details?.seal;
  return seal ? redactText.execute(admin, { ...input, seal }, { clock: systemClock }) : first;
}
