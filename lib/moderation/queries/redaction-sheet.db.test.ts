import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
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
});
