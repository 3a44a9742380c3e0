import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID, Viewer } from "@/lib/access/viewer";
import { readTarget } from "@/lib/arguments/queries/target";
import { findClaims, listAlikeClaims, listNamedClaims } from "@/lib/claims/queries/alike";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { listQueue } from "@/lib/moderation/queries/desk";
import { listMyContributions } from "@/lib/moderation/queries/mine";
import { reviseContribution } from "@/lib/moderation/commands/revise";
import { retractContribution } from "@/lib/moderation/commands/retract";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { listPages } from "@/lib/publishing/queries/sitemap";
import { getSourcePage } from "@/lib/publishing/queries/source-page";
import { recountClaim } from "@/lib/verdicts/commands";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { NO_CHOICE } from "../rules/choice";
import { claimsToAssign } from "../queries/claims-to-assign";
import { getOwnClaim, listOwnClaims } from "../queries/own-claims";
import { listOwnEvidence } from "../queries/own-ledger";
import { getWork } from "../queries/work";
import { addOwnClaim } from "./add-own-claim";
import { addOwnArgument, addOwnEvidence } from "./add-to-own-claim";
import { restoreOwn, retractOwn } from "./retract-own";
import { reviseOwn } from "./revise-own";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const NEWEST = { page: 1, sort: "newest" } as const;

