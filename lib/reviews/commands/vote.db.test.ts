import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID, Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select, waitedFor } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence, makeEvidenceRevision, type Evidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { makeStandingChange } from "@/prisma/factories/sources";
import { castVote, withdrawVote } from "./vote";
import { readSeenLedger } from "../queries/ledger";
import { getVoteSheet } from "../queries/vote-sheet";
import { seenHash } from "../rules";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A vote is bound to the ledger that its voter was shown", () => {
  it("is stored with its reasons, the claim's revision and the hash", async () => {
    const { claim, viewer, evidenceId } = await ledger();
    const outcome = await vote(viewer, claim.id, {
      rationale: "The minutes say so.",
      reliedOn: [evidenceId],
    });
    expect(outcome).toMatchObject({ ok: true, value: { result: { became: "cast" } } });
    const [stored] = await current(claim.id);
    expect(stored).toMatchObject({
      position: 4,
      off_scale: null,
      confidence: "SURE",
      rationale: "The minutes say so.",
      seen_hash: await hashOf(claim.id),
    });
    const relied = "SELECT evidence_id FROM vote_evidence WHERE claim_id = $1";
    expect(await select(db, relied, [claim.id])).toEqual([{ evidence_id: evidenceId }]);
  });

  it("is refused when the ledger has changed meanwhile, and says what is new", async () => {
    const { claim, viewer } = await ledger();
    const seen = await hashOf(claim.id);
    const shownAt = new Date(Date.now() - 60_000).toISOString();
    await makeEvidence(db, claim.id, {});
    const outcome = await vote(viewer, claim.id, { seenHash: seen, shownAt });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: "conflict", details: { seenHash: await hashOf(claim.id) } },
    });
    expect(outcome).toHaveProperty(
      "failure.details.changes",
      expect.arrayContaining([expect.objectContaining({ what: "evidence" })]),
    );
    expect(await current(claim.id)).toEqual([]);
  });

  it("is told what became of a source meanwhile, also in the seconds in which the form was rendered", async () => {
    const { claim, viewer, sourceId } = await ledger();
    const sheet = await getVoteSheet(viewer, claim.id);
    await makeStandingChange(db, sourceId);
    await db.query("UPDATE sources SET standing = 'DISPUTED' WHERE id = $1", [sourceId]);
    const shownAt = new Date(sheet!.shownAt.getTime() + 2_000).toISOString();
    const outcome = await vote(viewer, claim.id, { seenHash: sheet!.seenHash, shownAt });
    expect(outcome).toHaveProperty(
      "failure.details.changes",
      expect.arrayContaining([
        { what: "source", kind: "DISPUTED", words: "A review of six books" },
      ]),
    );
  });

  it("may lean only on evidence of that ledger", async () => {
    const { claim, viewer } = await ledger();
    const elsewhere = await ledger();
    const outcome = await vote(viewer, claim.id, { reliedOn: [elsewhere.evidenceId] });
    expect(outcome).toMatchObject({
      failure: { kind: "invalid", fields: { reliedOn: [expect.stringContaining("no longer")] } },
    });
  });

  it("marks a vote on one's own proposal", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const claim = await makeClaim(db, { by });
    await vote(viewerOf(by), claim.id);
    expect(await current(claim.id)).toMatchObject([{ is_on_own_proposal: true }]);
  });
});

