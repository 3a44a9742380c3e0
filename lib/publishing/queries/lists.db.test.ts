import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeOccurrence } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { someHash } from "@/prisma/factories/people";
import { makeTally } from "@/prisma/factories/reviews";
import { makeDocument, makeLineage, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { makeVerdict } from "@/prisma/factories/verdicts";
import { listClaims, listContestedClaims, listUnsourcedClaims } from "./claim-lists";
import { listDocuments } from "./document-lists";
import { getDossier } from "./document-page";
import { listSources } from "./source-lists";
import { getSourcePage } from "./source-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The list of claims", () => {
  it("shows live claims alone, the newest first, a page at a time", async () => {
    const older = await makeClaim(db, { sentence: "Zinoviev hesitated in the spring." });
    const newer = await makeClaim(db, { sentence: "Zinoviev hesitated in the autumn." });
    await makeClaim(db, { sentence: "Zinoviev hesitated in winter.", state: "PROPOSED" });
    const merged = await makeClaim(db, { sentence: "Zinoviev hesitated in summer." });
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [newer.id, merged.id]);
    const found = { query: "zinoviev HESITATED" };
    const { claims, hasMore } = await listClaims({ ...found, most: 1 });
    expect([claims.map(({ id }) => id), hasMore]).toEqual([[newer.id], true]);
    const second = await listClaims({ ...found, most: 1, page: 2 });
    expect([second.claims.map(({ id }) => id), second.hasMore]).toEqual([[older.id], false]);
  });

  it("finds a claim by parts of its words in any order, and takes signs for no more than signs", async () => {
    const { id } = await makeClaim(db, { sentence: "Kamenev published the plan in a newspaper." });
    const find = async (query: string) => (await listClaims({ query })).claims.map((c) => c.id);
    expect(await find("newspaper kamen")).toContain(id);
    expect(await find("kamenev bulletin")).not.toContain(id);
    expect(await find("kamenev_published%")).toContain(id);
  });

  it("puts the most voted first when asked to", async () => {
    const few = await makeClaim(db, { sentence: "Kerensky left by motor-car, say some." });
    const many = await makeClaim(db, { sentence: "Kerensky left by motor-car, say many." });
    await makeClaim(db, { sentence: "Kerensky left by motor-car, says nobody." });
    for (const [claim, count] of [
      [few, 1],
      [many, 9],
    ] as const) {
      await makeTally(db, claim.id);
      await db.query("UPDATE tallies SET mixed = $1 WHERE claim_id = $2", [count, claim.id]);
    }
    const { claims } = await listClaims({ query: "kerensky motor", sort: "votes" });
    expect(claims.map(({ verdict }) => verdict.freshCount)).toEqual([9, 1, 0]);
  });

  it("by votes keeps those that nobody has counted, after the others", async () => {
    const uncounted = [await makeClaim(db), await makeClaim(db)].map(({ id }) => id);
    const counted = await makeClaim(db);
    await makeTally(db, counted.id);
    const all = await listClaims({ sort: "votes", most: 200 });
    const ids = all.claims.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...uncounted, counted.id]));
    for (const id of uncounted) expect(ids.indexOf(id)).toBeGreaterThan(ids.indexOf(counted.id));
    const pages: string[] = [];
    for (let page = 1; page <= Math.ceil(ids.length / 2); page += 1) {
      const two = await listClaims({ sort: "votes", most: 2, page });
      pages.push(...two.claims.map(({ id }) => id));
    }
    expect(pages).toEqual(ids);
  });

  it("ends after its last page", async () => {
    expect(await listClaims({ page: 201 })).toEqual({ claims: [], hasMore: false });
  });
});

describe("The short lists", () => {
  it("name a claim contested only as long as its newest verdict says so", async () => {
    const [still, nomore] = [await makeClaim(db), await makeClaim(db)];
    const at = (minute: number) => new Date(Date.UTC(2099, 0, 1, 12, minute));
    await computed(still.id, "CONTESTED", at(1));
    await computed(nomore.id, "CONTESTED", at(2));
    await computed(nomore.id, "MIXED", at(3));
    const ids = (await listContestedClaims()).map(({ id }) => id);
    expect(ids).toContain(still.id);
    expect(ids).not.toContain(nomore.id);
  });

  it("ask for sources where no evidence is live", async () => {
    const sourced = await makeClaim(db);
    await makeEvidence(db, sourced.id);
    const waiting = await makeClaim(db);
    await makeEvidence(db, waiting.id, { state: "PROPOSED" });
    const ids = (await listUnsourcedClaims()).map(({ id }) => id);
    expect(ids).toContain(waiting.id);
    expect(ids).not.toContain(sourced.id);
  });
});

