import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import type { TextMap } from "../rules/excerpts/text-map";

/** Keeps the map of an edition, with which its locators are checked. Once: a text stays as it is, and so does its map. */
export async function storePlaces(
  { db }: Transaction,
  editionId: string,
  map: TextMap,
): Promise<void> {
  const rows = map.map(({ label, value, start, level }, index) => ({
    ...{ editionId, ordinal: index + 1, label, value, start, level },
  }));
  // A statement has room for some 30,000 values.
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await db.editionPlace.createMany({ data: rows.slice(from, from + AT_ONCE) });
}

const AT_ONCE = 5_000;
