import { afterAll, describe, expect, it } from "vitest";
import { claimTag } from "@/lib/claims/tags";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { markText } from "@/lib/foundation/redacted";
import { mergeSource } from "@/lib/sources/commands/merge";
import { sourceTag } from "@/lib/sources/tags";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getCiteClaim, getCiteEvidence, getCiteSource, type CitePage } from "./cite-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const MERGED = "UPDATE claims SET merged_into_id = $1 WHERE id = $2";

describe("The page on which something is cited", () => {
  it("knows its own address, whatever was asked", async () => {
    const claim = await makeClaim(db);
    const { id, sourceId } = await makeEvidence(db, claim.id);
    expect(await getCiteClaim(claim.id, null)).toMatchObject({ path: `/claims/${claim.id}/cite` });
    expect(await getCiteClaim(claim.id, 1)).toMatchObject({ path: `/claims/${claim.id}/cite/1` });
    expect(await getCiteEvidence(claim.id, id)).toMatchObject({
      path: `/claims/${claim.id}/evidence/${id}/cite`,
    });
    expect(await getCiteSource(sourceId)).toMatchObject({ path: `/sources/${sourceId}/cite` });
  });

  it("leads on from what was merged, and is not there for what waits", async () => {
    const [kept, merged] = [await makeClaim(db), await makeClaim(db)];
    await db.query(MERGED, [kept.id, merged.id]);
    for (const revision of [null, 1])
      expect(await getCiteClaim(merged.id, revision)).toEqual({
        movedTo: `/claims/${kept.id}/cite`,
      });
    const { id } = await makeClaim(db, { state: "PROPOSED" });
    expect(await getCiteClaim(id, null)).toBeNull();
  });

  it("goes stale with the claim and with the source that it shows", async () => {
    const claim = await makeClaim(db);
    const { id, sourceId } = await makeEvidence(db, claim.id);
    const { tags } = (await getCiteEvidence(claim.id, id))!;
    expect(tags).toEqual([claimTag(claim.id), sourceTag(sourceId)]);
    const kept = await makeSource(db);
    const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
    const merging = { sourceId, intoId: kept.id, reason: "One book, entered twice." };
    const merged = await mergeSource.execute(editor, merging, { clock: systemClock });
    expect(merged.ok && merged.value.stale.filter((tag) => tags.includes(tag))).toEqual([
      sourceTag(sourceId),
    ]);
    expect(await getCiteSource(sourceId)).toEqual({ movedTo: `/sources/${kept.id}/cite` });
  });
});

describe("The other wordings of a claim", () => {
  it("are those that everybody sees, the newest first", async () => {
    const claim = await makeClaim(db);
    await makeClaimRevision(db, claim.id, { state: "LIVE", ordinal: 2 });
    await makeClaimRevision(db, claim.id, { state: "PROPOSED", ordinal: 3 });
    await reword(claim.id, 4);
    expect(await wordings(claim.id, null)).toEqual(["revision 2", "revision 1"]);
    expect(await wordings(claim.id, 1)).toEqual(["revision 4", "revision 2"]);
    expect(await getCiteClaim(claim.id, 3)).toBeNull();
  });

  it("leave out one of which no word is left", async () => {
    const sentence = markText({ length: 40, sha256: "ab".repeat(32) });
    const claim = await makeClaim(db);
    await makeClaimRevision(db, claim.id, { state: "LIVE", ordinal: 2, sentence });
    const parts = `${sentence} took part.`;
    await makeClaimRevision(db, claim.id, { state: "LIVE", ordinal: 3, sentence: parts });
    await reword(claim.id, 4);
    expect(await wordings(claim.id, null)).toEqual(["revision 3", "revision 1"]);
  });
});

const reword = (claimId: string, ordinal: number) =>
  atomically(db, async () => {
    const id = await makeClaimRevision(db, claimId, { state: "LIVE", ordinal });
    await db.query("UPDATE claims SET current_revision_id = $1 WHERE id = $2", [id, claimId]);
  });

async function wordings(claimId: string, revision: number | null): Promise<string[]> {
  const page = (await getCiteClaim(claimId, revision)) as CitePage;
  return page.wordings.map(({ label }) => label);
}
