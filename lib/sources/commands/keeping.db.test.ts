import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getKeepingSheet } from "../queries/keeping";
import { changeLineage } from "./lineage";
import { changeStanding } from "./standing";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const editing = await makeReviewer(db, { role: "EDITOR" });
const [editor, member] = [viewerOf(editing), viewerOf(await makeReviewer(db))];

describe("The standing of a source", () => {
  it("changes with a date and a reason, and an undo is another change", async () => {
    const { id } = await makeSource(db);
    expect(await stand(id, "GOOD", "RETRACTED")).toMatchObject({
      ok: true,
      value: { stale: [`source:${id}`, "sources"] },
    });
    expect(await stand(id, "RETRACTED", "GOOD")).toMatchObject({ ok: true });
    expect(await getKeepingSheet(editor, id)).toMatchObject({
      standing: "GOOD",
      standingChanges: [
        { standing: "GOOD", reason: "It was looked into.", by: editing.name },
        { standing: "RETRACTED" },
      ],
    });
  });
  it("needs a reason, and something that is different", async () => {
    const { id } = await makeSource(db);
    expect(await stand(id, "GOOD", "DISPUTED", " ")).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.any(String)] } },
    });
    expect(await stand(id, "GOOD", "GOOD")).toMatchObject({
      failure: { kind: "invalid", fields: { standing: [expect.any(String)] } },
    });
  });
  it("is not changed by who saw an older one: of two at once, one is told", async () => {
    const { id } = await makeSource(db);
    const both = await Promise.all([stand(id, "GOOD", "DISPUTED"), stand(id, "GOOD", "RETRACTED")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ failure: { kind: "conflict" } }]);
    const history = "SELECT 1 FROM standing_changes WHERE source_id = $1";
    expect(await select(db, history, [id])).toHaveLength(1);
  });
  it("is the editors' to change, and of what is not live nobody's", async () => {
    const [live, waiting] = [await makeSource(db), await makeSource(db, { state: "PROPOSED" })];
    const given = { from: "GOOD", standing: "DISPUTED", reason: "Two reviews question it." };
    const tried = { sourceId: live.id, ...given };
    expect(await changeStanding.execute(member, tried, CALL)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await stand(waiting.id, "GOOD", "DISPUTED")).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await getKeepingSheet(member, live.id)).toBeNull();
    expect(await getKeepingSheet(editor, waiting.id)).toBeNull();
  });
});

