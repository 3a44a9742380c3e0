import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { castVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { getVoteSheet } from "@/lib/reviews/queries/vote-sheet";
import { seenHash } from "@/lib/reviews/rules";
import { makeClaim, type Claim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence, makeExcerptCheck } from "@/prisma/factories/evidence";
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

  it("five votes, then new contradicting evidence: none fresh, five stale, under review; three confirm: three fresh, two stale", async () => {
    const claim = await makeClaim(db);
    const voters = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => viewerOf(await makeReviewer(db))),
    );
    for (const voter of voters) await cast(voter, claim.id);
    expect(await recount(claim.id)).toMatchObject({ state: "UNDECIDED", fresh: 5 });

    const { id } = await makeEvidence(db, claim.id, { words: { direction: "CONTRADICTS" } });
    expect(await recount(claim.id)).toMatchObject({ state: "UNDER_REVIEW", fresh: 0 });
    expect(await tally(claim.id)).toMatchObject({ supported: 0, stale: 5 });
    const sheet = await getVoteSheet(voters[0]!, claim.id);
    expect(sheet).toMatchObject({
      evidence: [{ id }],
      changes: [{ what: "evidence", kind: "ACCEPT" }],
    });

    for (const voter of voters.slice(0, 3)) await cast(voter, claim.id, "confirmed");
    expect(await recount(claim.id)).toMatchObject({ state: "UNDECIDED", fresh: 3 });
    expect(await tally(claim.id)).toMatchObject({ supported: 3, stale: 2 });
    for (const [index, voter] of voters.entries())
      expect(await historyOf(voter, claim.id)).toEqual(
        index < 3 ? ["SUPPORTED, fresh", "SUPPORTED, stale"] : ["SUPPORTED, stale"],
      );
  });

  it("keeps a verdict only when it says something new, each with its snapshot", async () => {
    const claim = await makeClaim(db);
    await votes(claim, [3, 3, 3]);
    expect(await recount(claim.id)).toMatchObject({ isNew: true });
    expect(await recount(claim.id)).toMatchObject({ isNew: false });
    await votes(claim, [3, 3, 3, 3, 3, 3]);
    expect(await recount(claim.id)).toMatchObject({ isNew: false, fresh: 9 });
    await votes(claim, [3]);
    expect(await recount(claim.id)).toMatchObject({ isNew: true, fresh: 10 });
    const kept = `SELECT v.state, s.sha256 = encode(sha256(convert_to(s.content, 'UTF8')), 'hex') AS sealed,
        v.receipt_sha256 = encode(sha256(convert_to(format('{"inputs":%s,"verdict":%s}', s.content, v.outcome), 'UTF8')), 'hex') AS proven
      FROM verdicts v JOIN snapshots s ON s.claim_id = v.claim_id AND s.id = v.snapshot_id WHERE v.claim_id = $1`;
    expect(await select(db, kept, [claim.id])).toEqual([
      { state: "UNDECIDED", sealed: true, proven: true },
      { state: "UNDECIDED", sealed: true, proven: true },
    ]);
  });

  it("keeps the present verdict with the counts, whether or not it says something new", async () => {
    const claim = await makeClaim(db);
    await votes(claim, [3, 3, 3]);
    await recount(claim.id);
    await votes(claim, [3]);
    await recount(claim.id);
    const { verdict } = (await tally(claim.id)) as { verdict: string };
    expect(JSON.parse(verdict)).toMatchObject({
      outcome: { missing: expect.arrayContaining([{ kind: "votes", have: 4, need: 10 }]) },
      votes: { fresh: 4, onScale: { MIXED: 4 } },
      distribution: { votes: 4 },
    });
  });

  it("of two checks at one moment takes the same one each time", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id);
    const ids = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
    const at = new Date();
    for (const [id, status] of [
      [ids[1], "NOT_FOUND"],
      [ids[0], "AMBIGUOUS"],
    ])
      await makeExcerptCheck(db, evidence, { answer: { id, status, checked_at: at } });
    await recount(claim.id);
    const [kept] = await select<{ content: string }>(
      db,
      "SELECT content FROM snapshots WHERE claim_id = $1",
      [claim.id],
    );
    expect(JSON.parse(kept!.content)).toMatchObject({ evidence: [{ check: "NOT_FOUND" }] });
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

  it("makes its own page stale each time, and lists when they show something else", async () => {
    const claim = await makeClaim(db);
    const stale = async () => {
      const outcome = await asSystem(recountClaim)({ claimId: claim.id }, systemClock);
      return outcome.ok ? outcome.value.stale : outcome;
    };
    const [own, all] = [[`claim:${claim.id}`], [`claim:${claim.id}`, "claims"]];
    expect(await stale()).toEqual(all);
    expect(await stale()).toEqual(own);
    await votes(claim, [3]);
    expect(await stale()).toEqual(all);
    expect(await stale()).toEqual(own);
    await makeEvidence(db, claim.id);
    expect(await stale()).toEqual(all);
    expect(await stale()).toEqual(own);
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

/** Votes as the page for it does: for the ledger that it shows. */
async function cast(voter: Viewer, claimId: string, became = "cast"): Promise<void> {
  const sheet = await getVoteSheet(voter, claimId);
  const vote = { claimId, seenHash: sheet!.seenHash, choice: "SUPPORTED", confidence: "SURE" };
  const outcome = await castVote.execute(voter, vote, { clock: systemClock });
  expect(outcome).toMatchObject({ value: { result: { became } } });
}

async function historyOf(voter: Viewer, claimId: string): Promise<string[]> {
  const sheet = await getVoteSheet(voter, claimId);
  return sheet!.votes.map(({ choice, isFresh }) => `${choice}, ${isFresh ? "fresh" : "stale"}`);
}

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
