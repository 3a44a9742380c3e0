import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { openOwner } from "@/prisma/factories/connection";
import { makePrivateAudience, makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSearchLog } from "@/prisma/factories/verdicts";
import { getRedactionSheet } from "./redaction-sheet";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("What else stands on a claim", () => {
  it("is named page by page of each kind, so that many notes hide no search", async () => {
    const { id } = await makeClaim(db);
    const by = await makeReviewer(db);
    for (let made = 0; made < 52; made += 1) await makeClaimAnnotation(db, id, { by });
    await makeSearchLog(db, id);
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    const kindsOn = async (page: number) => {
      const { besides, hasOlder } = (await getRedactionSheet(admin, { kind: "claim", id }, page))!;
      return [besides.map(({ kind }) => kind).sort(), hasOlder];
    };
    const notes = Array.from({ length: 50 }, () => "annotation");
    expect(await kindsOn(1)).toEqual([[...notes, "search"], true]);
    expect(await kindsOn(2)).toEqual([["annotation", "annotation"], false]);
  });
  it("is what everyone may read: what somebody wrote for themselves is shown to no administrator", async () => {
    const { id } = await makeClaim(db);
    const by = await makeReviewer(db);
    const audienceId = await makePrivateAudience(db, by);
    const note = await makeClaimAnnotation(db, id, { by, audienceId, body: "I doubt it myself." });
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    expect(await getRedactionSheet(admin, { kind: "claim", id })).toMatchObject({ besides: [] });
    const own = { kind: "annotation", id: `${id}/${note.id}` };
    expect(await getRedactionSheet(admin, own)).toBeNull();
  });
});
