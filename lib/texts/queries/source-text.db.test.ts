import { afterAll, expect, it } from "vitest";
import { closeDb, readSql, type Sql } from "@/lib/foundation/db";
import { makeEdition } from "@/prisma/factories/texts";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeSource } from "@/prisma/factories/sources";
import { checkExcerpt } from "../rules/excerpts/check";
import { readSourceText } from "./source-text";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("A text comes with its map, and from memory the second time", async () => {
  const { id: sourceId } = await makeSource(db);
  const editionId = await makeEdition(db, sourceId, { text: "The committee met all night.\n\nII" });
  await insertRow(db, "edition_places", {
    ...{ edition_id: editionId, ordinal: 2, label: "chapter", value: "II", start: 30, level: 1 },
  });
  const [first, again] = [await readSourceText(editionId), await readSourceText(editionId)];
  expect(again).toBe(first);
  const answer = checkExcerpt(first!, {
    ...{ excerpt: "The committee met all night", locator: { label: "chapter", value: "2" } },
  });
  expect(answer).toMatchObject({ status: "WRONG_LOCATOR", locator: "chapter I" });
});

it("What is no longer held is not remembered either, nor is what was written again", async () => {
  const { id: sourceId } = await makeSource(db);
  const editionId = await makeEdition(db, sourceId, { text: "Words that go and come." });
  const first = await readSourceText(editionId);
  const taken: Sql = () => Promise.resolve([]);
  expect(await readSourceText(editionId, taken)).toBeNull();
  expect(await readSourceText(editionId)).not.toBe(first);
  const rewritten: Sql = async (statement, values) => {
    const rows = await readSql<Record<string, unknown>>(statement, values);
    return rows.map((row) => ({ ...row, version: "another" })) as never;
  };
  const known = await readSourceText(editionId);
  expect(await readSourceText(editionId, rewritten)).not.toBe(known);
});
