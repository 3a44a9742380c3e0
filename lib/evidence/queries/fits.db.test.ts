import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import {
  makeEvidence,
  makeEvidenceRevision,
  makeFitCheck,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { checkFit } from "../commands/check-fit";
import { leaveFit, takeFit, takeNextFit } from "../commands/hold-fit";
import { getFitSheet } from "./fit-sheet";
import { listAwaitingFit } from "./fits";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [author, reader, other] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db),
  await makeReviewer(db),
];
const NOON = new Date("2030-01-01T12:00:00Z");
const later = (minutes: number) => () => new Date(NOON.getTime() + minutes * 60_000);

describe("What a reader is sent before they answer", () => {
  it("is the same whatever the adder says of the words", async () => {
    const [supporting, opposing] = [
      await piece({ direction: "SUPPORTS", directness: "DIRECT", note: "A plain assertion." }),
      await piece({ direction: "CONTRADICTS", directness: "INFERENTIAL", note: null }),
    ];
    const sheets = await Promise.all([supporting, opposing].map((made) => sheetOf(made)));
    const lines = await Promise.all([supporting, opposing].map((made) => listedOf(made)));
    for (const [one, another] of [sheets, lines])
      expect(withoutIds(one)).toEqual(withoutIds(another));
    const sent = JSON.stringify([sheets, lines]);
    expect(sent).not.toMatch(/SUPPORTS|CONTRADICTS|DIRECT|INFERENTIAL|plain assertion/);
    expect(sent).toContain("a monopoly of power");
  });
  it("is what its adder says once they have answered, and not for others", async () => {
    const made = await piece({ direction: "CONTRADICTS" });
    await check(reader, made);
    expect(await sheetOf(made)).toMatchObject({
      stage: { kind: "read", adders: { direction: "CONTRADICTS" }, fit: "DISPUTED" },
    });
    expect((await sheetOf(made, other))!.stage).toEqual({ kind: "disputed" });
    expect((await sheetOf(made, author))!.stage).toEqual({ kind: "own" });
  });
  it("is nothing to whoever is not signed in, and of nothing that is not live", async () => {
    const made = await piece();
    const waiting = await makeEvidence(db, made.claimId, { by: author, state: "PROPOSED" });
    const address = { claimId: made.claimId, evidenceId: made.id };
    expect(await getFitSheet(Viewer.anyone, address)).toBeNull();
    expect(await listAwaitingFit(Viewer.anyone, { sort: "oldest", page: 1 })).toBeNull();
    expect(await sheetOf(waiting)).toBeNull();
    expect(await listedOf(waiting)).toBeUndefined();
  });
});

describe("The queue of what awaits a second person", () => {
  it("has neither what is one's own nor what somebody has read, the longest waiting first", async () => {
    const [first, second] = [await piece(), await piece()];
    const read = await piece();
    await makeFitCheck(db, read);
    const items = await allItems(reader, "oldest");
    const places = [first, second, read].map(({ id }) =>
      items.findIndex(({ evidenceId }) => evidenceId === id),
    );
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places[1]).toBeGreaterThan(places[0]!);
    expect(places[2]).toBe(-1);
    expect((await allItems(reader, "newest")).map(({ evidenceId }) => evidenceId)).toEqual(
      items.map(({ evidenceId }) => evidenceId).reverse(),
    );
    expect(await listedOf(first, author)).toBeUndefined();
  });
  it("says where the same words of one source serve three claims, however they are written", async () => {
    const sourceId = (await makeSource(db)).id;
    const made = await piece({ excerpt: "“All power” — to the Soviets" }, sourceId);
    await piece({ excerpt: "All power to the  Soviets" }, sourceId);
    expect(await sheetOf(made)).toMatchObject({ claimsServed: 2 });
    await piece({ excerpt: "all power - to the soviets." }, sourceId);
    await piece({ excerpt: "All power to the Soviets" });
    expect(await sheetOf(made)).toMatchObject({ claimsServed: 3 });
    expect(await listedOf(made)).toMatchObject({ claimsServed: 3 });
  });
});