describe("A claim of a class's own", () => {
  it("is written by a teacher, with evidence and a counter-claim, and read by the teachers of that class alone", async () => {
    const made = await aClaim("Quillfeather planned it from the first.");
    const { room, viewer, classId, claimId, sheet } = made;
    const { evidenceId } = await evidence(made);
    await argument(made);
    expect(await sheet()).toMatchObject({
      ...{ id: claimId, sentence: "Quillfeather planned it from the first.", state: "LIVE" },
      evidence: [{ id: evidenceId, excerpt: "a quillfeather monopoly", direction: "SUPPORTS" }],
      arguments: [{ relation: "REBUTS", target: null, premises: [expect.any(String)] }],
    });
    expect(await listOwnClaims(viewer, classId, NEWEST)).toMatchObject({
      ...{ total: 1, items: [{ id: claimId, supports: 1, arguments: 1, assigned: 0 }] },
    });
    const other = await makeClass(db);
    const [student, admin] = [await makeReviewer(db), await makeReviewer(db, { role: "ADMIN" })];
    await enrol(db, room.id, student);
    for (const stranger of [student, admin, other.teacher].map(viewerOf).concat(Viewer.anyone)) {
      expect(await getOwnClaim(stranger, classId, claimId)).toBeNull();
      expect(await listOwnClaims(stranger, classId, NEWEST)).toBeNull();
    }
    // By the address of another class it is not there either.
    expect(await getOwnClaim(viewerOf(other.teacher), other.id, claimId)).toBeNull();
    expect(await listOwnEvidence(viewerOf(admin), claimId)).toEqual([]);
    expect(await listOwnEvidence(viewerOf(student), claimId)).toMatchObject([
      { id: evidenceId, aside: "Read on.", check: { status: "NOT_CHECKED" } },
    ]);
  });

  it("is written by nobody else: students and assistants are told so, to others there is no class", async () => {
    const { room, classId } = await aClaim();
    const input = { classId, sentence: "It was so.", kind: "FACTUAL" };
    for (const role of ["STUDENT", "ASSISTANT"] as const) {
      const inIt = await makeReviewer(db);
      await enrol(db, room.id, inIt, role);
      expect(await addOwnClaim.execute(viewerOf(inIt), input, call)).toMatchObject({
        failure: { kind: "forbidden" },
      });
    }
    const stranger = viewerOf(await makeReviewer(db));
    expect(await addOwnClaim.execute(stranger, input, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("is said in other words by a revision; what another wrote meanwhile is not written over", async () => {
    const { viewer, on, sheet } = await aClaim("It was so.");
    const seen = (await sheet())!.revisionId;
    const reword = (sentence: string, from: string) =>
      reviseOwn.execute(
        viewer,
        { ...on, kind: "claim", sentence, claimKind: "FACTUAL", seen: from },
        call,
      );
    expect(await reword("It was so.", seen)).toMatchObject({ failure: { kind: "invalid" } });
    expect(await reword("It was not so.", seen)).toMatchObject({ ok: true });
    const now = await sheet();
    expect(now).toMatchObject({ sentence: "It was not so.", before: ["It was so."] });
    expect(await reword("It may be so.", seen)).toMatchObject({
      failure: { kind: "conflict", details: { seen: now!.revisionId, sentence: "It was not so." } },
    });
    expect(await reword("It may be so.", now!.revisionId)).toMatchObject({ ok: true });
  });

  it("has evidence and arguments that are reworded, taken out and brought back", async () => {
    const made = await aClaim();
    const { viewer, on, sheet } = made;
    const { evidenceId, sourceId } = await evidence(made);
    const { argumentId } = await argument(made, { evidenceId, relation: "UNDERCUTS" });
    const [piece] = (await sheet())!.evidence;
    const words = { ...evidenceWords(sourceId), excerpt: "no monopoly", note: "" };
    const item = { ...on, kind: "evidence", itemId: evidenceId };
    const input = { ...item, ...words, seen: piece!.revisionId };
    expect(await reviseOwn.execute(viewer, input, call)).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ evidence: [{ excerpt: "no monopoly" }] });
    const step = { ...on, kind: "argument", itemId: argumentId };
    const seen = (await sheet())!.arguments[0]!.revisionId;
    const wording = "That was written down much later.";
    expect(await reviseOwn.execute(viewer, { ...step, wording, seen }, call)).toMatchObject({
      ok: true,
    });
    const out = { reason: "It is about another year." };
    expect(await retractOwn.execute(viewer, { ...item, reason: "" }, call)).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.any(String)] } },
    });
    expect(await retractOwn.execute(viewer, { ...item, ...out }, call)).toMatchObject({ ok: true });
    expect(await retractOwn.execute(viewer, { ...step, ...out }, call)).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({
      evidence: [{ state: "RETRACTED", reason: out.reason }],
      arguments: [{ state: "RETRACTED", wording }],
    });
    // An argument aims at something that stands.
    expect(await restoreOwn.execute(viewer, step, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
    expect(await restoreOwn.execute(viewer, item, call)).toMatchObject({ ok: true });
    expect(await restoreOwn.execute(viewer, step, call)).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({
      evidence: [{ state: "LIVE", reason: null }],
      arguments: [{ state: "LIVE", reason: null }],
    });
  });

  it("takes no evidence of a source that waits, no premise of another class, and no step twice", async () => {
    const made = await aClaim();
    const { viewer, on } = made;
    const { id: waiting } = await makeSource(db, { state: "PROPOSED" });
    const input = { ...on, ...evidenceWords(waiting) };
    expect(await addOwnEvidence.execute(viewer, input, call)).toMatchObject({
      failure: { kind: "invalid", fields: { sourceId: [expect.any(String)] } },
    });
    const theirs = await aClaim();
    const step = { ...on, relation: "REBUTS", wording: "Both cannot hold at once." };
    const from = (...claims: string[]) => addOwnArgument.execute(viewer, { ...step, claims }, call);
    expect(await from(theirs.claimId)).toMatchObject({
      failure: { kind: "invalid", fields: { claims: [expect.any(String)] } },
    });
    expect(await from(on.claimId)).toMatchObject({
      failure: { kind: "invalid", fields: { claims: [expect.any(String)] } },
    });
    const { id } = await makeClaim(db);
    expect(await from(id)).toMatchObject({ ok: true });
    expect(await from(id)).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("is in no class that is archived, and none is written there", async () => {
    const { viewer, on, classId } = await aClaim();
    await db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [classId]);
    const input = { ...on, kind: "claim", reason: "We are done." };
    expect(await retractOwn.execute(viewer, input, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("Nothing of a class's own claims", () => {
  it("is found by any search or list, and no page of the public has it", async () => {
    const made = await aClaim("Quillfeather wanted a monopoly of quills.");
    const { claimId, viewer } = made;
    const { sourceId } = await evidence(made);
    await argument(made);
    expect(await select(db, "SELECT 1 FROM claim_search WHERE claim_id = $1", [claimId])).toEqual(
      [],
    );
    expect(await findClaims("quillfeather quills")).toEqual([]);
    expect(await listAlikeClaims(readSql, "Quillfeather wanted a monopoly of quills.")).toEqual([]);
    expect(await listNamedClaims([claimId])).toEqual([]);
    expect(await getClaimPage(claimId)).toBeNull();
    expect(await readTarget(readSql, claimId, {})).toBeNull();
    expect(JSON.stringify(await listPages())).not.toContain(claimId);
    expect(JSON.stringify(await getSourcePage(sourceId))).not.toContain("quillfeather");
    expect((await listMyContributions(viewer, 1)).total).toBe(0);
  });

  it("waits in the queue, counts as a proposal, or is tallied", async () => {
    const made = await aClaim();
    const { claimId, viewer } = made;
    await evidence(made);
    const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
    for (const page of [1, 2, 3])
      expect(JSON.stringify(await listQueue(editor, page))).not.toContain(claimId);
    const decisions = "SELECT DISTINCT kind FROM decisions WHERE actor_id = $1";
    expect(await select(db, decisions, [viewer.actorId])).toEqual([{ kind: "ADD" }]);
    await recountClaim.execute(Viewer.system(), { claimId }, call);
    for (const table of ["tallies", "verdicts", "snapshots"])
      expect(await select(db, `SELECT 1 FROM ${table} WHERE claim_id = $1`, [claimId])).toEqual([]);
  });

  it("is an editor's or an administrator's to change by what changes the public record", async () => {
    const made = await aClaim();
    const { claimId, sheet } = made;
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    const { revisionId } = (await sheet())!;
    const named = { kind: "claim", claimId, contributionId: claimId, revisionId };
    const words = { sentence: "Taken over.", claimKind: "FACTUAL", reason: "I may." };
    for (const outcome of [
      await reviseContribution.execute(admin, { ...named, ...words }, call),
      await retractContribution.execute(admin, { ...named, reason: "I may." }, call),
    ])
      expect(outcome).toMatchObject({ failure: { kind: "notFound" } });
  });

  it("keeps anybody from taking out a source that it draws from, and then it does not become live", async () => {
    const made = await aClaim();
    const { viewer, on } = made;
    const author = await makeReviewer(db);
    const source = await makeSource(db, { by: author });
    const added = await addOwnEvidence.execute(
      viewer,
      { ...on, ...evidenceWords(source.id) },
      call,
    );
    const current = "SELECT current_revision_id AS id FROM sources WHERE id = $1";
    const [shown] = await select<{ id: string }>(db, current, [source.id]);
    const about = { kind: "source", contributionId: source.id, revisionId: shown!.id };
    const named = { ...about, reason: "I was wrong." };
    expect(await retractContribution.execute(viewerOf(author), named, call)).toMatchObject({
      ok: true,
    });
    const itemId = added.ok ? added.value.result.evidenceId : "";
    const item = { ...on, kind: "evidence", itemId };
    await retractOwn.execute(viewer, { ...item, reason: "Its source is gone." }, call);
    expect(await restoreOwn.execute(viewer, item, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("An assignment about a claim of the class's own", () => {
  it("shows students the claim with what stands on it for the class, and to nobody else", async () => {
    const made = await aClaim("It was so.");
    const { room, claimId, revisionId, viewer, classId } = made;
    const { evidenceId } = await evidence(made);
    const { id } = await makeAssignment(db, { of: room, claims: [{ id: claimId, revisionId }] });
    const student = await makeReviewer(db);
    await enrol(db, room.id, student);
    expect((await getWork(viewerOf(student), id))!.claims).toMatchObject([
      { id: claimId, isOwn: true, isOpen: true, items: [{ id: evidenceId, kind: "evidence" }] },
    ]);
    expect(await getWork(viewerOf(await makeReviewer(db)), id)).toBeNull();
    const choice = { ...NO_CHOICE, look: "OWN" as const, claims: [claimId] };
    expect(await claimsToAssign(viewer, classId, choice)).toMatchObject({
      ...{ chosen: [{ id: claimId, isOwn: true, supports: 1, verdict: null }], gone: [] },
      found: [{ id: claimId }],
    });
    // From another class it can be chosen by nobody.
    const other = await makeClass(db);
    expect(await claimsToAssign(viewerOf(other.teacher), other.id, choice)).toMatchObject({
      ...{ chosen: [], found: [], gone: [{ id: claimId, sentence: null }] },
    });
  });
});

/** A class with a claim of its own, live. */
async function aClaim(sentence = "Somebody wanted it so.") {
  const room = await makeClass(db);
  const [classId, viewer] = [room.id, viewerOf(room.teacher)];
  const outcome = await addOwnClaim.execute(viewer, { classId, sentence, kind: "FACTUAL" }, call);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  const { claimId } = outcome.value.result;
  const sheet = () => getOwnClaim(viewer, classId, claimId);
  const { revisionId } = (await sheet())!;
  return { room, viewer, classId, claimId, revisionId, on: { classId, claimId }, sheet };
}
type Made = Awaited<ReturnType<typeof aClaim>>;

const evidenceWords = (sourceId: string) => ({
  ...{ sourceId, excerpt: "a quillfeather monopoly", locatorLabel: "page", locatorValue: "5" },
  ...{ direction: "SUPPORTS", directness: "DIRECT", note: "Read on." },
});

async function evidence({ viewer, on }: Made) {
  const { id: sourceId } = await makeSource(db);
  const outcome = await addOwnEvidence.execute(viewer, { ...on, ...evidenceWords(sourceId) }, call);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return { sourceId, evidenceId: outcome.value.result.evidenceId };
}

async function argument({ viewer, on }: Made, changes: Record<string, unknown> = {}) {
  const { id } = await makeClaim(db);
  const step = { relation: "REBUTS", claims: [id], wording: "Both cannot hold at once." };
  const outcome = await addOwnArgument.execute(viewer, { ...on, ...step, ...changes }, call);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return { argumentId: outcome.value.result.argumentId };
}

it("The public audience is none of a class", async () => {
  const { claimId, room } = await aClaim();
  const rows = await select(db, "SELECT audience_id FROM claims WHERE id = $1", [claimId]);
  expect(rows).toEqual([{ audience_id: room.audienceId }]);
  expect(room.audienceId).not.toBe(PUBLIC_AUDIENCE_ID);
});
