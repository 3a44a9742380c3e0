import "server-only";
import { readSql, type Sql } from "@/lib/foundation/db";
import { sourceText } from "../rules/excerpts/check";
import type { SourceText } from "../rules/excerpts/matching";
import type { MapEntry } from "../rules/excerpts/text-map";

/**
 * The text of an edition with its map, ready for excerpts to be looked for in it; null where its words are not held. What
 * was read last stays in memory: some 150 ms for a book that is read anew, a millisecond for one that is still there.
 *
 * Whoever asks sees to it that its answer shows nobody more than they may read.
 *
 * @param sql of the transaction of who asks, where there is one
 */
export async function readSourceText(
  editionId: string,
  sql: Sql = readSql,
): Promise<SourceText | null> {
  const [held] = await sql<{ version: string }>(VERSION, [editionId]);
  if (!held) return forget(editionId);
  const known = kept.get(editionId);
  if (known?.version === held.version) {
    // To the end: what was asked for longest ago stands first.
    kept.delete(editionId);
    kept.set(editionId, known);
    return known.source;
  }
  const [row] = await sql<{ text: string; version: string; map: MapEntry[] }>(TEXT, [editionId]);
  if (!row) return forget(editionId);
  const source = sourceText(row.text, row.map);
  keep(editionId, { source, version: row.version, bytes: bytesOf(source) });
  return source;
}

type Kept = { source: SourceText; version: string; bytes: number };

// Next loads this module once per bundle layer; what is remembered is one per process.
const cache = globalThis as typeof globalThis & { assaySourceTexts?: Map<string, Kept> };
const kept = (cache.assaySourceTexts ??= new Map());

/** Some four books of a million characters. */
const BYTES_MOST = 160 * 1024 * 1024;

function keep(editionId: string, text: Kept): void {
  forget(editionId);
  kept.set(editionId, text);
  let bytes = Array.from(kept.values(), (one) => one.bytes).reduce((sum, one) => sum + one, 0);
  for (const [id, oldest] of kept) {
    // The one just read stays, however long: whoever asked for it holds it anyway.
    if (bytes <= BYTES_MOST || id === editionId) break;
    kept.delete(id);
    bytes -= oldest.bytes;
  }
}

function forget(editionId: string): null {
  kept.delete(editionId);
  return null;
}

/** Text and letters, two offsets a letter, and the index of words that is made for the first excerpt that is not found. */
const bytesOf = ({ letters: { text, starts } }: SourceText): number =>
  2 * text.length + 2 * starts.length + 8 * starts.length + INDEX_BYTES * text.length;
const INDEX_BYTES = 28;

// A row that was written again has another version: words that were taken out are not remembered.
const VERSION = {
  name: "texts_version",
  text: "SELECT xmin::text AS version FROM edition_texts WHERE edition_id = $1",
};
const TEXT = {
  name: "texts_source_text",
  text: `SELECT t.text, t.xmin::text AS version, coalesce((
           SELECT json_agg(json_build_object('label', p.label, 'value', p.value, 'start', p.start, 'level', p.level)
                           ORDER BY p.ordinal)
           FROM edition_places p WHERE p.edition_id = t.edition_id), '[]') AS map
         FROM edition_texts t WHERE t.edition_id = $1`,
};
