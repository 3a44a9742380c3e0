import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeAttestation, makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getRequestSheet } from "../queries";
import { proposeEvidence } from "./propose";
import { makeRequest } from "./request";
import { settleRequests } from "./settle-requests";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const member = viewerOf(await makeReviewer(db));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
const call = { clock: systemClock };
const SENTENCE = "Lenin, from the first, wanted the power that others wanted.";
const START = SENTENCE.indexOf("from the first");
const SPAN = { start: START, end: START + "from the first".length };
const WITHDRAW = `UPDATE attestations SET withdrawn_at = attested_at
  WHERE claim_id = $1 AND evidence_revision_id = $2`;

describe("Evidence", () => {
  it("bears on the words that were typed, where they stand in the claim", async () => {
    const claim = await makeClaim(db, { sentence: SENTENCE });
    expect(await add(editor, claim.id, "“From  the first”")).toMatchObject({ ok: true });
    expect(await select(reader, SPANS("evidence_revisions"), [claim.id])).toEqual([
      { ...SPAN, revisionId: claim.revisionId },
    ]);
  });
  it("bears on the whole claim where none were", async () => {
    const { id } = await makeClaim(db);
    expect(await add(editor, id, " ")).toMatchObject({ ok: true });
    expect(await select(reader, SPANS("evidence_revisions"), [id])).toEqual([
      { start: null, end: null, revisionId: null },
    ]);
  });
  it.each([
    ["that the claim does not have", "from the last", "do not stand"],
    ["that it has twice", "wanted", "2 times"],
    ["that are no words", "…", "do not stand"],
  ])("is refused at its field with words %s", async (_, words, says) => {
    const { id } = await makeClaim(db, { sentence: SENTENCE });
    for (const refused of [await add(editor, id, words), await ask(member, id, words)])
      expect(refused).toMatchObject({
        failure: { kind: "invalid", fields: { claimWords: [expect.stringContaining(says)] } },
      });
  });
});

describe("A request for a source of a phrase", () => {
  it("is made once by one person, beside one for the whole claim and one for other words", async () => {
    const { id, revisionId } = await makeClaim(db, { sentence: SENTENCE });
    for (const words of ["from the first", "", "others"])
      expect(await ask(member, id, words)).toMatchObject({ ok: true });
    expect(await ask(member, id, "From the first")).toMatchObject({
      failure: { kind: "conflict" },
    });
    expect(await select(reader, SPANS("requests"), [id])).toContainEqual({ ...SPAN, revisionId });
    const sheet = await getRequestSheet(member, id);
    const asked = sheet?.requests.map(({ claimWords }) => claimWords);
    expect(asked).toEqual(["from the first", null, "others"]);
  });
  it("is for a source alone", async () => {
    const { id } = await makeClaim(db);
    const { id: evidenceId } = await makeEvidence(db, id);
    const note = "Its place seems wrong.";
    const words = { claimWords: "from the first", note };
    const again = { claimId: id, kind: "NEEDS_RECHECK", evidenceId, ...words };
    expect(await makeRequest.execute(member, again, call)).toMatchObject({
      failure: { fields: { claimWords: [expect.stringContaining("whole piece")] } },
    });
  });
  it("is met by verified evidence that covers it alone, and opens again when a transcription is withdrawn", async () => {
    const claim = await makeClaim(db, { sentence: SENTENCE });
    await ask(member, claim.id, "from the first");
    await verified(claim);
    await verified(claim, { start: START, end: START + 4 });
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    const unverified = await makeEvidence(db, claim.id, { words: spanOf(claim, SPAN) });
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    for (let person = 0; person < 2; person += 1) await makeAttestation(db, unverified);
    expect(await settle(claim.id)).toMatchObject({ closed: 1, opened: 0 });
    expect(await settle(claim.id)).toMatchObject({ closed: 0, opened: 0 });
    await db.query(WITHDRAW, [claim.id, unverified.revisionId]);
    expect(await settle(claim.id)).toMatchObject({ closed: 0, opened: 1 });
  });
  it("is met by words of a reworded claim too, and stays met", async () => {
    const claim = await makeClaim(db, { sentence: SENTENCE });
    await ask(member, claim.id, "from the first");
    const revisionId = await reworded(claim.id, 2, "From the first, Lenin wanted power.");
    await verified({ id: claim.id, revisionId }, { start: 0, end: 21 });
    expect(await settle(claim.id)).toMatchObject({ closed: 1 });
    await reworded(claim.id, 3, SENTENCE);
    expect(await settle(claim.id)).toMatchObject({ closed: 0, opened: 1 });
  });
});

type Span = { start: number; end: number };
type Named = { id: string; revisionId: string };

const spanOf = ({ revisionId }: Named, { start, end }: Span) => ({
  ...{ span_start: start, span_end: end, span_revision_id: revisionId },
});

const SPANS = (table: string) => `SELECT span_start AS start, span_end AS "end",
  span_revision_id AS "revisionId" FROM ${table} WHERE claim_id = $1`;

/** Another wording of the claim, which it shows from now on. */
const reworded = (claimId: string, ordinal: number, sentence: string): Promise<string> =>
  atomically(db, async () => {
    const revisionId = await makeClaimRevision(db, claimId, { state: "LIVE", ordinal, sentence });
    const show = "UPDATE claims SET current_revision_id = $2 WHERE id = $1";
    await db.query(show, [claimId, revisionId]);
    return revisionId;
  });

async function add(by: Viewer, claimId: string, claimWords: string) {
  const words = {
    ...{ claimId, claimWords, sourceId: (await makeSource(db)).id, excerpt: "all power" },
    ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
  };
  return proposeEvidence.execute(by, words, call);
}

const ask = (by: Viewer, claimId: string, claimWords: string) =>
  makeRequest.execute(
    by,
    { claimId, kind: "NEEDS_SOURCE", claimWords, note: "Who says so?" },
    call,
  );

async function verified(claim: Named, span?: Span) {
  const words = span ? spanOf(claim, span) : {};
  const evidence = await makeEvidence(db, claim.id, { words });
  for (let person = 0; person < 2; person += 1) await makeAttestation(db, evidence);
  return evidence;
}

async function settle(claimId: string) {
  const outcome = await asSystem(settleRequests)({ claimId }, systemClock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}