describe("Changing and withdrawing", () => {
  it("a change supersedes the vote that stood, and both stay", async () => {
    const { claim, viewer } = await ledger();
    await vote(viewer, claim.id);
    const outcome = await vote(viewer, claim.id, { choice: "NOT_CHECKABLE" });
    expect(outcome).toMatchObject({ value: { result: { became: "changed" } } });
    expect(await current(claim.id)).toMatchObject([{ position: null, off_scale: "NOT_CHECKABLE" }]);
    const sheet = await getVoteSheet(viewer, claim.id);
    expect(sheet?.votes.map(({ choice }) => choice)).toEqual(["NOT_CHECKABLE", "MOSTLY_SUPPORTED"]);
  });

  it("the same judgement of a ledger that changed meanwhile confirms the vote; another one, or of the same ledger, changes it", async () => {
    const { claim, viewer } = await ledger();
    await vote(viewer, claim.id);
    expect(await vote(viewer, claim.id)).toMatchObject({
      value: { result: { became: "changed" } },
    });
    await makeEvidence(db, claim.id, {});
    expect(await vote(viewer, claim.id)).toMatchObject({
      value: { result: { became: "confirmed" } },
    });
    await makeEvidence(db, claim.id, {});
    const surer = await vote(viewer, claim.id, { confidence: "UNSURE" });
    expect(surer).toMatchObject({ value: { result: { became: "changed" } } });
  });

  it("what changed since a stale vote names wordings, and not what showed voters nothing new", async () => {
    const { claim, viewer, evidence } = await ledger();
    await vote(viewer, claim.id);
    await decide(db, { root_claim_id: claim.id, evidence_id: evidence.id }, "ACCEPT");
    expect((await getVoteSheet(viewer, claim.id))?.changes).toEqual([]);
    await reword(evidence, "a monopoly of all power");
    expect(await getVoteSheet(viewer, claim.id)).toMatchObject({
      changes: [{ what: "evidence", kind: "REWORD", words: "a monopoly of all power" }],
      votes: [{ isFresh: false }],
    });
  });

  it("what never stood in the ledger is not told, and what left it is told as it reads now", async () => {
    const { claim, viewer, evidence } = await ledger();
    await vote(viewer, claim.id);
    const waiting = await makeEvidence(db, claim.id, { state: "PROPOSED" });
    await decide(db, { root_claim_id: claim.id, evidence_id: waiting.id }, "RETRACT");
    const wording = {
      root_claim_id: claim.id,
      evidence_revision_id: await makeEvidenceRevision(db, evidence, {
        words: { excerpt: "never shown" },
      }),
    };
    await decide(db, wording, "RETRACT");
    await decide(db, wording, "RESTORE", { state: "PROPOSED" });
    const changes = async () => (await getVoteSheet(viewer, claim.id))?.changes;
    await makeEvidence(db, claim.id, {});
    expect(await changes()).toMatchObject([{ what: "evidence", kind: "ACCEPT" }]);

    await decide(db, wording, "ACCEPT");
    await decide(db, wording, "RESTORE", { state: "PROPOSED" });
    expect((await changes())?.slice(1)).toEqual([
      { what: "evidence", kind: "REWORD", words: "never shown" },
      { what: "evidence", kind: "REWORD", words: "a monopoly of power" },
    ]);
  });

  it("a withdrawn vote keeps its slot, cannot be withdrawn twice, and voting again supersedes it", async () => {
    const { claim, viewer } = await ledger();
    await vote(viewer, claim.id);
    expect(await withdraw(viewer, claim.id)).toMatchObject({ ok: true });
    expect(await withdraw(viewer, claim.id)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await current(claim.id)).toHaveLength(1);
    expect(await vote(viewer, claim.id)).toMatchObject({ ok: true });
    expect(await current(claim.id)).toMatchObject([{ withdrawn_at: null }]);
  });

  it("nobody withdraws a vote they have not cast", async () => {
    const { claim } = await ledger();
    const other = viewerOf(await makeReviewer(db));
    expect(await withdraw(other, claim.id)).toMatchObject({ failure: { kind: "notFound" } });
  });
});

