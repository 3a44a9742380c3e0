import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeArgument, makeArgumentRevision } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { CONTRIBUTION_KINDS, makeContribution } from "@/prisma/factories/contributions";
import { makeEvidence, makeEvidenceRevision } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { acceptContribution, sendBackContribution } from "../commands/accept";
import { restoreContribution, retractContribution } from "../commands/retract";
import type { QueueOwner, QueueTab } from "../rules/queue";
import { listQueue } from "./desk";
import { listJustDecided } from "./just-decided";
import { listMyContributions } from "./mine";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const author = await makeReviewer(db);
const [one, two] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
];
const [editor, otherEditor] = [viewerOf(one), viewerOf(two)];

describe("A new wording on the desk", () => {
  it("is judged beside the live one that it was shown with, and with no other", async () => {
    const { claim, waiting } = await rewordedClaim();
    expect(await lineOf(waiting.revisionId)).toMatchObject({
      ...{ kind: "claim", liveId: claim.revisionId, isOwn: false },
      changes: [{ label: "Sentence", before: SENTENCE, after: `${SENTENCE} So it seems.` }],
    });
    const later = await atomically(db, async () => {
      const id = await makeClaimRevision(db, claim.id, { by: two, state: "LIVE", ordinal: 3 });
      await db.query("UPDATE claims SET current_revision_id = $2 WHERE id = $1", [claim.id, id]);
      return id;
    });
    expect(await accept(editor, waiting)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await accept(editor, { ...waiting, liveId: later })).toMatchObject({ ok: true });
    expect(await lineOf(waiting.revisionId)).toBeNull();
  });
  it("is nobody's own to accept: neither its author's nor the author's of what it replaces", async () => {
    const { waiting } = await rewordedClaim(one);
    expect(await lineOf(waiting.revisionId)).toMatchObject({ isOwn: true });
    expect(await accept(editor, waiting)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await accept(otherEditor, waiting)).toMatchObject({ ok: true });
  });
  it("goes back with a reason, and nothing live changes", async () => {
    const { id: claimId } = await makeClaim(db);
    const made = await makeArgument(db, claimId);
    const revisionId = await makeArgumentRevision(db, made, { by: author });
    const named = { kind: "argument", claimId, contributionId: made.id, revisionId };
    const reason = "The step was clearer before.";
    const waiting = { ...named, liveId: made.revisionId };
    const call = { clock: systemClock };
    const sent = await sendBackContribution.execute(editor, { ...waiting, reason }, call);
    expect(sent).toMatchObject({ ok: true, value: { stale: [`claim:${claimId}`] } });
    const shown = "SELECT current_revision_id AS id, state FROM arguments WHERE id = $1";
    expect(await select(db, shown, [made.id])).toEqual([{ id: made.revisionId, state: "LIVE" }]);
    expect(await accept(editor, waiting)).toMatchObject({ failure: { kind: "conflict" } });
    const mine = await listMyContributions(viewerOf(author), 1);
    expect(mine.items).toContainEqual(
      expect.objectContaining({ revisionId, state: "SENT_BACK", isWording: true, reason }),
    );
  });
  it("has its words in no public row", async () => {
    const { id: claimId } = await makeClaim(db);
    await makeEvidenceRevision(db, await makeEvidence(db, claimId), { by: author });
    const words = "SELECT excerpt FROM evidence_revisions WHERE claim_id = $1";
    expect(await select(reader, words, [claimId])).toHaveLength(1);
  });
});

describe("What leans on something that waits", () => {
  it("evidence is accepted after its source, not before", async () => {
    const waits = { by: author, state: "PROPOSED" as const };
    const source = await makeSource(db, waits);
    const { id: claimId } = await makeClaim(db);
    const made = await makeEvidence(db, claimId, { ...waits, sourceId: source.id });
    const { revisionId } = made;
    const evidence = { kind: "evidence", claimId, contributionId: made.id, revisionId };
    expect(await lineOf(revisionId)).toMatchObject({ waitsFor: { id: source.id } });
    expect(await accept(editor, evidence)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("Accept the source first") },
    });
    const first = { kind: "source", contributionId: source.id, revisionId: source.revisionId };
    expect(await accept(editor, first)).toMatchObject({ ok: true });
    expect(await lineOf(revisionId)).toMatchObject({ waitsFor: null });
    expect(await accept(editor, evidence)).toMatchObject({ ok: true });
  });
  it("an argument waits for the claims that it starts from, and for what it aims at", async () => {
    const waits = { by: author, state: "PROPOSED" as const };
    const { id: claimId } = await makeClaim(db);
    const premise = await makeClaim(db, waits);
    const attack = await makeArgument(db, claimId, waits);
    const premises = [premise.id];
    const target = { target_argument_id: attack.id };
    const made = await makeArgument(db, claimId, { ...waits, premises, target });
    const named = { kind: "argument", claimId };
    const answer = { ...named, contributionId: made.id, revisionId: made.revisionId };
    const aim = { ...named, contributionId: attack.id, revisionId: attack.revisionId };
    expect(await accept(editor, answer)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("aims at") },
    });
    expect(await accept(editor, aim)).toMatchObject({ ok: true });
    expect(await accept(editor, answer)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("starts from") },
    });
    const first = { kind: "claim", contributionId: premise.id, revisionId: premise.revisionId };
    expect(await accept(editor, first)).toMatchObject({ ok: true });
    expect(await accept(editor, answer)).toMatchObject({ ok: true });
  });
});

