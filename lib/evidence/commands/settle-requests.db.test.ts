import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import {
  makeAttestation,
  makeEvidence,
  makeEvidenceRevision,
  makeExcerptCheck,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeEdition } from "@/prisma/factories/texts";
import { closeRequest, makeRequest } from "./request";
import { settleRequests } from "./settle-requests";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const member = viewerOf(await makeReviewer(db));

describe("A request for a source", () => {
  it("stays open while the evidence for it is not verified, and is closed once it is", async () => {
    const claimId = await asked();
    const evidence = await makeEvidence(db, claimId);
    await makeExcerptCheck(db, evidence);
    await makeAttestation(db, evidence);
    expect(await settle(claimId)).toMatchObject({ closed: 0 });
    await makeAttestation(db, evidence);
    expect(await settle(claimId)).toMatchObject({ closed: 1, opened: 0 });
    expect(await request(claimId)).toMatchObject({ isOpen: false, metById: evidence.id });
    expect(await settle(claimId)).toMatchObject({ closed: 0, opened: 0 });
  });
  it("opens again when the evidence goes, and is met by another piece where there is one", async () => {
    const claimId = await asked();
    const [first, second] = [await verified(claimId), await verified(claimId)];
    await settle(claimId);
    expect(await request(claimId)).toMatchObject({ isOpen: false, metById: first.id });
    await retract(claimId, first.id);
    expect(await settle(claimId)).toMatchObject({ closed: 1, opened: 0 });
    expect(await request(claimId)).toMatchObject({ isOpen: false, metById: second.id });
    await retract(claimId, second.id);
    expect(await settle(claimId)).toMatchObject({ closed: 0, opened: 1 });
    expect(await request(claimId)).toMatchObject({ isOpen: true, metById: null });
  });
  it("is not met by people's word that was withdrawn, or where the machine looked and did not find", async () => {
    const claimId = await asked();
    const evidence = await makeEvidence(db, claimId);
    const [first] = [await makeAttestation(db, evidence), await makeAttestation(db, evidence)];
    expect(await settle(claimId)).toMatchObject({ closed: 1 });
    await db.query("UPDATE attestations SET withdrawn_at = now() WHERE claim_id = $1 AND id = $2", [
      claimId,
      first!.id,
    ]);
    expect(await settle(claimId)).toMatchObject({ opened: 1 });
    await makeAttestation(db, evidence);
    expect(await settle(claimId)).toMatchObject({ closed: 1 });
    const edition_id = await makeEdition(db, evidence.sourceId);
    await makeExcerptCheck(db, evidence, {
      answer: { status: "NOT_FOUND", edition_id, reason: null },
    });
    expect(await settle(claimId)).toMatchObject({ opened: 1 });
  });
  it("asks for more than was verified before it, however often that is looked up again", async () => {
    const claim = await makeClaim(db);
    const before = await makeEvidence(db, claim.id);
    await lookedUp(before, "VERIFIED");
    await ask(claim.id);
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    await lookedUp(before, "VERIFIED");
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    await lookedUp(before, "NOT_FOUND");
    await lookedUp(before, "VERIFIED");
    expect(await settle(claim.id)).toMatchObject({ closed: 1 });
  });
  it("is met by what was verified before it and is in the ledger since", async () => {
    const claim = await makeClaim(db);
    const waiting = await verified(claim.id, "PROPOSED");
    await ask(claim.id);
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    await decided(claim.id, waiting.id, "ACCEPT");
    expect(await settle(claim.id)).toMatchObject({ closed: 1 });
    expect(await request(claim.id)).toMatchObject({ metById: waiting.id });
  });
  it("is not met by words that were verified before it, however their note is reworded", async () => {
    const claim = await makeClaim(db);
    const before = await makeEvidence(db, claim.id);
    await lookedUp(before, "VERIFIED");
    await ask(claim.id);
    await lookedUp(await shown(before, { note: "By the way." }), "VERIFIED");
    expect(await settle(claim.id)).toMatchObject({ closed: 0 });
    await lookedUp(await shown(before, { excerpt: "Other words stand there." }, 3), "VERIFIED");
    expect(await settle(claim.id)).toMatchObject({ closed: 1 });
  });
  it("stays closed where somebody closed it by hand", async () => {
    const claimId = await asked();
    const { id: requestId } = await request(claimId);
    const closing = { claimId, requestId, closedReason: "I found it myself." };
    await closeRequest.execute(member, closing, { clock: systemClock });
    expect(await settle(claimId)).toMatchObject({ closed: 0, opened: 0 });
    expect(await request(claimId)).toMatchObject({ isOpen: false, metById: null });
  });
});

const ask = (claimId: string) =>
  makeRequest.execute(
    member,
    { claimId, kind: "NEEDS_SOURCE", note: "Who says so?" },
    { clock: systemClock },
  );

async function asked(): Promise<string> {
  const { id } = await makeClaim(db);
  await ask(id);
  return id;
}

async function verified(claimId: string, state: "LIVE" | "PROPOSED" = "LIVE") {
  const evidence = await makeEvidence(db, claimId, { state });
  for (let person = 0; person < 2; person += 1) await makeAttestation(db, evidence);
  return evidence;
}

async function lookedUp(evidence: Evidence, status: "VERIFIED" | "NOT_FOUND"): Promise<void> {
  const edition_id = await makeEdition(db, evidence.sourceId);
  const place = status === "VERIFIED" ? { start: 0, end: 4, matched: "They" } : {};
  await makeExcerptCheck(db, evidence, { answer: { status, edition_id, reason: null, ...place } });
}

/** The evidence in another wording, which it shows from now on. */
const shown = (evidence: Evidence, words: Record<string, unknown>, ordinal = 2) =>
  atomically(db, async () => {
    const revisionId = await makeEvidenceRevision(db, evidence, { state: "LIVE", ordinal, words });
    const { claimId, id } = evidence;
    const show = "UPDATE evidence SET current_revision_id = $3 WHERE claim_id = $1 AND id = $2";
    await db.query(show, [claimId, id, revisionId]);
    return { ...evidence, revisionId };
  });

const decided = (claimId: string, evidenceId: string, kind: "RETRACT" | "ACCEPT") =>
  atomically(db, async () => {
    const about = { root_claim_id: claimId, evidence_id: evidenceId };
    const { state } = await decide(db, about, kind);
    if (kind === "ACCEPT")
      await db.query(
        "UPDATE evidence_revisions SET state = 'LIVE' WHERE claim_id = $1 AND evidence_id = $2",
        [claimId, evidenceId],
      );
    await db.query("UPDATE evidence SET state = $3 WHERE claim_id = $1 AND id = $2", [
      ...[claimId, evidenceId, state],
    ]);
  });
const retract = (claimId: string, evidenceId: string) => decided(claimId, evidenceId, "RETRACT");

async function settle(claimId: string) {
  const outcome = await asSystem(settleRequests)({ claimId }, systemClock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  const { result, stale } = outcome.value;
  // The list of what needs a source is drawn anew where it changed, and only there.
  expect(stale.includes("requests")).toBe(result.closed + result.opened > 0);
  return result;
}

async function request(claimId: string) {
  const rows = await select<{ id: string; isOpen: boolean; metById: string | null }>(
    db,
    `SELECT id, closed_at IS NULL AS "isOpen", met_by_id AS "metById" FROM requests WHERE claim_id = $1`,
    [claimId],
  );
  return rows[0]!;
}
