import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { turnoutOf } from "@/lib/reviews/rules";
import {
  makeClaim,
  makeClaimRevision,
  makeOccurrence,
  makeTopic,
  nameTopic,
} from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { decide, type About } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeRedaction } from "@/prisma/factories/moderation";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { makeTally } from "@/prisma/factories/reviews";
import { makeDocument, makePerson, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { makeVerdict } from "@/prisma/factories/verdicts";
import { searchClaims } from "./queries";
import { ALL_CLAIMS } from "./schema";

const db = await openOwner();
const other = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), other.end(), reader.end(), closeDb()]));

/** The claims that everyone finds by these words, and what the search says of the words. */
async function find(query: string) {
  const { found, plan } = await searchClaims({ ...ALL_CLAIMS, query, sort: "best" }, 30);
  return { ids: found.map(({ claimId }) => claimId), plan };
}
const idsFor = async (query: string) => (await find(query)).ids;

/** Whether anything the index keeps has the word: a row, a passage, the list of words. */
async function isKept(word: string): Promise<boolean> {
  const rows = await select(
    db,
    `SELECT 1 FROM claim_search WHERE words::text ~* $1 OR passages::text ~* $1
     UNION ALL SELECT 1 FROM search_words WHERE word ~* $1 OR key ~* $1`,
    [word],
  );
  return rows.length > 0;
}

async function move(claimId: string, kind: "RETRACT" | "RESTORE" | "ACCEPT" | "SEND_BACK") {
  const state = { RETRACT: "RETRACTED", RESTORE: "LIVE", ACCEPT: "LIVE", SEND_BACK: "SENT_BACK" };
  await atomically(db, async () => {
    await decide(db, { claim_id: claimId }, kind);
    await db.query("UPDATE claims SET state = $2 WHERE id = $1", [claimId, state[kind]]);
    if (kind !== "RETRACT")
      await db.query("UPDATE claim_revisions SET state = $2 WHERE claim_id = $1", [
        claimId,
        state[kind],
      ]);
  });
}

describe("A claim is found", () => {
  it("from the moment at which it is live, and not before", async () => {
    const { id } = await makeClaim(db, { sentence: "Bulgakov kept a diary.", state: "PROPOSED" });
    expect(await idsFor("bulgakov")).toEqual([]);
    expect(await isKept("bulgakov")).toBe(false);
    await move(id, "ACCEPT");
    expect(await idsFor("bulgakov")).toEqual([id]);
  });
  it("no more once it is retracted, nor are its words named; and again once it is restored", async () => {
    const { id } = await makeClaim(db, { sentence: "Platonov worked as an engineer." });
    expect(await idsFor("platonov")).toEqual([id]);
    await move(id, "RETRACT");
    expect(await find("platonow")).toMatchObject({ ids: [], plan: { corrections: [] } });
    expect(await isKept("platonov")).toBe(false);
    await move(id, "RESTORE");
    expect(await idsFor("platonov")).toEqual([id]);
  });
  it("no more once it is merged into another", async () => {
    const kept = await makeClaim(db, { sentence: "Babel rode with the cavalry." });
    const merged = await makeClaim(db, { sentence: "Babel rode with horsemen." });
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [kept.id, merged.id]);
    expect(await idsFor("babel")).toEqual([kept.id]);
    expect(await isKept("horsem")).toBe(false);
  });
  it("by the words of its accepted revision, not by those that were or that wait", async () => {
    const { id } = await makeClaim(db, { sentence: "Olesha wrote of envy." });
    const revisionId = await makeClaimRevision(db, id, { sentence: "Olesha wrote of jealousy." });
    expect(await idsFor("olesha jealousy")).toEqual([]);
    expect(await isKept("jealous")).toBe(false);
    await atomically(db, async () => {
      await decide(db, { root_claim_id: id, claim_revision_id: revisionId }, "ACCEPT");
      await db.query("UPDATE claim_revisions SET state = 'LIVE' WHERE id = $1", [revisionId]);
      await db.query("UPDATE claims SET current_revision_id = $2 WHERE id = $1", [id, revisionId]);
    });
    expect([await idsFor("olesha jealousy"), await idsFor("olesha envy")]).toEqual([[id], []]);
  });
  it("never by words that were redacted, in whole or in part", async () => {
    const sentence = "Zamyatin and Hrabalova met in Paris.";
    const { id } = await makeClaim(db, { sentence });
    expect(await idsFor("hrabalova")).toEqual([id]);
    const mark = `[redacted 9 characters, sha256 ${sha256Hex("Hrabalova")}]`;
    await redact("UPDATE claim_revisions SET sentence = $2 WHERE claim_id = $1", [
      id,
      sentence.replace("Hrabalova", mark),
    ]);
    expect(await find("hrabalowa")).toMatchObject({ ids: [], plan: { corrections: [] } });
    expect(await isKept("hrabal")).toBe(false);
    expect([await idsFor("zamyatin"), await idsFor("redacted")]).toEqual([[id], []]);
  });
  it("never by the words of a smaller audience", async () => {
    const audienceId = await makePrivateAudience(db, await makeReviewer(db));
    await makeClaim(db, { sentence: "Pilnyak was in the class.", audienceId });
    const { id } = await makeClaim(db, { sentence: "A claim for everyone about cranes." });
    await makeEvidence(db, id, { audienceId, words: { excerpt: "a secret of Pilnyak" } });
    await nameTopic(db, id, await makeTopic(db, { audienceId }));
    expect(await find("pilnjak")).toMatchObject({ ids: [], plan: { corrections: [] } });
    expect(await isKept("pilnya")).toBe(false);
    const facets = await select(db, "SELECT facets FROM claim_search WHERE claim_id = $1", [id]);
    expect(JSON.stringify(facets)).not.toMatch(/topic=|source=/);
  });
});