describe("A document's dossier", () => {
  it("marks the words of each claim and counts the sentences that were looked at", async () => {
    const { id: sourceId } = await makeSource(db, { title: "A dossier of one" });
    const documentId = await makeDocument(db, sourceId);
    const editionId = await makeEdition(db, sourceId);
    const claim = await makeClaim(db);
    await makeOccurrence(db, { claimId: claim.id, documentId, editionId });
    const dossier = await getDossier(documentId);
    expect(dossier).toMatchObject({ claimCount: 1, coverage: { unsourced: 1, unread: 1 } });
    expect(dossier!.blocks[0]!.runs.map(({ text, claimId }) => [text, claimId])).toContainEqual([
      "a monopoly of power",
      claim.id,
    ]);
    expect(dossier!.blocks[0]!.cards).toMatchObject([{ claimId: claim.id, remark: null }]);
    const listed = (await listDocuments()).find(({ id }) => id === documentId);
    expect(listed).toMatchObject({ claimCount: 1, sentenceCount: 2, seenSentenceCount: 1 });
  });

  it("shows no word of a text that is matched in private", async () => {
    const { id: sourceId } = await makeSource(db);
    const documentId = await makeDocument(db, sourceId);
    await makeEdition(db, sourceId, { holding: "PRIVATE" });
    expect(await getDossier(documentId)).toMatchObject({ shown: null, blocks: [] });
  });
});

describe("A source's page", () => {
  it("shows the excerpts of live evidence, and apart those that others report", async () => {
    const [source, reporter] = [await makeSource(db), await makeSource(db)];
    const claim = await makeClaim(db);
    const drawn = await makeEvidence(db, claim.id, { sourceId: source.id });
    await makeEvidence(db, claim.id, { sourceId: source.id, state: "PROPOSED" });
    const words = { via_source_id: source.id, directness: "INFERENTIAL" };
    const reported = await makeEvidence(db, claim.id, { sourceId: reporter.id, words });
    const page = await getSourcePage(source.id);
    expect(page!.excerpts.map(({ id }) => id)).toEqual([drawn.id]);
    expect(page!.reported.map(({ id }) => id)).toEqual([reported.id]);
    expect(page).toMatchObject({ excerptCount: 1, reportedCount: 1 });
    const listed = (await listSources()).find(({ id }) => id === source.id);
    expect(listed).toMatchObject({ evidenceCount: 1 });
  });

  it("comes in pages of fifty excerpts", async () => {
    const source = await makeSource(db);
    const claim = await makeClaim(db);
    for (let made = 0; made < 51; made += 1) {
      await makeEvidence(db, claim.id, { sourceId: source.id, words: { excerpt: `Word ${made}` } });
    }
    const second = await getSourcePage(source.id, 2);
    expect(second!.excerpts).toHaveLength(1);
    expect(second!.position).toMatchObject({ from: 51, to: 51 });
  });

  it("says on what it leans and what leans on it", async () => {
    const [review, book] = [
      await makeSource(db, { title: "The review" }),
      await makeSource(db, { title: "The book" }),
    ];
    await makeLineage(db, review.id, book.id);
    expect((await getSourcePage(review.id))!.leansOn[0]!.citation.csl.title).toBe("The book");
    expect((await getSourcePage(book.id))!.leanedOnBy[0]!.citation.csl.title).toBe("The review");
  });
});

async function computed(claimId: string, state: string, computedAt: Date) {
  const { snapshotId } = await makeVerdict(db, claimId);
  await insertRow(db, "verdicts", {
    ...{ claim_id: claimId, audience_id: PUBLIC_AUDIENCE_ID, snapshot_id: snapshotId, state },
    ...{ rule_version: 1, is_settled: false, outcome: "{}", receipt_sha256: someHash() },
    ...{ as_of: computedAt, computed_at: computedAt },
  });
}
