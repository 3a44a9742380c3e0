import { afterAll, describe, expect, it } from "vitest";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeEdition, makeImport, makeWithdrawal } from "@/prisma/factories/texts";

const owner = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([owner.end(), reader.end()]));

const source = await makeSource(owner);
const editor = await makeReviewer(owner, { role: "EDITOR" });

it("A text that is no longer shown takes its words along", async () => {
  const editionId = await makeEdition(owner, source.id);
  expect(await wordsOf(editionId)).toHaveLength(4);
  await owner.query("UPDATE editions SET holding = 'PRIVATE' WHERE id = $1", [editionId]);
  expect(await wordsOf(editionId)).toEqual([]);
});

describe("A text that an editor withdrew", () => {
  it("loses its words and keeps its record, with who withdrew it and why", async () => {
    const editionId = await makeEdition(owner, source.id);
    expect(await wordsOf(editionId)).toHaveLength(4);
    await makeWithdrawal(owner, editionId);
    expect(await wordsOf(editionId)).toEqual([]);
    const seen =
      "SELECT e.holding, w.reason FROM editions e JOIN text_withdrawals w ON w.edition_id = e.id WHERE e.id = $1";
    expect(await select(reader, seen, [editionId])).toEqual([
      { holding: "NOT_HELD", reason: "It is another book." },
    ]);
  });
  it("is held by nothing until it is restored", async () => {
    const editionId = await makeEdition(owner, source.id);
    await makeWithdrawal(owner, editionId);
    const show = () =>
      owner.query("UPDATE editions SET holding = 'SHOWN' WHERE id = $1", [editionId]);
    await expect(show()).rejects.toMatchObject({ code: "AS001" });
    await owner.query(
      `UPDATE text_withdrawals SET restored_at = now(), restored_reason = 'It is this one.', restored_by_actor_id = $2
       WHERE edition_id = $1`,
      [editionId, editor.actorId],
    );
    await show();
    expect(await wordsOf(editionId)).toHaveLength(4);
  });
  it("cannot be withdrawn while it is held", async () => {
    const editionId = await makeEdition(owner, source.id);
    await expect(makeWithdrawal(owner, editionId, { holding: "SHOWN" })).rejects.toMatchObject({
      code: "AS001",
    });
  });
});

describe("What an editor gave as a text", () => {
  const given = (changes: Record<string, unknown> = {}) =>
    makeImport(owner, { sourceId: source.id, actorId: editor.actorId }, changes);

  it("is nothing that the public reads", async () => {
    await given();
    await expect(select(reader, "SELECT id FROM text_imports")).rejects.toMatchObject({
      code: "42501",
    });
  });
  const ended = { ended_at: new Date(), bytes: null };
  it.each([
    ["waits with its bytes", { bytes: null }],
    ["leaves no bytes at its end", { state: "CANCELLED", ended_at: new Date() }],
    ["ends at a time", { state: "CANCELLED", bytes: null }],
    ["is refused with a reason", { ...ended, state: "REFUSED" }],
    ["names the text that it became", { ...ended, state: "STORED" }],
    ["comes from an address only where it says so", { way: "ADDRESS", bytes: null }],
    ["is read from a time on", { state: "READING" }],
  ])("%s", async (_, changes) => {
    await expect(given(changes)).rejects.toMatchObject({
      constraint: "text_imports_shape_check",
    });
  });
  it("stays as it ended", async () => {
    const id = await given({ ...ended, state: "CANCELLED" });
    const again =
      "UPDATE text_imports SET state = 'WAITING', ended_at = NULL, bytes = '' WHERE id = $1";
    await expect(owner.query(again, [id])).rejects.toMatchObject({ code: "AS001" });
    const gone = owner.query("DELETE FROM text_imports WHERE id = $1", [id]);
    await expect(gone).rejects.toMatchObject({ code: "AS001" });
  });
  it("goes ninety days after an end without a text, and stays for good where it became one", async () => {
    const remove = "DELETE FROM text_imports WHERE id = $1";
    const old = { bytes: null, ended_at: daysAgo(91) };
    const refused = { ...old, state: "REFUSED", reason: "EMPTY", said: "There is no text in it." };
    for (const end of [refused, { ...old, state: "CANCELLED" }])
      expect((await owner.query(remove, [await given(end)])).rowCount).toBe(1);
    const edition_id = await makeEdition(owner, source.id);
    for (const end of [
      { ...old, state: "CANCELLED", ended_at: daysAgo(89) },
      { ...old, state: "STORED", edition_id },
      { created_at: daysAgo(91) },
    ])
      await expect(owner.query(remove, [await given(end)])).rejects.toMatchObject({
        code: "AS001",
      });
  });
  it("stays whose it is, and under the rights that it was given", async () => {
    const id = await given();
    const other = "UPDATE text_imports SET rights = 'IN_COPYRIGHT' WHERE id = $1";
    await expect(owner.query(other, [id])).rejects.toMatchObject({ code: "AS001" });
  });
});

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
const wordsOf = (editionId: string) =>
  select(
    reader,
    `SELECT id FROM blocks WHERE edition_id = $1 UNION ALL SELECT id FROM sentences WHERE edition_id = $1
       UNION ALL SELECT ordinal FROM edition_parts WHERE edition_id = $1`,
    [editionId],
  );