describe("What stands around a claim finds it, as long as it stands", () => {
  it("the excerpts of its live evidence", async () => {
    const { id } = await makeClaim(db, { sentence: "The shops were empty." });
    const words = { excerpt: "queues of Khodasevich's making" };
    const evidence = await makeEvidence(db, id, { words });
    await makeEvidence(db, id, { state: "PROPOSED", words: { excerpt: "Gippius said no" } });
    expect([await idsFor("khodasevich"), await idsFor("gippius")]).toEqual([[id], []]);
    await retract({ root_claim_id: id, evidence_id: evidence.id }, "evidence", evidence.id);
    expect(await idsFor("khodasevich")).toEqual([]);
    expect(await isKept("khodas")).toBe(false);
  });
  it("an excerpt that was redacted, no more", async () => {
    const { id } = await makeClaim(db, { sentence: "The trams were full." });
    const { revisionId } = await makeEvidence(db, id, { words: { excerpt: "Merezhkovsky" } });
    expect(await idsFor("merezhkovsky")).toEqual([id]);
    const mark = `[redacted 12 characters, sha256 ${sha256Hex("Merezhkovsky")}]`;
    await redact("UPDATE evidence_revisions SET excerpt = $2 WHERE id = $1", [revisionId, mark]);
    expect(await isKept("merezh")).toBe(false);
  });
  it("its topics, also under a new name", async () => {
    const { id } = await makeClaim(db, { sentence: "The bridges were raised." });
    const topicId = await makeTopic(db);
    await nameTopic(db, id, topicId);
    await db.query("UPDATE topics SET name = 'Kronstadt' WHERE id = $1", [topicId]);
    expect(await idsFor("kronstadt bridges")).toEqual([id]);
    await db.query("DELETE FROM claim_topics WHERE claim_id = $1", [id]);
    expect(await idsFor("kronstadt bridges")).toEqual([]);
  });
  it("who asserts it and in which document, until the place is taken back", async () => {
    const { id } = await makeClaim(db, { sentence: "The palace was dark." });
    const source = await makeSource(db, { title: "Letters of Averchenko" });
    const documentId = await makeDocument(db, source.id);
    const editionId = await makeEdition(db, source.id);
    const place = await makeOccurrence(db, { claimId: id, documentId, editionId });
    expect(await idsFor("averchenko palace")).toEqual([id]);
    await db.query("UPDATE occurrences SET retracted_at = now() WHERE id = $1", [place]);
    expect(await idsFor("averchenko palace")).toEqual([]);
  });
  it("a person's corrected name", async () => {
    const { id } = await makeClaim(db, { sentence: "The clocks stopped." });
    const source = await makeSource(db);
    const documentId = await makeDocument(db, source.id);
    const editionId = await makeEdition(db, source.id);
    const personId = await makePerson(db, { name: "Nabokof" });
    await db.query(
      `INSERT INTO occurrences (claim_id, document_id, edition_id, mode, start, "end", exact_sha256, asserter_id,
         audience_id, byline_id, actor_id)
       SELECT $1, $2, $3, 'PARAPHRASE', 0, 5, $4, $5, audience_id, byline_id, actor_id FROM claims WHERE id = $1`,
      [id, documentId, editionId, sha256Hex(""), personId],
    );
    expect(await idsFor("nabokof")).toEqual([id]);
    await db.query("UPDATE persons SET name = 'Pasternak' WHERE id = $1", [personId]);
    expect([await idsFor("nabokof"), await idsFor("pasternak")]).toEqual([[], [id]]);
  });
});

