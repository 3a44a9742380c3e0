import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { attempt, openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { getKeepingSheet } from "../queries/keeping";
import { listSourceChoices } from "../queries/choices";
import { changeLineage } from "./lineage";
import { mergeSource, unmergeSource } from "./merge";
import { changeStanding } from "./standing";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [editor, member] = [
  viewerOf(await makeReviewer(db, { role: "EDITOR" })),
  viewerOf(await makeReviewer(db)),
];

describe("Two records of one source", () => {
  it("become one, and are two again when that is taken back; each is a decision with its reason", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    expect(await merge(copy.id, kept.id)).toMatchObject({
      ok: true,
      value: { stale: expect.arrayContaining([`source:${copy.id}`, `source:${kept.id}`]) },
    });
    expect(await getKeepingSheet(editor, copy.id)).toMatchObject({
      mergedInto: { id: kept.id, reason: REASON },
    });
    expect(await getKeepingSheet(editor, kept.id)).toMatchObject({ duplicates: [{ id: copy.id }] });
    expect(await offered(copy.id)).toBe(false);
    expect(await part(copy.id)).toMatchObject({ ok: true });
    expect(await getKeepingSheet(editor, kept.id)).toMatchObject({ duplicates: [] });
    expect(await offered(copy.id)).toBe(true);
    const decided = `SELECT kind, reason FROM decisions WHERE source_id = $1 AND kind IN ('MERGE', 'UNMERGE') ORDER BY kind`;
    expect(await select(db, decided, [copy.id])).toEqual([
      { kind: "MERGE", reason: REASON },
      { kind: "UNMERGE", reason: REASON },
    ]);
  });
  it("share their origin with everything that each goes back to, and part with it again", async () => {
    const [copy, kept, memoir] = [await makeSource(db), await makeSource(db), await makeSource(db)];
    const leaning = { act: "lean", sourceId: copy.id, leansOnId: memoir.id, kind: "QUOTES" };
    await changeLineage.execute(editor, { ...leaning, reason: REASON }, CALL);
    await merge(copy.id, kept.id);
    expect(new Set(await groupsOf([copy.id, kept.id, memoir.id])).size).toBe(1);
    expect(await getKeepingSheet(editor, kept.id)).toMatchObject({ leansOn: [{ id: memoir.id }] });
    await part(copy.id);
    const [ofCopy, ofKept, ofMemoir] = await groupsOf([copy.id, kept.id, memoir.id]);
    expect([ofCopy === ofMemoir, ofKept === ofMemoir]).toEqual([true, false]);
  });
  it("are no circle and no chain", async () => {
    const [one, two, three] = [await makeSource(db), await makeSource(db), await makeSource(db)];
    const invalid = { failure: { kind: "invalid", fields: { intoId: [expect.any(String)] } } };
    expect(await merge(one.id, one.id)).toMatchObject(invalid);
    await merge(one.id, two.id);
    expect(await merge(three.id, one.id)).toMatchObject(invalid);
    expect(await merge(two.id, three.id)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await merge(one.id, three.id)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await merge(three.id, two.id)).toMatchObject({ ok: true });
    const chain = "UPDATE sources SET merged_into_id = $2 WHERE id = $1";
    expect(await attempt(db, chain, [two.id, (await makeSource(db)).id])).toBe("AS002");
  });
  it("are not merged without a decision, nor parted", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    const change = "UPDATE sources SET merged_into_id = $2 WHERE id = $1";
    expect(await attempt(db, change, [copy.id, kept.id])).toBe("AS002");
    await merge(copy.id, kept.id);
    expect(await attempt(db, change, [copy.id, null])).toBe("AS002");
  });
  it("are two where one leans on the other, be it through a third", async () => {
    const [review, book, memoir] = [
      await makeSource(db),
      await makeSource(db),
      await makeSource(db),
    ];
    for (const [sourceId, leansOnId] of [
      [review.id, book.id],
      [book.id, memoir.id],
    ]) {
      const leaning = { act: "lean", sourceId, leansOnId, kind: "REVIEWS", reason: REASON };
      await changeLineage.execute(editor, leaning, CALL);
    }
    expect(await merge(memoir.id, review.id)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await merge(review.id, memoir.id)).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("have one standing and one lineage: those of the kept one, where alone they are changed", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    await merge(copy.id, kept.id);
    const given = { sourceId: copy.id, from: "GOOD", standing: "DISPUTED", reason: REASON };
    expect(await changeStanding.execute(editor, given, CALL)).toMatchObject({
      failure: { kind: "notFound" },
    });
    const leaning = { act: "leave", sourceId: copy.id, reason: REASON };
    expect(await changeLineage.execute(editor, leaning, CALL)).toMatchObject({
      failure: { kind: "notFound" },
    });
  });
  it("of two merges at once that would make a chain, one is told", async () => {
    const [one, two, three] = [await makeSource(db), await makeSource(db), await makeSource(db)];
    const both = await Promise.all([merge(one.id, two.id), merge(two.id, three.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
  it("are the editors' to merge and to part", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    const forbidden = { failure: { kind: "forbidden" } };
    expect(await merge(copy.id, kept.id, member)).toMatchObject(forbidden);
    await merge(copy.id, kept.id);
    expect(await part(copy.id, member)).toMatchObject(forbidden);
    expect(await part(kept.id)).toMatchObject({ failure: { kind: "notFound" } });
  });
});

const CALL = { clock: systemClock };
const REASON = "Both have the same ISBN.";

const merge = (sourceId: string, intoId: string, by: Viewer = editor) =>
  mergeSource.execute(by, { sourceId, intoId, reason: REASON }, CALL);
const part = (sourceId: string, by: Viewer = editor) =>
  unmergeSource.execute(by, { sourceId, reason: REASON }, CALL);

const offered = async (sourceId: string) =>
  (await listSourceChoices(editor)).sources.some(({ id }) => id === sourceId);

async function groupsOf(ids: readonly string[]): Promise<string[]> {
  const rows = await select<{ id: string; groupId: string }>(
    db,
    `SELECT id, origin_group_id AS "groupId" FROM sources WHERE id = ANY ($1::text[])`,
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)!.groupId);
}
