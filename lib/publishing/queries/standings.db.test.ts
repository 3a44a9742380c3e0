import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { mergeSource, unmergeSource } from "@/lib/sources/commands/merge";
import { changeStanding } from "@/lib/sources/commands/standing";
import { sourceTag } from "@/lib/sources/tags";
import { makeBandedClaim } from "@/prisma/factories/banded";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getClaimPage } from "./claim-page";
import { getLeaningPage } from "./leaning-page";
import { listSources } from "./source-lists";
import { getSourcePage, getSourceTitle } from "./source-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

describe("A claim whose source is retracted", () => {
  it("says which one, since when and why, and what that takes from it, until it is taken back", async () => {
    const source = await makeSource(db, { title: "A memoir" });
    const claim = await makeBandedClaim(db, { sourceId: source.id });
    expect(await fallenOn(claim.id)).toEqual([]);
    await stand(source.id, "GOOD", "RETRACTED");
    expect(await fallenOn(claim.id)).toMatchObject([
      {
        title: "A memoir",
        standing: "RETRACTED",
        reason: REASON,
        at: expect.anything(),
        pieces: 1,
      },
    ]);
    expect((await getLeaningPage(source.id))?.source).toMatchObject({
      ...{ standing: "RETRACTED", reason: REASON },
    });
    await stand(source.id, "RETRACTED", "GOOD");
    expect(await fallenOn(claim.id)).toEqual([]);
  });
});

describe("A record that was merged", () => {
  it("leads to the kept one, under which everything drawn from it stands, and back again", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db, { title: "The kept one" })];
    const claim = await makeBandedClaim(db, { sourceId: copy.id });
    await mergeSource.execute(
      editor,
      { sourceId: copy.id, intoId: kept.id, reason: REASON },
      { clock: systemClock },
    );
    expect((await getSourcePage(copy.id))?.mergedPath).toBe(`/sources/${kept.id}/the-kept-one`);
    expect((await getSourceTitle(copy.id))?.mergedInto).toMatchObject({ id: kept.id });
    expect(await getSourcePage(kept.id)).toMatchObject({
      ...{ mergedPath: null, excerptCount: 1, duplicates: [{ id: copy.id, reason: REASON }] },
      excerpts: [{ id: claim.evidence[0]!.id }],
    });
    expect((await getSourcePage(kept.id))?.tags).toContain(sourceTag(copy.id));
    expect((await getLeaningPage(kept.id))?.tags).toContain(sourceTag(copy.id));
    expect((await listSources()).some(({ id }) => id === copy.id)).toBe(false);
    await stand(kept.id, "GOOD", "DISPUTED");
    expect(await fallenOn(claim.id)).toMatchObject([{ id: kept.id, standing: "DISPUTED" }]);
    await unmergeSource.execute(
      editor,
      { sourceId: copy.id, reason: REASON },
      { clock: systemClock },
    );
    expect(await getSourcePage(copy.id)).toMatchObject({ mergedPath: null, excerptCount: 1 });
    expect(await getSourcePage(kept.id)).toMatchObject({ excerptCount: 0, duplicates: [] });
    expect(await fallenOn(claim.id)).toEqual([]);
  });
});

it("A claim's page is read in five statements, with the sources that stand otherwise", async () => {
  const { id } = await makeClaim(db);
  const asked = vi.spyOn(pg.Client.prototype, "query");
  await getClaimPage(id);
  const names = asked.mock.calls.map(([statement]) => (statement as { name?: string }).name);
  asked.mockRestore();
  expect(names.filter((name) => name?.startsWith("publishing_"))).toHaveLength(5);
});

const REASON = "It was looked into.";
const stand = (sourceId: string, from: string, standing: string) =>
  changeStanding.execute(
    editor,
    { sourceId, from, standing, reason: REASON },
    { clock: systemClock },
  );

async function fallenOn(claimId: string) {
  const page = await getClaimPage(claimId);
  return page?.kind === "live" ? page.ledger.fallen : null;
}