describe("What a source leans on", () => {
  it("is recorded with a reason, withdrawn, and recorded again", async () => {
    const [review, book] = [await makeSource(db), await makeSource(db)];
    expect(await lean(review.id, book.id)).toMatchObject({
      ok: true,
      value: { stale: expect.arrayContaining([`source:${review.id}`, `source:${book.id}`]) },
    });
    expect(await lean(review.id, book.id)).toMatchObject({
      failure: { kind: "invalid", fields: { leansOnId: [expect.stringContaining("already")] } },
    });
    const sheet = await getKeepingSheet(editor, review.id);
    expect(sheet).toMatchObject({ leansOn: [{ id: book.id, kind: "REVIEWS", reason: REASON }] });
    const { lineageId } = sheet!.leansOn[0]!;
    const withdrawal = { act: "withdraw", lineageId };
    expect(await keep(review.id, withdrawal)).toMatchObject({ ok: true });
    expect(await keep(review.id, withdrawal)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await getKeepingSheet(editor, review.id)).toMatchObject({ leansOn: [] });
    expect(await lean(review.id, book.id)).toMatchObject({ ok: true });
  });
  it("does not lead back to it, in one step or in three", async () => {
    const [one, two, three] = [await makeSource(db), await makeSource(db), await makeSource(db)];
    await lean(one.id, two.id);
    await lean(two.id, three.id);
    const circle = { failure: { kind: "invalid", fields: { leansOnId: [expect.any(String)] } } };
    expect(await lean(one.id, one.id)).toMatchObject(circle);
    expect(await lean(three.id, one.id)).toMatchObject(circle);
  });
  it("does not lead back to it where two say so at once", async () => {
    const [one, two] = [await makeSource(db), await makeSource(db)];
    const both = await Promise.all([lean(one.id, two.id), lean(two.id, one.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
  it("is in the ledger", async () => {
    const [one, hidden] = [await makeSource(db), await makeSource(db, { state: "PROPOSED" })];
    expect(await lean(one.id, hidden.id)).toMatchObject({
      failure: { kind: "invalid", fields: { leansOnId: [expect.any(String)] } },
    });
  });
});

describe("An original that several sources share", () => {
  it.each(["QUOTES", "TRANSLATES", "SUMMARISES"])(
    "is shared by what %s it, and is so no longer when that is withdrawn; both are counted",
    async (kind) => {
      const [one, other] = [await makeSource(db), await makeSource(db)];
      expect(await lean(one.id, other.id, kind)).toMatchObject({ ok: true });
      expect(await areOne(one.id, other.id)).toBe(true);
      expect((await jobsFor(one.id)) + (await jobsFor(other.id))).toBe(1);
      const { lineageId } = (await getKeepingSheet(editor, one.id))!.leansOn[0]!;
      expect(await keep(one.id, { act: "withdraw", lineageId })).toMatchObject({ ok: true });
      expect(await areOne(one.id, other.id)).toBe(false);
    },
  );
  it("is not shared by a review, which has a mind of its own", async () => {
    const [review, book] = [await makeSource(db), await makeSource(db)];
    await lean(review.id, book.id, "REVIEWS");
    expect(await areOne(review.id, book.id)).toBe(false);
  });
  it("is five reviews’ that quote one memoir: they count as one origin", async () => {
    const memoir = await makeSource(db);
    const reviews = await Promise.all([1, 2, 3, 4, 5].map(() => makeSource(db)));
    for (const { id } of reviews) await lean(id, memoir.id, "QUOTES");
    const groups = await Promise.all(reviews.map(({ id }) => groupOf(id)));
    expect(new Set([...groups, await groupOf(memoir.id)]).size).toBe(1);
  });
  it("is joined by hand, which holds when lineage changes, until it is taken back", async () => {
    const [one, other, third] = [await makeSource(db), await makeSource(db), await makeSource(db)];
    expect(await keep(one.id, { act: "join", withId: other.id })).toMatchObject({ ok: true });
    expect(await areOne(one.id, other.id)).toBe(true);
    expect(await getKeepingSheet(editor, other.id)).toMatchObject({
      sharesOriginWith: [{ id: one.id }],
    });
    expect(await keep(one.id, { act: "join", withId: other.id })).toMatchObject({
      failure: { kind: "invalid" },
    });
    await lean(one.id, third.id, "QUOTES");
    expect(await areOne(one.id, third.id)).toBe(false);
    expect(await keep(one.id, { act: "follow" })).toMatchObject({ ok: true });
    expect([await areOne(one.id, other.id), await areOne(one.id, third.id)]).toEqual([false, true]);
    expect(await keep(one.id, { act: "follow" })).toMatchObject({ failure: { kind: "conflict" } });
    expect((await getKeepingSheet(editor, one.id))?.originChanges).toMatchObject([
      { kind: "FOLLOW", reason: REASON, by: editing.name },
      { kind: "JOIN", with: { id: other.id }, reason: REASON },
    ]);
  });
  it("is left by hand; what carries the source goes with it", async () => {
    const [memoir, book, review] = [
      await makeSource(db),
      await makeSource(db),
      await makeSource(db),
    ];
    await lean(book.id, memoir.id, "QUOTES");
    await lean(review.id, book.id, "SUMMARISES");
    expect(await keep(book.id, { act: "leave" })).toMatchObject({ ok: true });
    expect(await areOne(book.id, memoir.id)).toBe(false);
    expect(await areOne(book.id, review.id)).toBe(true);
    expect(await keep(book.id, { act: "leave" })).toMatchObject({ failure: { kind: "conflict" } });
    expect(await keep(memoir.id, { act: "leave" })).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
  it("is the editors' to say", async () => {
    const [one, other] = [await makeSource(db), await makeSource(db)];
    const joining = { act: "join", withId: other.id };
    expect(await keep(one.id, joining, member)).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

const CALL = { clock: systemClock };
const REASON = "Its preface says so.";

const stand = (sourceId: string, from: string, standing: string, reason = "It was looked into.") =>
  changeStanding.execute(editor, { sourceId, from, standing, reason }, CALL);
const keep = (sourceId: string, act: Record<string, string>, by: Viewer = editor) =>
  changeLineage.execute(by, { sourceId, reason: REASON, ...act }, CALL);
const lean = (sourceId: string, leansOnId: string, kind = "REVIEWS") =>
  keep(sourceId, { act: "lean", leansOnId, kind });
const areOne = async (one: string, other: string) =>
  (await groupOf(one)) === (await groupOf(other));

async function groupOf(sourceId: string): Promise<string> {
  const rows = await select(db, "SELECT origin_group_id AS id FROM sources WHERE id = $1", [
    sourceId,
  ]);
  return rows[0]!.id as string;
}

async function jobsFor(sourceId: string): Promise<number> {
  const text = "SELECT 1 FROM graphile_worker.jobs WHERE key = $1";
  return (await select(db, text, [`verdicts.recountSource:${sourceId}`])).length;
}