describe("How a claim stands is found", () => {
  it.each([0, 2, 3, 9, 10, 19, 20, 40])(
    "with %i fresh votes, as its mark says it",
    async (votes) => {
      const { id } = await makeClaim(db);
      await makeTally(db, id);
      await db.query("UPDATE tallies SET mixed = $2 WHERE claim_id = $1", [id, votes]);
      expect(await facetsOf(id)).toContain(`turnout=${turnoutOf(votes)}`);
    },
  );
  it("by its newest verdict", async () => {
    const { id } = await makeClaim(db);
    expect(await facetsOf(id)).toContain("verdict=undecided");
    const { snapshotId } = await makeVerdict(db, id);
    await db.query(
      `INSERT INTO verdicts (claim_id, audience_id, snapshot_id, rule_version, state, is_settled, outcome, receipt_sha256, as_of, computed_at)
       SELECT claim_id, audience_id, $2, 1, 'MOSTLY_REFUTED', false, '{}', receipt_sha256, as_of, now() + interval '1 hour'
       FROM verdicts WHERE claim_id = $1`,
      [id, snapshotId],
    );
    const facets = await facetsOf(id);
    expect(facets.filter((facet) => facet.startsWith("verdict="))).toEqual([
      "verdict=mostly-refuted",
    ]);
  });
});

describe("Two at once", () => {
  it("leave what both of them said: the later one reads what the earlier one left", async () => {
    const { id } = await makeClaim(db, { sentence: "The lamps were lit by hand." });
    const name = async () => nameTopic(db, id, await makeTopic(db));
    await during(name, () =>
      makeEvidence(other, id, { words: { excerpt: "Grossman saw the lamps" } }),
    );
    expect(await facetsOf(id)).toEqual(expect.arrayContaining([expect.stringMatching(/^topic=/)]));
    expect(await idsFor("grossman lamps october")).toEqual([id]);
  });
  it("do not bring back a claim that one of them retracts", async () => {
    const { id } = await makeClaim(db, { sentence: "Shklovsky drove a car." });
    await during(
      () => move(id, "RETRACT"),
      () => makeEvidence(other, id, { words: { excerpt: "Shklovsky's car" } }),
    );
    expect([await idsFor("shklovsky"), await isKept("shklovsk")]).toEqual([[], false]);
  });
});

async function facetsOf(claimId: string): Promise<string[]> {
  const [row] = await select<{ facets: string[] }>(
    db,
    "SELECT facets FROM claim_search WHERE claim_id = $1",
    [claimId],
  );
  return row!.facets;
}

async function redact(statement: string, values: unknown[]): Promise<void> {
  await atomically(db, async () => {
    const redaction = await makeRedaction(db);
    await db.query("SELECT set_config('assay.redaction', $1, true)", [redaction]);
    await db.query(statement, values);
  });
}

async function retract(about: About, table: "evidence", id: string): Promise<void> {
  await atomically(db, async () => {
    await decide(db, about, "RETRACT");
    await db.query(`UPDATE ${table} SET state = 'RETRACTED' WHERE id = $1`, [id]);
  });
}

/** One transaction, and another that begins in it, waits for it, and ends after it. */
async function during(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  let ended: Promise<unknown> | undefined;
  await atomically(db, async () => {
    await first();
    ended = second();
    await untilBlocked();
  });
  await ended;
}

/** Until the other connection waits for a lock that this one holds. */
async function untilBlocked(): Promise<void> {
  const waits = () =>
    select(reader, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
  while ((await waits()).length === 0);
}
