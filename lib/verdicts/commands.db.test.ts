import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { readSeenLedger } from "@/lib/reviews/queries";
import { seenHash } from "@/lib/reviews/rules";
import { makeClaim, type Claim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, signed, viewerOf } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { recountClaim } from "./commands";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Counting a claim again", () => {
  it("counts what stands: not what was superseded, withdrawn, or a prior", async () => {
    const claim = await makeClaim(db);
    await votes(claim, [5, 5, 4, 1]);
    await makeVote(db, claim, { columns: { ...(await seen(claim)), withdrawn_at: new Date() } });
    await makeVote(db, claim, { columns: { ...(await seen(claim)), superseded_at: new Date() } });
    await makeVote(db, claim, { columns: { ...(await seen(claim)), kind: "PRIOR" } });
    const off = { position: null, off_scale: "NOT_CHECKABLE" };
    await makeVote(db, claim, { columns: { ...(await seen(claim)), ...off } });
    await recount(claim.id);
    expect(await tally(claim.id)).toMatchObject({
      supported: 2,
      mostly_supported: 1,
      refuted: 1,
      not_checkable: 1,
      stale: 0,
    });
  });

  it("five votes, then new contradicting evidence: none fresh, five stale, under review", async () => {
    const claim = await makeClaim(db);
    await votes(claim, [5, 5, 5, 5, 5]);
    expect(await recount(claim.id)).toMatchObject({ state: "UNDECIDED", fresh: 5 });
    await makeEvidence(db, claim.id, { words: { direction: "CONTRADICTS" } });
    expect(await recount(claim.id)).toMatchObject({ state: "UNDER_REVIEW", fresh: 0 });
    expect(await tally(claim.id)).toMatchObject({ supported: 0, stale: 5 });
    await votes(claim, [5, 5, 5]);
    expect(await recount(claim.id)).toMatchObject({ fresh: 3 });
  });

  it("keeps a verdict only when it says something new, each with its snapshot", async () => {
    const claim = await makeClaim(db);
    await votes(claim, [3, 3, 3]);
    expect(await recount(claim.id)).toMatchObject({ isNew: true });
    expect(await recount(claim.id)).toMatchObject({ isNew: false });
    await votes(claim, [3]);
    expect(await recount(claim.id)).toMatchObject({ isNew: true });
    const kept = `SELECT v.state, s.sha256 = encode(sha256(convert_to(s.content, 'UTF8')), 'hex') AS sealed
      FROM verdicts v JOIN snapshots s ON s.claim_id = v.claim_id AND s.id = v.snapshot_id WHERE v.claim_id = $1`;
    expect(await select(db, kept, [claim.id])).toEqual([
      { state: "UNDECIDED", sealed: true },
      { state: "UNDECIDED", sealed: true },
    ]);
  });

  it("a disagreement about the direction keeps evidence from deciding", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id, { words: { direction: "SUPPORTS" } });
    const reading = {
      direction: "CONTRADICTS",
      directness: "DIRECT",
      reason: "It says the reverse.",
    };
    await insertRow(db, "fit_checks", {
      claim_id: claim.id,
      evidence_revision_id: evidence.revisionId,
      ...reading,
      ...(await signed(db)),
    });
    await votes(
      claim,
      Array.from({ length: 10 }, () => 5),
    );
    await recount(claim.id);
    const [verdict] = await select<{ outcome: string }>(
      db,
      "SELECT outcome FROM verdicts WHERE claim_id = $1",
      [claim.id],
    );
    expect(JSON.parse(verdict!.outcome)).toMatchObject({
      evidence: {
        leftOut: [{ evidenceId: evidence.id, because: expect.arrayContaining(["FIT_DISPUTED"]) }],
      },
    });
  });

  it("says which pages became stale", async () => {
    const claim = await makeClaim(db);
    const outcome = await asSystem(recountClaim)({ claimId: claim.id }, systemClock);
    expect(outcome).toMatchObject({
      value: { stale: [`claim:${claim.id}`, "claims"] },
    });
  });

  it("is the program's own: not even an administrator asks for it", async () => {
    const claim = await makeClaim(db);
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    const outcome = await recountClaim.execute(
      admin,
      { claimId: claim.id },
      { clock: systemClock },
    );
    expect(outcome).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

async function seen(claim: Claim) {
  const ledger = await readSeenLedger(readSql, claim.id, PUBLIC_AUDIENCE_ID);
  return { seen_hash: seenHash(ledger!) };
}

async function votes(claim: Claim, positions: number[]): Promise<void> {
  const columns = await seen(claim);
  for (const position of positions)
    await makeVote(db, claim, { columns: { ...columns, position } });
}

async function recount(claimId: string) {
  const outcome = await asSystem(recountClaim)({ claimId }, systemClock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}

async function tally(claimId: string) {
  return (await select(db, "SELECT * FROM tallies WHERE claim_id = $1", [claimId]))[0];
}
