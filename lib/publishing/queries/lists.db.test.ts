import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeOccurrence, makeTopic, nameTopic } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { someHash } from "@/prisma/factories/people";
import { makeTally } from "@/prisma/factories/reviews";
import { makeDocument, makeLineage, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { makeVerdict } from "@/prisma/factories/verdicts";
import { ALL_CLAIMS, type ClaimsAsked, type ClaimSort } from "@/lib/search/schema";
import {
  getClaimList,
  listContestedClaims,
  listUnsourcedClaims,
  type ClaimListShown,
} from "./claim-lists";
import { listDocuments } from "./document-lists";
import { claimsTitle } from "@/components/publishing/facet-words";
import { ClaimList } from "@/components/publishing/claim-list";
import { getDossier } from "./document-page";
import { listSources } from "./source-lists";
import { getSourcePage } from "./source-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The list of claims", () => {
  const list = (query: string, more: Partial<ClaimsAsked> = {}, most?: number) =>
    getClaimList({ ...ALL_CLAIMS, query, ...more }, most);
  const idsOf = ({ claims }: ClaimListShown) => claims.map(({ id }) => id);

  it("shows live claims alone, the newest first, a page at a time", async () => {
    const older = await makeClaim(db, { sentence: "Zinoviev hesitated in the spring." });
    const newer = await makeClaim(db, { sentence: "Zinoviev hesitated in the autumn." });
    await makeClaim(db, { sentence: "Zinoviev hesitated in winter.", state: "PROPOSED" });
    const merged = await makeClaim(db, { sentence: "Zinoviev hesitated in summer." });
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [newer.id, merged.id]);
    const first = await list("zinoviev HESITATED", {}, 1);
    expect([idsOf(first), first.hasMore, first.total]).toEqual([[newer.id], true, 2]);
    const second = await list("zinoviev HESITATED", { page: 2 }, 1);
    expect([idsOf(second), second.hasMore]).toEqual([[older.id], false]);
  });

  it("takes signs for no more than signs, and asks for every word", async () => {
    const { id } = await makeClaim(db, { sentence: "Kamenev published the plan in a newspaper." });
    expect(idsOf(await list("newspaper: kamen"))).toContain(id);
    expect(idsOf(await list("newspaper 'kamenev' | & ! \\ <-> :* %_"))).toContain(id);
    expect(idsOf(await list("kamenev bulletin"))).not.toContain(id);
  });

  it("does not look like an answer to what has no word in it", async () => {
    await makeClaim(db, { sentence: "Bukharin translated it." });
    for (const signs of ["...", "%_'"])
      expect(claimsTitle({ ...ALL_CLAIMS, query: signs }, await list(signs))).toBe("Claims");
    const found = await list("bukharin");
    expect(claimsTitle({ ...ALL_CLAIMS, query: "bukharin" }, found)).toBe("Claims with “bukharin”");
    const asked = { ...ALL_CLAIMS, query: "...", isCut: true };
    const drawn = renderToStaticMarkup(
      createElement(ClaimList, { list: await list("..."), asked, perPage: 30 }),
    );
    expect(drawn).toContain("has no word that could be looked for");
    expect(drawn).toContain("Only the first 200 characters");
  });

  it("marks the words that were found, and says where else they stand", async () => {
    const { id } = await makeClaim(db, { sentence: "Lunacharsky kept the museums open." });
    await makeEvidence(db, id, { words: { excerpt: "the keys of the <b>Hermitage</b> & more" } });
    const { claims } = await list("Lunatscharski hermitage");
    expect(claims[0]).toMatchObject({
      id,
      pieces: [
        { text: "Lunacharsky", isMarked: true },
        { text: " kept the museums open.", isMarked: false },
      ],
      passage: { kind: "excerpt" },
    });
    expect(claims[0]!.passage!.pieces).toContainEqual({ text: "Hermitage", isMarked: true });
  });

  it("puts the most voted first when asked to, or the most contested", async () => {
    const [few, many] = [
      await makeClaim(db, { sentence: "Kerensky left by motor-car, say some." }),
      await makeClaim(db, { sentence: "Kerensky left by motor-car, say many." }),
    ];
    await makeClaim(db, { sentence: "Kerensky left by motor-car, says nobody." });
    for (const claim of [few, many]) await makeTally(db, claim.id);
    const set = "UPDATE tallies SET refuted = $2, supported = $3, mixed = $4 WHERE claim_id = $1";
    await db.query(set, [few.id, 3, 4, 0]);
    await db.query(set, [many.id, 1, 1, 9]);
    const votesIn = async (sort: ClaimSort) =>
      (await list("kerensky motor", { sort })).claims.map(({ verdict }) => verdict.freshCount);
    expect(await votesIn("votes")).toEqual([11, 7, 0]);
    expect(await votesIn("contested")).toEqual([7, 11, 0]);
  });

  it("by votes shows every claim once, those that nobody has counted after the others", async () => {
    const uncounted = [await makeClaim(db), await makeClaim(db)].map(({ id }) => id);
    const counted = await makeClaim(db);
    await makeTally(db, counted.id);
    await db.query("UPDATE tallies SET mixed = 1 WHERE claim_id = $1", [counted.id]);
    const ids = idsOf(await list("", { sort: "votes" }, 200));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of uncounted) expect(ids.indexOf(id)).toBeGreaterThan(ids.indexOf(counted.id));
    const pages: string[] = [];
    for (let page = 1; page <= Math.ceil(ids.length / 2); page += 1)
      pages.push(...idsOf(await list("", { sort: "votes", page }, 2)));
    expect(pages).toEqual(ids);
  });

  it("counts what it could be narrowed to, and is narrowed by several facets at once", async () => {
    const topic = await makeTopic(db);
    const [about, sourced] = [
      await makeClaim(db, { sentence: "The Aurora fired a blank." }),
      await makeClaim(db, { sentence: "The Aurora fired a shell." }),
    ];
    await nameTopic(db, about.id, topic);
    await nameTopic(db, sourced.id, topic);
    const { sourceId } = await makeEvidence(db, sourced.id);
    const all = await list("aurora");
    expect(all.facets).toContainEqual({
      ...{ name: "topic", value: topic, title: "October", claimCount: 2 },
    });
    expect(all.facets).toContainEqual({
      ...{ name: "source", value: sourceId, title: "A review of six books", claimCount: 1 },
    });
    const facets = { topic, source: sourceId, kind: "factual", verdict: "undecided" };
    expect(idsOf(await list("aurora", { facets }))).toEqual([sourced.id]);
  });

  it("says, where nothing is left, which filter to drop", async () => {
    await makeClaim(db, { sentence: "The cruiser lay in the Neva." });
    const facets = { kind: "factual", turnout: "broad", verdict: "contested" };
    const none = await list("cruiser", { facets: { kind: "factual", turnout: "broad" } });
    expect([none.claims, none.without]).toEqual([[], { kind: 0, turnout: 1 }]);
    expect((await list("cruiser", { facets })).without).toEqual({
      kind: 0,
      turnout: 0,
      verdict: 0,
    });
  });

  it("ends after its last page", async () => {
    expect(await list("", { page: 10_000 })).toMatchObject({ claims: [], hasMore: false });
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
