import { afterAll, describe, expect, it } from "vitest";
import type { Call } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { verdictOf } from "@/lib/verdicts/rules/verdict";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import {
  CONTRIBUTION_KINDS,
  makeContribution,
  type Kind,
  type MadeContribution,
} from "@/prisma/factories/contributions";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type State } from "@/prisma/factories/people";
import { listQueue } from "../queries/desk";
import { readContribution } from "../queries/contribution";
import { getReviseSheet } from "../queries/sheet";
import { acceptContribution, sendBackContribution } from "./accept";
import { restoreContribution, retractContribution } from "./retract";
import { reviseContribution } from "./revise";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const author = await makeReviewer(db);
const member = viewerOf(author);
const stranger = viewerOf(await makeReviewer(db));
const [editor, otherEditor] = await Promise.all(
  [1, 2].map(() => makeReviewer(db, { role: "EDITOR" }).then(viewerOf)),
);

describe.each(CONTRIBUTION_KINDS)("One's own %s", (kind) => {
  it.each(["LIVE", "PROPOSED"] as const)(
    "that is %s is taken out, and restored to that",
    async (state) => {
      const thing = await make(kind, state);
      expect(await retract(member, thing)).toMatchObject({
        value: { result: { gone: state === "LIVE" ? "retracted" : "withdrawn" } },
      });
      expect(await read(thing)).toMatchObject({ state: "RETRACTED" });
      const sheet = await getReviseSheet(member, { ...thing, claimId: thing.claimId ?? null });
      expect(sheet).toMatchObject({ wasLive: state === "LIVE" });
      expect(await retract(member, thing)).toMatchObject({ failure: { kind: "conflict" } });
      expect(await restore(member, thing)).toMatchObject({ ok: true });
      expect(await read(thing)).toMatchObject({ state });
    },
  );
  it("is taken out with a reason", async () => {
    const thing = await make(kind, "LIVE");
    expect(await retract(member, thing, " ")).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.any(String)] } },
    });
  });
  it.each(["LIVE", "PROPOSED"] as const)(
    "that is %s and was reworded since the form was opened goes in the words that its author has read",
    async (state) => {
      const thing = await make(kind, state);
      const revisionId = await reword(thing);
      const outcome = await retract(member, thing);
      expect(outcome).toMatchObject({
        failure: { kind: "conflict", details: { revisionId, changes: expect.any(Array) } },
      });
      expect(await read(thing)).toMatchObject({ state });
      expect(await retract(member, { ...thing, revisionId })).toMatchObject({ ok: true });
    },
  );
  it("is nobody else's to take out: others' goes by a ruling", async () => {
    const thing = await make(kind, "LIVE");
    for (const other of [stranger, editor!])
      expect(await retract(other, thing)).toMatchObject({ failure: { kind: "forbidden" } });
  });
  it("taken out, is restored by its author or an editor, and is gone for everybody else", async () => {
    const thing = await make(kind, "LIVE");
    await retract(member, thing);
    expect(await restore(stranger, thing)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await restore(editor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "LIVE" });
  });
  it("that was taken out leaves a public tombstone, unless it only ever waited", async () => {
    const [stood, waited] = [await make(kind, "LIVE"), await make(kind, "PROPOSED")];
    for (const thing of [stood, waited]) await retract(member, thing);
    const table = {
      claim: "claims",
      source: "sources",
      evidence: "evidence",
      argument: "arguments",
    };
    const seen = `SELECT id, state FROM ${table[kind]} WHERE id = ANY($1)`;
    expect(await select(reader, seen, [[stood.contributionId, waited.contributionId]])).toEqual([
      { id: stood.contributionId, state: "RETRACTED" },
    ]);
  });
});