describe("The parts of the queue", () => {
  it("tell kinds and owners apart, and count what they list", async () => {
    for (const kind of CONTRIBUTION_KINDS)
      await makeContribution(db, kind, { by: one, state: "PROPOSED" });
    await rewordedClaim();
    for (const whose of ["all", "mine", "others"] as const) {
      const { counts } = (await listQueue(editor, 1, { whose }))!;
      for (const tab of ["all", "claims", "evidence", "arguments", "sources", "revisions"] as const)
        expect([tab, (await linesOf({ tab, whose })).length]).toEqual([tab, counts[tab]]);
    }
    const mine = await linesOf({ tab: "all", whose: "mine" });
    expect(mine.every(({ isOwn }) => isOwn)).toBe(true);
    expect(new Set(mine.map(({ kind }) => kind)).size).toBe(4);
    const claims = await linesOf({ tab: "claims", whose: "all" });
    expect(claims.every(({ kind, liveId }) => kind === "claim" && liveId === null)).toBe(true);
  });
  it("begin with what has waited longest", async () => {
    const lines = (await linesOf({ tab: "all", whose: "all" })).filter(
      ({ state }) => state === "PROPOSED",
    );
    const since = lines.map(({ since }) => since.getTime());
    expect(since).toEqual([...since].sort((first, second) => first - second));
    expect(lines.length).toBeGreaterThan(3);
  });
});

describe("What an editor just decided", () => {
  it.each(CONTRIBUTION_KINDS)(
    "on a %s is told to nobody else, and only while it stands",
    async (kind) => {
      const thing = await makeContribution(db, kind, { by: author, state: "PROPOSED" });
      const { contributionId, revisionId } = thing;
      const [accepted] = await decisionsIn(accept(editor, thing));
      expect(await listJustDecided(editor, [accepted!])).toEqual([
        {
          ...{ how: "ACCEPT", kind, claimId: thing.claimId ?? null },
          ...{ contributionId, revisionId, decisionId: accepted },
        },
      ]);
      expect(await listJustDecided(otherEditor, [accepted!])).toEqual([]);
      const reason = "I misread the page.";
      await retractContribution.execute(viewerOf(author), { ...thing, reason }, CALL);
      expect(await listJustDecided(editor, [accepted!])).toEqual([]);
    },
  );
  it("on a wording, and what was taken back of it, are told likewise", async () => {
    const { waiting } = await rewordedClaim();
    const [accepted] = await decisionsIn(accept(editor, waiting));
    const [decided] = await listJustDecided(editor, [accepted!]);
    expect(decided).toMatchObject({ how: "ACCEPT", revisionId: waiting.revisionId });
    const [restored] = await decisionsIn(restoreContribution.execute(editor, decided, CALL));
    expect(await listJustDecided(editor, [accepted!, restored!])).toMatchObject([
      { how: "RESTORE", revisionId: waiting.revisionId, decisionId: restored },
    ]);
  });
  it("stands in the order in which it was decided", async () => {
    const [one, other] = [await rewordedClaim(), await rewordedClaim()];
    const ids = await decisionsIn(accept(editor, other.waiting), accept(editor, one.waiting));
    for (const order of [ids, ids.toReversed()])
      expect((await listJustDecided(editor, order)).map((line) => line.decisionId)).toEqual(order);
  });
});

/** A live claim beside which other words of it wait. */
async function rewordedClaim(by: Reviewer = two) {
  const claim = await makeClaim(db, { by });
  const revisionId = await makeClaimRevision(db, claim.id, { by: author });
  const named = { kind: "claim", claimId: claim.id, contributionId: claim.id, revisionId };
  return { claim, waiting: { ...named, liveId: claim.revisionId } };
}

const CALL = { clock: systemClock };
const accept = (by: Viewer, named: object) => acceptContribution.execute(by, named, CALL);

/** The decisions that were taken, all of them. */
async function decisionsIn(...decided: Deciding[]): Promise<string[]> {
  return Promise.all(
    decided.map(async (outcome) => {
      const done = await outcome;
      if (!done.ok) throw new Error(JSON.stringify(done.failure));
      return done.value.result.decisionId;
    }),
  );
}
type Deciding = ReturnType<typeof acceptContribution.execute | typeof restoreContribution.execute>;

async function lineOf(revisionId: string) {
  const lines = await linesOf({ tab: "all", whose: "all" });
  return lines.find((line) => line.revisionId === revisionId) ?? null;
}

async function linesOf(part: { tab: QueueTab; whose: QueueOwner }) {
  const lines = [];
  for (let page = 1; ; page += 1) {
    const queue = await listQueue(editor, page, part);
    if (!queue?.items.length) return lines;
    lines.push(...queue.items);
  }
}
