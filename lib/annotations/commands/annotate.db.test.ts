import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { annotateClaim } from "./annotate";
import { getAnnotationSheet } from "../queries/sheet";

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

  it.each(["evidence", "argument"] as const)("a note on %s stands under it", async (kind) => {
    const { claim, viewer } = await scene();
    const item =
      kind === "evidence" ? await makeEvidence(db, claim.id) : await makeArgument(db, claim.id);
    const outcome = await annotate(viewer, claim.id, "PUBLIC", undefined, {
      [`${kind}Id`]: item.id,
      motivation: "ASSESSING",
    });
    expect(outcome).toMatchObject({ ok: true });
    const page = await getClaimPage(claim.id);
    if (page?.kind !== "live") throw new Error("no live page");
    const { evidence, arguments: steps, notes } = page.ledger;
    expect(notes.total).toBe(0);
    const [shown] = [...evidence, ...steps];
    expect(shown?.notes).toMatchObject({ total: 1, notes: [{ motivation: "ASSESSING" }] });
  });

  it.each(["PROPOSED", "RETRACTED"] as const)(
    "what is %s, or of another claim, takes no notes, and they look alike",
    async (state) => {
      const { claim, viewer } = await scene();
      const hidden = await makeEvidence(db, claim.id, { state });
      const elsewhere = await makeArgument(db, (await makeClaim(db)).id);
      for (const item of [{ evidenceId: hidden.id }, { argumentId: elsewhere.id }]) {
        const outcome = await annotate(viewer, claim.id, "PUBLIC", undefined, item);
        expect(outcome).toMatchObject({ failure: { kind: "notFound" } });
      }
      const sheet = { kind: "evidence", itemId: hidden.id } as const;
      expect(await getAnnotationSheet(viewer, claim.id, sheet)).toBeNull();
    },
  );

  it("a tag is one short line", async () => {
    const { claim, viewer } = await scene();
    const tag = (body: string) =>
      annotate(viewer, claim.id, "PUBLIC", body, { motivation: "TAGGING" });
    expect(await tag("calendar")).toMatchObject({ ok: true });
    for (const body of ["two\nlines", "a".repeat(61)])
      expect(await tag(body)).toMatchObject({
        failure: { fields: { body: [expect.stringContaining("one short line")] } },
      });
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

function annotate(
  by: Viewer,
  claimId: string,
  audience: string,
  body = "Does this mean April?",
  given: Record<string, string | undefined> = {},
) {
  const note = { claimId, motivation: "QUESTIONING", body, audience, ...given };
  return annotateClaim.execute(by, note, { clock: systemClock });
}

const bodies = (claimId: string) =>
  select(reader, "SELECT body FROM claim_annotation_revisions WHERE claim_id = $1", [claimId]);
