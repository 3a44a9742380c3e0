import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeThing } from "@/prisma/factories/flagged";
import { makePrivateAudience, makeReviewer, viewerOf } from "@/prisma/factories/people";
import { flag, lineOf, makeFlagged } from "@/prisma/factories/rulings";
import { listFlags } from "../queries/flags";
import { FLAG_QUEUES, flaggedName } from "../rules/flags";
import { raiseFlag } from "./flag";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db);
const flagger = await makeReviewer(db);
const [ruler, second] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
];
const call = { clock: systemClock };

describe("A flag", () => {
  it("is raised once by one person while it is open, on what everybody sees and others made", async () => {
    const thing = await makeThing(db, "evidence", author);
    expect(await flag(flagger, thing)).toMatchObject({ ok: true });
    expect(await flag(flagger, thing)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await flag(second, thing)).toMatchObject({ ok: true });
    expect(await flag(author, thing)).toMatchObject({
      failure: { kind: "forbidden", reason: expect.stringContaining("your own work") },
    });
  });
  it("on what is hidden, waits, or is for a smaller audience finds nothing there", async () => {
    const { id: claimId } = await makeClaim(db);
    const audienceId = await makePrivateAudience(db, author);
    const waiting = await makeEvidence(db, claimId, { by: author, state: "PROPOSED" });
    const note = await makeClaimAnnotation(db, claimId, { by: author, audienceId });
    const taken = await makeClaimAnnotation(db, claimId, { by: author, retractedAt: new Date() });
    const hidden = await makeClaim(db, { audienceId });
    for (const thing of [
      { kind: "evidence", id: `${claimId}/${waiting.id}` },
      { kind: "annotation", id: `${claimId}/${note.id}` },
      { kind: "annotation", id: `${claimId}/${taken.id}` },
      { kind: "claim", id: hidden.id },
      { kind: "claim", id: "0000000000" },
    ])
      for (const by of [flagger, ruler])
        expect([thing, await flag(by, thing)]).toEqual([
          thing,
          { ok: false, failure: { kind: "notFound" } },
        ]);
  });
  it("of something else needs a note", async () => {
    const thing = await makeThing(db, "claim", author);
    const given = { on: flaggedName(thing), reason: "OTHER" };
    expect(await raiseFlag.execute(viewerOf(flagger), given, call)).toMatchObject({
      failure: { kind: "invalid", fields: { note: [expect.any(String)] } },
    });
  });
  it("has a daily allowance", async () => {
    const eager = await makeReviewer(db);
    for (let nth = 0; nth < 30; nth += 1)
      await insertRow(db, "flags", {
        ...{
          subject_kind: "claim",
          subject_id: `x${nth}`,
          reason: "SPAM",
          actor_id: eager.actorId,
        },
      });
    expect(await flag(eager, await makeThing(db, "claim", author))).toMatchObject({
      failure: { kind: "limited" },
    });
  });
});

describe("The editors' flags", () => {
  it("are one line for a thing, with every reason, and nobody else's to read", async () => {
    const thing = await makeFlagged(db, "request", author);
    await flag(second, thing);
    const item = await lineOf(ruler, thing);
    expect(item).toMatchObject({ count: 2, isOwn: false, subject: { isShown: true } });
    expect(await lineOf(second, thing)).toMatchObject({ isOwn: true });
    for (const queue of FLAG_QUEUES) {
      expect(await listFlags(viewerOf(author), queue, 1)).toBeNull();
      expect(await listFlags(viewerOf(ruler), queue, 1)).not.toBeNull();
    }
  });
});
