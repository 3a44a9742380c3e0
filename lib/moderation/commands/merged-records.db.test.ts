import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { mergeSource, unmergeSource } from "@/lib/sources/commands/merge";
import { atomically, openOwner, select, waitedFor } from "@/prisma/factories/connection";
import { makeContribution, type MadeContribution } from "@/prisma/factories/contributions";
import { decide, newestDecisionOn } from "@/prisma/factories/decisions";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { flag, rule } from "@/prisma/factories/rulings";
import { listQueue } from "../queries/desk";
import { acceptContribution, sendBackContribution } from "./accept";
import { restoreContribution, retractContribution } from "./retract";
import { reviseContribution } from "./revise";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db);
const [member, stranger] = [viewerOf(author), await makeReviewer(db)];
const [ruler, second] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
];
const [editor, otherEditor] = [viewerOf(ruler), viewerOf(second)];

describe("A record that was merged into another", () => {
  it("is not taken out until the merge is undone", async () => {
    const { copy } = await merged();
    expect(await retract(member, copy)).toMatchObject(refused("merged into another"));
    await unmerge(copy);
    expect(await retract(member, copy)).toMatchObject({ ok: true });
  });
  it("is not reworded, by whomever: its readers are led to the other", async () => {
    const { copy } = await merged();
    for (const by of [member, editor])
      expect(await revise(by, copy)).toMatchObject(refused("merged into another"));
    await unmerge(copy);
    expect(await revise(editor, copy)).toMatchObject({ ok: true });
  });
  it("takes no wording that waited for it: that goes back, or to its writer", async () => {
    const [one, other] = [await record(), await record()];
    const waiting = { ...one, revisionId: await waitingBeside(one), liveId: one.revisionId };
    const mine = { ...other, revisionId: await waitingBeside(other) };
    for (const copy of [one, other]) await merge(copy, await record());
    expect(await accept(editor, waiting)).toMatchObject(refused("merged into another"));
    expect(await sendBack(editor, waiting)).toMatchObject({ ok: true });
    expect(await retract(viewerOf(stranger), mine)).toMatchObject({ ok: true });
  });
  it("waits for no second person meanwhile", async () => {
    const copy = await record();
    expect(await isQueued(copy)).toBe(true);
    await merge(copy, await record());
    expect(await isQueued(copy)).toBe(false);
    await unmerge(copy);
    expect(await isQueued(copy)).toBe(true);
  });
  it("has no decision taken back, and is told why", async () => {
    const { copy } = await merged();
    expect(await restore(editor, copy)).toMatchObject(refused("merged into another"));
  });
  it.each(["HIDE", "SEND_BACK"])("is not gone by a ruling, to %s it, either", async (kind) => {
    const { copy } = await merged();
    const thing = { kind: "source", id: copy.contributionId };
    await flag(stranger, thing);
    expect(await rule(ruler, thing, kind)).toMatchObject(refused("merged into another"));
    expect(await stateOf(copy)).toBe("LIVE");
  });
});

describe("A record that others were merged into", () => {
  it("is not taken out until these merges are undone", async () => {
    const { copy, kept } = await merged();
    expect(await retract(member, kept)).toMatchObject(refused("Another record of the same source"));
    await merge(await record(), kept);
    expect(await retract(member, kept)).toMatchObject(refused("2 other records"));
    expect(await stateOf(kept)).toBe("LIVE");
    expect(await unmerge(copy)).toMatchObject({ ok: true });
  });
  it("does not wait again because its acceptance is taken back", async () => {
    const kept = await record("PROPOSED");
    await accept(otherEditor, kept);
    await merge(await record(), kept);
    expect(await restore(otherEditor, kept)).toMatchObject(
      refused("Another record of the same source"),
    );
  });
  it.each(["HIDE", "SEND_BACK"])("is not gone by a ruling, to %s it, either", async (kind) => {
    const { kept } = await merged();
    const thing = { kind: "source", id: kept.contributionId };
    await flag(stranger, thing);
    expect(await rule(ruler, thing, kind)).toMatchObject(
      refused("Another record of the same source"),
    );
  });
  it("is reworded as ever", async () => {
    const { kept } = await merged();
    expect(await revise(editor, kept)).toMatchObject({ ok: true });
  });
  it("is none that is being taken out at the same moment: the merge waits, and is refused", async () => {
    const [copy, kept] = [await record(), await record()];
    const merging = await atomically(db, async () => {
      await decide(db, { source_id: kept.contributionId }, "RETRACT", { by: author });
      const gone = "UPDATE sources SET state = 'RETRACTED' WHERE id = $1";
      await db.query(gone, [kept.contributionId]);
      const outcome = merge(copy, kept);
      await waitedFor(db);
      return { outcome };
    });
    expect(await merging.outcome).toMatchObject({
      failure: { kind: "invalid", fields: { intoId: [expect.any(String)] } },
    });
  });
});

const CALL = { clock: systemClock };
const refused = (words: string) => ({
  failure: { kind: "conflict", reason: expect.stringContaining(words) },
});
type Thing = MadeContribution & { liveId?: string };

const record = (state: "LIVE" | "PROPOSED" = "LIVE") =>
  makeContribution(db, "source", { by: author, state });

async function merged() {
  const [copy, kept] = [await record(), await record()];
  expect(await merge(copy, kept)).toMatchObject({ ok: true });
  return { copy, kept };
}

const merge = ({ contributionId }: Thing, into: Thing) =>
  mergeSource.execute(
    editor,
    { sourceId: contributionId, intoId: into.contributionId, reason: REASON },
    CALL,
  );
const unmerge = ({ contributionId: sourceId }: Thing) =>
  unmergeSource.execute(editor, { sourceId, reason: REASON }, CALL);
const REASON = "Both have the same ISBN.";
const retract = (by: Viewer, thing: Thing) =>
  retractContribution.execute(by, { ...thing, reason: "I misread it." }, CALL);
const accept = (by: Viewer, thing: Thing) => acceptContribution.execute(by, thing, CALL);
const sendBack = (by: Viewer, thing: Thing) =>
  sendBackContribution.execute(by, { ...thing, reason: "Say it of the other." }, CALL);
const revise = (by: Viewer, thing: Thing) =>
  reviseContribution.execute(by, { ...thing, ...WORDS, reason: "It reads better." }, CALL);
const WORDS = { title: "A review of seven books", type: "book" };

async function restore(by: Viewer, thing: Thing) {
  const decisionId = await newestDecisionOn(db, thing);
  return restoreContribution.execute(by, { ...thing, decisionId, reason: REASON }, CALL);
}

/** A stranger's wording that waits beside what is live. */
async function waitingBeside(thing: Thing): Promise<string> {
  expect(await revise(viewerOf(stranger), thing)).toMatchObject({ ok: true });
  const newest =
    "SELECT id FROM source_revisions WHERE source_id = $1 ORDER BY ordinal DESC LIMIT 1";
  return (await select<{ id: string }>(db, newest, [thing.contributionId]))[0]!.id;
}

async function stateOf({ contributionId }: Thing): Promise<string> {
  const asked = "SELECT state FROM sources WHERE id = $1";
  return (await select<{ state: string }>(db, asked, [contributionId]))[0]!.state;
}

async function isQueued({ contributionId }: Thing): Promise<boolean> {
  for (let page = 1; ; page += 1) {
    const { items } = (await listQueue(editor, page, { tab: "sources" }))!;
    if (items.some((item) => item.contributionId === contributionId)) return true;
    if (items.length === 0) return false;
  }
}
