import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeAssignment, makeClass, type MadeTask } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getWork } from "../queries/work";
import { missingOf } from "../rules/work";
import { handIn } from "./hand-in";
import { saveWork } from "./save-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const TASKS: MadeTask[] = [
  { kind: "ADD_EVIDENCE", supporting: 1, contradicting: 1 },
  { kind: "ANSWER" },
  { kind: "ANNOTATE", notes: 1 },
];

describe("What a student adds", () => {
  it("is missing until it is whole, piece by piece", async () => {
    const { missing, save, evidence, answer, note } = await scene();
    expect(await missing()).toEqual(["supporting", "contradicting", "answer", "notes"]);
    await save({ ...evidence, excerpt: "" });
    expect(await missing()).toContain("unfinished");
    await save(evidence);
    await save({ ...evidence, nth: "2", direction: "CONTRADICTS" });
    await save(answer);
    await save(note);
    expect(await missing()).toEqual([]);
  });

  it("becomes records of the assignment's own audience, under the student's byline, by one hand-in", async () => {
    const { save, give, evidence, answer, note, audienceId, bylineId, claimId } = await scene();
    for (const part of [evidence, answer, note]) await save(part);
    expect(await give()).toMatchObject({ ok: true });
    const added = `SELECT part, num_nonnulls(evidence_id, argument_id, annotation_id) AS one FROM additions ORDER BY part`;
    expect(
      await select(db, `${added.replace("ORDER", "WHERE claim_id = $1 ORDER")}`, [claimId]),
    ).toEqual([
      { part: `answer/${claimId}/1`, one: 1 },
      { part: `evidence/${claimId}/1`, one: 1 },
      { part: `note/${claimId}/1`, one: 1 },
    ]);
    for (const table of ["evidence", "arguments", "claim_annotations"])
      expect(
        await select(db, `SELECT byline_id FROM ${table} WHERE audience_id = $1`, [audienceId]),
      ).toEqual([{ byline_id: bylineId }]);
    const body = `SELECT r.body FROM claim_annotation_revisions r WHERE r.audience_id = $1`;
    expect(await select(db, body, [audienceId])).toEqual([
      { body: "> a monopoly of power\n\nWhose power?" },
    ]);
  });

  it("is worded anew, taken out and brought back by later hand-ins, and what was said before is kept", async () => {
    const { save, give, evidence, note, answer, states } = await scene();
    for (const part of [evidence, answer, note]) await save(part);
    await give(0);
    expect(await states()).toEqual({
      evidence: ["LIVE 1"],
      arguments: ["LIVE 1"],
      notes: ["LIVE 1"],
    });
    await save({ ...evidence, excerpt: "another passage" }, 1);
    await save({ ...answer, wording: "It does not follow at all." }, 1);
    await save({ ...note, body: "Whose was it?" }, 1);
    await give(2);
    expect(await states()).toEqual({
      evidence: ["LIVE 2"],
      arguments: ["LIVE 2"],
      notes: ["LIVE 2"],
    });
    await give(3);
    expect(await states()).toEqual({
      evidence: ["LIVE 2"],
      arguments: ["LIVE 2"],
      notes: ["LIVE 2"],
    });
    const away = { goal: "takeAway" };
    await save({ ...evidence, ...away, excerpt: "another passage" }, 4);
    await save({ ...answer, ...away, wording: "It does not follow at all." }, 4);
    await save({ ...note, ...away, body: "Whose was it?" }, 4);
    await give(5);
    expect(await states()).toEqual({
      ...{ evidence: ["RETRACTED 2"], arguments: ["RETRACTED 2"], notes: ["RETRACTED 2"] },
    });
    const back = { goal: "bringBack", isAway: "yes" };
    await save({ ...evidence, ...back, excerpt: "another passage" }, 6);
    await save({ ...answer, ...back, wording: "It follows in part." }, 6);
    await save({ ...note, ...back, body: "Whose, then?" }, 6);
    await give(7);
    expect(await states()).toEqual({
      evidence: ["LIVE 2"],
      arguments: ["LIVE 3"],
      notes: ["LIVE 3"],
    });
  });

  it("names a source that the student describes, once for each thing that is added, and for the class alone", async () => {
    const { save, give, evidence, audienceId } = await scene();
    const described = { sourceId: "", title: "A pamphlet of 1918", type: "book", issued: "1918" };
    await save({ ...evidence, ...described, authors: "Krupp, Ida" });
    await give(0);
    await save({ ...evidence, ...described, authors: "Krupp, Ida", excerpt: "other words" }, 1);
    await give(2);
    const sources =
      "SELECT r.title, s.state FROM sources s JOIN source_revisions r ON r.source_id = s.id WHERE s.audience_id = $1";
    expect(await select(db, sources, [audienceId])).toEqual([
      { title: "A pamphlet of 1918", state: "LIVE" },
    ]);
    await save({ ...evidence, ...described, title: "Another pamphlet", excerpt: "other words" }, 3);
    await give(4);
    expect(await select(db, sources, [audienceId])).toHaveLength(2);
    const anyone = await openPublic();
    expect(
      await select(anyone, "SELECT 1 FROM sources WHERE audience_id = $1", [audienceId]),
    ).toEqual([]);
    await anyone.end();
  });

  it("of two students who answer the same in the same words is each one's own", async () => {
    const first = await scene();
    const second = await first.another();
    for (const one of [first, second]) {
      await one.save(one.answer);
      expect(await one.give()).toMatchObject({ ok: true });
    }
    const rows = await select(db, "SELECT 1 FROM arguments WHERE audience_id = $1", [
      first.audienceId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it("keeps what it aims at once it was handed in", async () => {
    const { save, give, answer, note, step } = await scene();
    await save(answer);
    await save(note);
    await give();
    expect(
      await save({ ...answer, target: `argument/${step.id}`, relation: "REBUTS" }, 1),
    ).toMatchObject({
      failure: { kind: "conflict" },
    });
    expect(await save({ ...note, on: "claim", quote: "" }, 1)).toMatchObject({
      failure: { kind: "conflict" },
    });
  });

  it("is saved as it was typed where something in it does not read, says where, and is no part of what is handed in", async () => {
    const { save, give, missing, states, note, evidence, answer } = await scene();
    const [waiting, hidden] = await Promise.all([
      makeSource(db, { state: "PROPOSED" }),
      makeClaim(db, { state: "PROPOSED" }),
    ]);
    const described = { title: "A pamphlet", type: "book" };
    const unread: [Record<string, unknown>, string][] = [
      [{ ...note, quote: "words of nobody" }, "quote"],
      [{ ...note, body: "x".repeat(4_001) }, "body"],
      [{ ...evidence, sourceId: waiting.id }, "sourceId"],
      [{ ...evidence, ...described }, "title"],
      [{ ...evidence, ...described, sourceId: "", url: "no address" }, "url"],
      [{ ...evidence, ...described, sourceId: "", issued: "1917-13" }, "issued"],
      [{ ...answer, premises: [hidden.id] }, "premises"],
      [{ ...answer, wording: "x".repeat(601) }, "wording"],
    ];
    for (const [typed, field] of unread) {
      expect(await save(typed), field).toMatchObject({
        value: { result: { unread: { [field]: expect.any(String) } } },
      });
      expect(await missing(), field).toContain("unfinished");
      await give();
      expect(Object.values(await states()).flat(), field).toEqual([]);
    }
    for (const mended of [note, evidence, answer])
      expect(await save(mended)).toMatchObject({ value: { result: { unread: {} } } });
    expect(await missing()).not.toContain("unfinished");
  });

  it("is refused where it is about what is not there, and where there is no room for it", async () => {
    const { save, note, answer } = await scene();
    expect(await save({ ...note, body: "x".repeat(8_001) })).toMatchObject({
      failure: { kind: "invalid", fields: { body: [expect.any(String)] } },
    });
    const elsewhere = await makeEvidence(db, (await makeClaim(db)).id);
    for (const strange of [
      { ...answer, target: `evidence/${elsewhere.id}` },
      { ...note, on: `evidence/${elsewhere.id}`, quote: "" },
    ])
      expect(await save(strange)).toMatchObject({ failure: { kind: "notFound" } });
  });

  it("whose source was taken out of the public record meanwhile is missing, and nothing fails", async () => {
    const { save, give, evidence, sourceId, missing, states } = await scene();
    await save(evidence);
    const takeOut = () =>
      atomically(db, async () => {
        await decide(db, { source_id: sourceId }, "RETRACT");
        await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
      });
    await takeOut();
    expect(await missing()).toContain("unfinished");
    expect(await give()).toMatchObject({ ok: true });
    expect((await states()).evidence).toEqual([]);
  });

  it("does not keep a source of the public record from being taken out, and goes on naming it", async () => {
    const { save, give, evidence, sourceId, states } = await scene();
    await save(evidence);
    await give(0);
    await atomically(db, async () => {
      await decide(db, { source_id: sourceId }, "RETRACT");
      await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
    });
    expect(await give(1)).toMatchObject({ ok: true });
    expect((await states()).evidence).toEqual(["LIVE 1"]);
  });
});

/** A student of an assignment that asks for additions to one claim, with what they could add. */
async function scene() {
  const claim = await makeClaim(db);
  const { id: sourceId } = await makeSource(db);
  const item = await makeEvidence(db, claim.id);
  const step = await makeArgument(db, claim.id);
  const { id: premise } = await makeClaim(db);
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, { of, claims: [claim], tasks: TASKS });
  const { id: assignmentId, audienceId } = assignment;
  const place = { assignmentId, claimId: claim.id, nth: "1" };
  return student();

  async function student(): Promise<Scene> {
    const who = await makeReviewer(db);
    await enrol(db, of.id, who);
    const viewer = viewerOf(who);
    const device = randomUUID();
    return {
      ...{
        claimId: claim.id,
        sourceId,
        audienceId,
        bylineId: who.bylineId,
        step,
        another: student,
      },
      evidence: {
        ...{ ...place, device, kind: "evidence", sourceId, excerpt: "a government of all parties" },
        ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
      },
      answer: {
        ...{ ...place, device, kind: "answer", target: `evidence/${item.id}`, premises: [premise] },
        wording: "It speaks of another year.",
      },
      note: {
        ...{ ...place, device, kind: "note", on: `evidence/${item.id}` },
        ...{ quote: "a monopoly  of power", body: "Whose power?" },
      },
      save: (input, later = 0) => saveWork.execute(viewer, input, at(later)),
      give: (later = 0) => handIn.execute(viewer, { assignmentId, asItIs: "yes" }, at(later)),
      missing: async () =>
        missingOf((await getWork(viewer, assignmentId))!).map(({ kind }) => kind),
      states: () => statesIn(audienceId),
    };
  }
}

const at = (later: number) => ({ clock: () => new Date(Date.now() + later * 1000) });

/** What of each kind stands in an audience: its state, and how often it was worded. */
async function statesIn(audienceId: string) {
  const of = async (text: string) =>
    (await select<{ said: string }>(db, text, [audienceId])).map(({ said }) => said);
  const counted = (parent: string, revisions: string, id: string, state: string) =>
    of(`SELECT ${state} || ' ' || (SELECT count(*) FROM ${revisions} r WHERE r.claim_id = x.claim_id AND r.${id} = x.id) AS said
        FROM ${parent} x WHERE x.audience_id = $1 ORDER BY x.created_at`);
  return {
    evidence: await counted("evidence", "evidence_revisions", "evidence_id", "x.state"),
    arguments: await counted("arguments", "argument_revisions", "argument_id", "x.state"),
    notes: await counted(
      ...(["claim_annotations", "claim_annotation_revisions", "annotation_id"] as const),
      "CASE WHEN x.retracted_at IS NULL THEN 'LIVE' ELSE 'RETRACTED' END",
    ),
  };
}

type Part = Record<string, unknown>;
type Scene = {
  claimId: string;
  sourceId: string;
  audienceId: string;
  bylineId: string;
  step: { id: string };
  another: () => Promise<Scene>;
  evidence: Part;
  answer: Part;
  note: Part;
  /** @param later in seconds from now */
  save: (input: unknown, later?: number) => ReturnType<typeof saveWork.execute>;
  give: (later?: number) => ReturnType<typeof handIn.execute>;
  missing: () => Promise<string[]>;
  states: () => ReturnType<typeof statesIn>;
};
