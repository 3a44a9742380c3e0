import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { annotateClaim } from "./commands";
import { getAnnotationSheet } from "./queries";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

describe("A note has the readers that its writer chose", () => {
  it("a public note is read by everyone", async () => {
    const { claim, viewer } = await scene();
    const outcome = await annotate(viewer, claim.id, "PUBLIC");
    expect(outcome).toMatchObject({ ok: true, value: { stale: [`claim:${claim.id}`] } });
    expect(await bodies(claim.id)).toEqual([{ body: "Does this mean April?" }]);
  });

  it("a private note is read by its writer alone, and makes no public page stale", async () => {
    const { claim, viewer } = await scene();
    const outcome = await annotate(viewer, claim.id, "PRIVATE");
    expect(outcome).toMatchObject({ ok: true, value: { stale: [] } });
    expect(await bodies(claim.id)).toEqual([]);
    const mine = await getAnnotationSheet(viewer, claim.id);
    expect(mine?.notes).toMatchObject([{ body: "Does this mean April?", isPrivate: true }]);
    const other = viewerOf(await makeReviewer(db));
    expect((await getAnnotationSheet(other, claim.id))?.notes).toEqual([]);
  });

  it("one private audience serves all of a reviewer's private notes", async () => {
    const { claim, viewer } = await scene();
    await annotate(viewer, claim.id, "PRIVATE");
    await annotate(viewer, claim.id, "PRIVATE");
    const own = "SELECT count(*)::int AS audiences FROM audiences WHERE owner_actor_id = $1";
    expect(await select(db, own, [viewer.actorId])).toEqual([{ audiences: 1 }]);
  });

  it.each(["PROPOSED", "RETRACTED"] as const)(
    "a claim that is %s takes no notes",
    async (state) => {
      const claim = await makeClaim(db, { state });
      const viewer = viewerOf(await makeReviewer(db));
      const outcome = await annotate(viewer, claim.id, "PUBLIC");
      expect(outcome).toMatchObject({ failure: { kind: "notFound" } });
    },
  );

  it("sixty public notes a day, also of those that come at once; private ones as many as one likes", async () => {
    const { claim, viewer } = await scene();
    for (let round = 0; round < 4; round += 1)
      await Promise.all(Array.from({ length: 15 }, () => annotate(viewer, claim.id, "PRIVATE")));
    for (let round = 0; round < 3; round += 1)
      await Promise.all(Array.from({ length: 15 }, () => annotate(viewer, claim.id, "PUBLIC")));
    const sent = await Promise.all(
      Array.from({ length: 16 }, () => annotate(viewer, claim.id, "PUBLIC")),
    );
    expect(sent.filter((outcome) => !outcome.ok)).toMatchObject([{ failure: { kind: "limited" } }]);
    expect(await annotate(viewer, claim.id, "PRIVATE")).toMatchObject({ ok: true });
  });

  it("a link that everyone would see waits until the account is a day old", async () => {
    const { claim } = await scene();
    const newcomer = await makeReviewer(db);
    const send = (audience: string) =>
      annotate(viewerOf(newcomer), claim.id, audience, "See http://example.org");
    expect(await send("PUBLIC")).toMatchObject({
      failure: { kind: "invalid", fields: { body: [expect.stringContaining("24 hours")] } },
    });
    expect(await send("PRIVATE")).toMatchObject({ ok: true });
    const grow = "UPDATE profiles SET created_at = now() - interval '25 hours' WHERE id = $1";
    await db.query(grow, [newcomer.profileId]);
    expect(await send("PUBLIC")).toMatchObject({ ok: true });
  });

  it("markup is kept as the text that was typed", async () => {
    const { claim, viewer } = await scene();
    await annotate(viewer, claim.id, "PUBLIC", "<script>alert(1)</script> **bold**\u0000");
    expect(await bodies(claim.id)).toEqual([{ body: "<script>alert(1)</script> **bold**" }]);
  });
});

async function scene() {
  return { claim: await makeClaim(db), viewer: viewerOf(await makeReviewer(db)) };
}

function annotate(by: Viewer, claimId: string, audience: string, body = "Does this mean April?") {
  const note = { claimId, motivation: "QUESTIONING", body, audience };
  return annotateClaim.execute(by, note, { clock: systemClock });
}

const bodies = (claimId: string) =>
  select(reader, "SELECT body FROM claim_annotation_revisions WHERE claim_id = $1", [claimId]);