describe("Two at once", () => {
  it("of ten votes that one reviewer sends at once, one stands and none is lost", async () => {
    const { claim, viewer } = await ledger();
    const sent = await Promise.all(Array.from({ length: 10 }, () => vote(viewer, claim.id)));
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect(await current(claim.id)).toHaveLength(1);
    const all = "SELECT count(*)::int AS votes FROM votes WHERE claim_id = $1";
    expect(await select(db, all, [claim.id])).toEqual([{ votes: 10 }]);
  });

  it("a withdrawal waits for the vote that is being cast, and withdraws that", async () => {
    const { claim } = await ledger();
    const by = await makeReviewer(db);
    const voter = viewerOf(by);
    await vote(voter, claim.id);
    const withdrawal = await atomically(db, async () => {
      await db.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
        `${claim.id}/${by.actorId}`,
      ]);
      await db.query("UPDATE votes SET superseded_at = now() WHERE claim_id = $1", [claim.id]);
      const outcome = withdraw(voter, claim.id);
      await waitedFor(db);
      await makeVote(db, claim, { by });
      return { outcome };
    });
    expect(await withdrawal.outcome).toMatchObject({ ok: true });
    expect(await current(claim.id)).toMatchObject([{ withdrawn_at: expect.any(Date) }]);
  });

  it("the same form sent twice stores one vote", async () => {
    const { claim, viewer } = await ledger();
    const seen = await hashOf(claim.id);
    const idempotencyKey = randomUUID();
    const send = () =>
      castVote.execute(viewer, ballot(claim.id, seen), { clock: systemClock, idempotencyKey });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first, second].map((outcome) => outcome.ok && outcome.value.isReplay).sort()).toEqual([
      false,
      true,
    ]);
    const all = "SELECT count(*)::int AS votes FROM votes WHERE claim_id = $1";
    expect(await select(db, all, [claim.id])).toEqual([{ votes: 1 }]);
  });

  it("a burst asks for one recount of the claim", async () => {
    const { claim } = await ledger();
    const voters = await Promise.all([1, 2, 3].map(() => makeReviewer(db)));
    for (const voter of voters) await vote(viewerOf(voter), claim.id);
    const waiting = "SELECT key FROM graphile_worker.jobs WHERE key = $1";
    expect(await select(db, waiting, [`verdicts.recount:${claim.id}`])).toHaveLength(1);
  });
});

describe("Who may vote, and on what", () => {
  it("somebody signed out is told so before their input is looked at", async () => {
    const outcome = await castVote.execute(Viewer.anyone, {}, { clock: systemClock });
    expect(outcome).toEqual({ ok: false, failure: { kind: "signedOut" } });
  });

  it.each(["PROPOSED", "RETRACTED"] as const)(
    "a claim that is %s takes no votes",
    async (state) => {
      const claim = await makeClaim(db, { state });
      const viewer = viewerOf(await makeReviewer(db));
      const outcome = await vote(viewer, claim.id, { seenHash: "0".repeat(64) });
      expect(outcome).toMatchObject({ failure: { kind: "notFound" } });
    },
  );

  it("a choice, a confidence and a hash are needed, each with its message", async () => {
    const { claim, viewer } = await ledger();
    const outcome = await castVote.execute(viewer, { claimId: claim.id }, { clock: systemClock });
    expect(outcome).toMatchObject({
      failure: {
        kind: "invalid",
        fields: {
          choice: [expect.stringContaining("Choose")],
          confidence: [expect.stringContaining("how sure")],
          seenHash: [expect.stringContaining("Open the form")],
        },
      },
    });
  });
});

async function ledger() {
  const claim = await makeClaim(db);
  const evidence = await makeEvidence(db, claim.id, {});
  return {
    claim,
    evidence,
    evidenceId: evidence.id,
    sourceId: evidence.sourceId,
    viewer: viewerOf(await makeReviewer(db)),
  };
}

const reword = (evidence: Evidence, excerpt: string) =>
  atomically(db, async () => {
    const revisionId = await makeEvidenceRevision(db, evidence, {
      state: "LIVE",
      words: { excerpt },
    });
    const show = "UPDATE evidence SET current_revision_id = $1 WHERE id = $2";
    await db.query(show, [revisionId, evidence.id]);
  });

async function vote(viewer: Viewer, claimId: string, given: Record<string, unknown> = {}) {
  const seen = (given.seenHash as string | undefined) ?? (await hashOf(claimId));
  return castVote.execute(viewer, { ...ballot(claimId, seen), ...given }, { clock: systemClock });
}

const withdraw = (viewer: Viewer, claimId: string) =>
  withdrawVote.execute(viewer, { claimId }, { clock: systemClock });

const ballot = (claimId: string, seen: string) => ({
  claimId,
  seenHash: seen,
  choice: "MOSTLY_SUPPORTED",
  confidence: "SURE",
});

async function hashOf(claimId: string): Promise<string> {
  return seenHash((await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID))!);
}

function current(claimId: string) {
  return select(db, "SELECT * FROM votes WHERE claim_id = $1 AND superseded_at IS NULL", [claimId]);
}
