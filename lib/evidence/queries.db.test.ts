import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getEvidenceSheet } from "./queries";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The sources to choose from", () => {
  it("are the newest two hundred, and it is said when there are more", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const [viewer, claim] = [viewerOf(by), await makeClaim(db, { by })];
    const first = await makeSource(db, { by, title: "Aardvark" });
    expect(await getEvidenceSheet(viewer, claim.id)).toMatchObject({
      choices: { hasMore: false, sources: [{ id: first.id, title: "Aardvark" }] },
    });
    await atomically(db, async () => {
      for (let made = 0; made < 200; made += 1) await makeSource(db, { by, title: `Book ${made}` });
    });
    const sheet = await getEvidenceSheet(viewer, claim.id);
    expect(sheet!.choices.hasMore).toBe(true);
    expect(sheet!.choices.sources).toHaveLength(200);
    expect(sheet!.choices.sources.map(({ id }) => id)).not.toContain(first.id);
    const asked = await getEvidenceSheet(viewer, claim.id, "  AARDVARK ");
    expect(asked!.choices).toMatchObject({ hasMore: false, sources: [{ id: first.id }] });
    expect((await getEvidenceSheet(viewer, claim.id, "book nobody"))!.choices.sources).toEqual([]);
  });
});