describe("What somebody holds", () => {
  it("nobody else gets for ten minutes", async () => {
    const made = await piece();
    expect(await take(reader, made, later(0))).toMatchObject({ ok: true });
    expect(await take(other, made, later(9))).toMatchObject({ failure: { kind: "conflict" } });
    expect(await check(other, made, later(9))).toMatchObject({ failure: { kind: "conflict" } });
    expect(await sheetOf(made, other, later(9))).toMatchObject({ hold: { isMine: false } });
    expect(await sheetOf(made, reader, later(9))).toMatchObject({ hold: { isMine: true } });
    expect(await sheetOf(made, other, later(10))).toMatchObject({ hold: null });
    expect(await take(other, made, later(10))).toMatchObject({ ok: true });
    expect(await check(reader, made, later(11))).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("is let go by an answer, by leaving it, and by taking another", async () => {
    const [one, two, three] = [await piece(), await piece(), await piece()];
    await take(reader, one, later(0));
    await check(reader, one, later(1));
    await take(reader, two, later(2));
    await take(reader, three, later(3));
    const held = "SELECT evidence_revision_id AS id FROM fit_holds WHERE actor_id = $1";
    expect(await select(db, held, [reader.actorId])).toEqual([{ id: three.revisionId }]);
    const address = { claimId: three.claimId, evidenceId: three.id };
    const call = { clock: later(4) };
    expect(await leaveFit.execute(viewerOf(other), address, call)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await leaveFit.execute(viewerOf(reader), address, call)).toMatchObject({ ok: true });
    expect(await select(db, held, [reader.actorId])).toEqual([]);
  });
  it("stays theirs where somebody else leaves what they once held of an earlier wording", async () => {
    const made = await piece();
    await take(reader, made, later(0));
    await atomically(db, async () => {
      const revisionId = await makeEvidenceRevision(db, made, { by: author, state: "LIVE" });
      const show = "UPDATE evidence SET current_revision_id = $3 WHERE claim_id = $1 AND id = $2";
      await db.query(show, [made.claimId, made.id, revisionId]);
    });
    await take(other, made, later(1));
    const left = await leaveFit.execute(viewerOf(reader), addressOf(made), { clock: later(2) });
    expect(left).toMatchObject({ ok: true });
    expect(await sheetOf(made, other, later(2))).toMatchObject({ hold: { isMine: true } });
    const again = await leaveFit.execute(viewerOf(other), addressOf(made), { clock: later(3) });
    expect(again).toMatchObject({ ok: true });
  });
  it("is another piece for each of several who take the next at the same moment", async () => {
    for (let made = 0; made < 8; made += 1) await piece();
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => makeReviewer(db)));
    const taken = await Promise.all(
      people.map((by) => takeNextFit.execute(viewerOf(by), {}, { clock: later(20) })),
    );
    const ids = taken.map((outcome) => outcome.ok && outcome.value.result.evidenceId);
    expect(ids).not.toContain(false);
    expect(new Set(ids).size).toBe(people.length);
  });
});

async function piece(words: Record<string, unknown> = {}, sourceId?: string): Promise<Evidence> {
  const from = sourceId === undefined ? {} : { sourceId };
  return makeEvidence(db, (await makeClaim(db)).id, { by: author, words, ...from });
}

const sheetOf = ({ claimId, id }: Evidence, by: Reviewer = reader, clock = later(0)) =>
  getFitSheet(viewerOf(by), { claimId, evidenceId: id }, clock);

async function listedOf({ id }: Evidence, by: Reviewer = reader) {
  return (await allItems(by, "oldest")).find(({ evidenceId }) => evidenceId === id);
}

async function allItems(by: Reviewer, sort: "oldest" | "newest") {
  const items = [];
  for (let page = 1; ; page += 1) {
    const queue = (await listAwaitingFit(viewerOf(by), { sort, page }, later(0)))!;
    if (queue.items.length === 0) {
      expect(queue.total).toBe(items.length);
      return items;
    }
    items.push(...queue.items);
  }
}

/** All that is sent, without what two pieces never share. */
function withoutIds(sent: object | null | undefined): unknown {
  const ids = /^(claimId|evidenceId|revisionId|id|slug|since)$/;
  return JSON.parse(JSON.stringify(sent, (key, value) => (ids.test(key) ? "" : value)));
}

const addressOf = ({ claimId, id }: Evidence) => ({ claimId, evidenceId: id });

const take = (by: Reviewer, { claimId, id }: Evidence, clock: () => Date) =>
  takeFit.execute(viewerOf(by), { claimId, evidenceId: id }, { clock });

const check = (by: Reviewer, { claimId, id, revisionId }: Evidence, clock = later(0)) =>
  checkFit.execute(
    viewerOf(by),
    {
      ...{ claimId, evidenceId: id, revisionId, direction: "SUPPORTS", directness: "DIRECT" },
      reason: "The words say so themselves.",
    },
    { clock },
  );
