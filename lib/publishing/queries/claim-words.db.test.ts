import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeClaimRevision, makeRequest, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { makeAttestation, makeEvidence, makeExcerptCheck } from "@/prisma/factories/evidence";
import { makeEdition } from "@/prisma/factories/texts";
import { getClaimPage } from "./claim-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A claim's page", () => {
  it("says for which of its words there is no source: those asked for, and those named by what is not verified", async () => {
    const { id, revisionId } = await makeClaim(db);
    await makeRequest(db, id, { words: named(revisionId, "from the first") });
    await makeRequest(db, id);
    const evidence = await makeEvidence(db, id, {
      words: named(revisionId, "a monopoly of power"),
    });
    await makeEvidence(db, id);
    const before = await ledgerOf(id);
    expect(before.uncovered).toMatchObject([
      { words: "from the first", isAsked: true, isNamed: false },
      { words: "a monopoly of power", isAsked: false, isNamed: true },
    ]);
    expect(before.requests.map(({ claimWords }) => claimWords)).toEqual(["from the first", null]);
    expect(before.evidence.map(({ bearsOn }) => bearsOn)).toEqual([
      { words: "a monopoly of power", isThere: true },
      null,
    ]);
    for (let person = 0; person < 2; person += 1) await makeAttestation(db, evidence);
    expect((await ledgerOf(id)).uncovered).toMatchObject([{ words: "from the first" }]);
  });

  it("has no source for words whose evidence was not found in a text, whoever transcribed it before", async () => {
    const { id, revisionId } = await makeClaim(db);
    const evidence = await makeEvidence(db, id, { words: named(revisionId, "from the first") });
    for (let person = 0; person < 2; person += 1) await makeAttestation(db, evidence);
    const edition_id = await makeEdition(db, evidence.sourceId);
    await makeExcerptCheck(db, evidence, { answer: { status: "NOT_FOUND", edition_id } });
    expect((await ledgerOf(id)).uncovered).toMatchObject([
      { words: "from the first", isNamed: true },
    ]);
  });

  it("follows the words into another sentence, and says which it no longer has", async () => {
    const { id, revisionId } = await makeClaim(db);
    for (const words of ["from the first", "a monopoly of power"])
      await makeEvidence(db, id, { words: named(revisionId, words) });
    const sentence = "From the first, Lenin wanted power.";
    await atomically(db, async () => {
      const reworded = await makeClaimRevision(db, id, { state: "LIVE", sentence });
      await db.query("UPDATE claims SET current_revision_id = $2 WHERE id = $1", [id, reworded]);
    });
    const { uncovered, evidence } = await ledgerOf(id);
    expect(uncovered).toMatchObject([{ words: "From the first", start: 0, isNamed: true }]);
    expect(evidence.map(({ bearsOn }) => bearsOn?.isThere)).toEqual([true, false]);
  });
});

function named(revisionId: string, words: string) {
  const start = SENTENCE.indexOf(words);
  return { span_start: start, span_end: start + words.length, span_revision_id: revisionId };
}

async function ledgerOf(id: string) {
  const page = await getClaimPage(id);
  if (page?.kind !== "live") throw new Error("There is no such page.");
  return page.ledger;
}