describe.each(CONTRIBUTION_KINDS)("A decision on a %s is taken back", (kind) => {
  it("sent back by mistake, it waits again; its author does not decide that", async () => {
    const thing = await make(kind, "PROPOSED");
    await sendBack(editor!, thing);
    expect(await restore(member, thing)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await restore(otherEditor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "PROPOSED", shown: { state: "PROPOSED" } });
    expect(await accept(editor!, thing)).toMatchObject({ ok: true });
  });
  it("accepted by mistake, it waits again and is public no more", async () => {
    const thing = await make(kind, "PROPOSED");
    await accept(editor!, thing);
    expect(await restore(editor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "PROPOSED", shown: { state: "PROPOSED" } });
    expect(await restore(editor!, thing)).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("accepted a day ago, it stays: others have built on it", async () => {
    const thing = await make(kind, "PROPOSED");
    await accept(editor!, thing);
    const tomorrow = () => new Date(Date.now() + 25 * 60 * 60 * 1000);
    const late = await restore(editor!, thing, undefined, { clock: tomorrow });
    expect(late).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("an editor's addition that was accepted by mistake stays live and waits for a second person", async () => {
    const thing = await make(kind, "LIVE");
    await accept(editor!, thing);
    expect(await read(thing)).toMatchObject({ isSeenBySecond: true });
    expect(await restore(editor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "LIVE", isSeenBySecond: false });
    expect(await accept(otherEditor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ isSeenBySecond: true });
  });
  it("is taken back where it was the last one, and not what was decided since", async () => {
    const thing = await make(kind, "PROPOSED");
    await accept(editor!, thing);
    const acceptance = await newestDecisionOn(db, thing);
    await retract(member, thing);
    expect(await restore(editor!, thing, acceptance)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("decided on this since") },
    });
    expect(await read(thing)).toMatchObject({ state: "RETRACTED" });
    expect(await restore(editor!, thing)).toMatchObject({ ok: true });
    const nobodys = "00000000-0000-4000-8000-00000000000a";
    expect(await restore(editor!, thing, nobodys)).toMatchObject({ failure: { kind: "notFound" } });
  });
  it("is taken back once, by one of two at the same moment", async () => {
    const thing = await make(kind, "PROPOSED");
    await sendBack(editor!, thing);
    const both = await Promise.all([restore(editor!, thing), restore(otherEditor!, thing)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("A wording that was accepted by mistake", () => {
  it("gives its place back to the one before, and waits again", async () => {
    const claim = await make("claim", "LIVE");
    const revisionId = await makeClaimRevision(db, claim.contributionId, { by: author });
    const wording = { ...claim, revisionId, liveId: claim.revisionId };
    expect(await accept(editor!, wording)).toMatchObject({ ok: true });
    expect(await read(claim)).toMatchObject({ shown: { id: revisionId } });
    expect(await restore(editor!, wording)).toMatchObject({ ok: true });
    expect(await read(claim)).toMatchObject({ state: "LIVE", shown: { id: claim.revisionId } });
    expect(await accept(editor!, wording)).toMatchObject({ ok: true });
  });
  it("that waits is withdrawn by who wrote it, and by nobody else", async () => {
    const claim = await make("claim", "LIVE");
    const other = await makeReviewer(db);
    const revisionId = await makeClaimRevision(db, claim.contributionId, { by: other });
    const wording = { ...claim, revisionId };
    expect(await retract(member, wording)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await retract(editor!, wording)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await retract(viewerOf(other), wording)).toMatchObject({
      value: { result: { gone: "wording-withdrawn" } },
    });
    expect(await retract(viewerOf(other), wording)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("already decided") },
    });
    expect(await read(claim)).toMatchObject({ state: "LIVE", shown: { id: claim.revisionId } });
    expect(await restore(viewerOf(other), wording)).toMatchObject({ ok: true });
    expect(await listedRevisions()).toContain(revisionId);
  });
});

describe("What leans on something", () => {
  it("live evidence keeps its source, whose standing is changed instead", async () => {
    const source = await make("source", "LIVE");
    const { id: claimId } = await makeClaim(db);
    await makeEvidence(db, claimId, { sourceId: source.contributionId });
    expect(await retract(member, source)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("standing") },
    });
  });
  it("evidence is not restored while its source is out", async () => {
    const source = await make("source", "LIVE");
    const { id: claimId } = await makeClaim(db);
    const made = await makeEvidence(db, claimId, { by: author, sourceId: source.contributionId });
    const evidence = {
      kind: "evidence" as const,
      claimId,
      contributionId: made.id,
      revisionId: made.revisionId,
    };
    await retract(member, evidence);
    expect(await retract(member, source)).toMatchObject({ ok: true });
    expect(await restore(member, evidence)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await restore(member, source)).toMatchObject({ ok: true });
    expect(await restore(member, evidence)).toMatchObject({ ok: true });
  });
  it("an argument is not restored beside its twin", async () => {
    const signature = "f".repeat(64);
    const { id: claimId } = await makeClaim(db);
    const made = await makeArgument(db, claimId, { by: author, signature });
    const argument = {
      kind: "argument" as const,
      claimId,
      contributionId: made.id,
      revisionId: made.revisionId,
    };
    await retract(member, argument);
    await makeArgument(db, claimId, { signature });
    expect(await restore(member, argument)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("same argument") },
    });
  });
});

describe("Retracted evidence", () => {
  it("leaves the page and the counts, and what aims at it is moot", async () => {
    const { id: claimId } = await makeClaim(db);
    const made = await makeEvidence(db, claimId, { by: author });
    const target = { target_evidence_id: made.id };
    await makeArgument(db, claimId, { relation: "UNDERCUTS", target });
    expect(await pageOf(claimId)).toMatchObject({ evidence: [{ id: made.id }], arguments: [{}] });
    expect((await unansweredOf(claimId)).length).toBe(1);
    const evidence = {
      kind: "evidence" as const,
      claimId,
      contributionId: made.id,
      revisionId: made.revisionId,
    };
    const outcome = await retract(member, evidence);
    expect(outcome).toMatchObject({
      ok: true,
      value: { stale: expect.arrayContaining([`claim:${claimId}`, `source:${made.sourceId}`]) },
    });
    expect(await pageOf(claimId)).toMatchObject({ evidence: [], arguments: [] });
    expect(await unansweredOf(claimId)).toEqual([]);
  });
});

const CALL = { clock: systemClock };
const REWORDED: Record<Kind, object> = {
  claim: { sentence: "Lenin wanted a monopoly of power.", claimKind: "FACTUAL" },
  evidence: {
    ...{ excerpt: "a monopoly of all power", direction: "SUPPORTS", directness: "DIRECT" },
    ...{ locatorLabel: "page", locatorValue: "5" },
  },
  argument: { wording: "Both of them cannot hold at once." },
  source: { title: "A review of seven books", type: "book" },
};
type Thing = MadeContribution & { liveId?: string };

const make = (kind: Kind, state: State) => makeContribution(db, kind, { by: author, state });
const retract = (by: Viewer, thing: Thing, reason = "I misread the page.") =>
  retractContribution.execute(by, { ...thing, reason }, CALL);
/** Takes back the newest decision, unless another is named. */
async function restore(by: Viewer, thing: Thing, decisionId?: string, call: Call = CALL) {
  const named = { ...thing, decisionId: decisionId ?? (await newestDecisionOn(db, thing)) };
  return restoreContribution.execute(by, named, call);
}
/** An editor says it in other words, which are shown at once or wait in the place of the first. */
async function reword(thing: Thing): Promise<string> {
  const words = { ...REWORDED[thing.kind], sourceId: thing.sourceId, reason: "It reads better." };
  const outcome = await reviseContribution.execute(editor!, { ...thing, ...words }, CALL);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return (await read(thing)).shown.id;
}

const accept = (by: Viewer, thing: Thing) => acceptContribution.execute(by, thing, CALL);
const sendBack = (by: Viewer, thing: Thing) =>
  sendBackContribution.execute(by, { ...thing, reason: "Say where it stands." }, CALL);
const read = async (thing: Thing) =>
  (await readContribution(readSql, { ...thing, claimId: thing.claimId ?? null }))!;

async function pageOf(claimId: string) {
  const page = await getClaimPage(claimId);
  if (page?.kind !== "live") throw new Error(`claim ${claimId} has no live page`);
  return page.ledger;
}

/** What a verdict on the claim would ask to be answered. */
async function unansweredOf(claimId: string) {
  const inputs = await readVerdictInputs(readSql, claimId, PUBLIC_AUDIENCE_ID, "", new Date());
  const { outcome } = verdictOf(inputs!);
  return "missing" in outcome ? outcome.missing.filter(({ kind }) => kind === "answer") : [];
}

async function listedRevisions(): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const queue = await listQueue(otherEditor!, page, { tab: "revisions" });
    if (!queue?.items.length) return ids;
    ids.push(...queue.items.map(({ revisionId }) => revisionId));
  }
}
