import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import type { Holding } from "@/prisma/generated/enums";
import type { DescribedText } from "../rules/described";
import type { TextMap } from "../rules/excerpts/text-map";
import type { DividedText } from "../rules/parts";
import { storePlaces } from "./places";

/** What is recorded of a text, whether or not its words are held. */
export type TextRecord = DescribedText & {
  id: string;
  sourceId: string;
  audienceId: string;
  holding: Holding;
  /** Lower-case hex, over the text in UTF-8. */
  sha256: string;
  lengthUnits: number;
  actorId: string;
  createdAt: Date;
};
/** The words of a text as they are stored; see `storable`. */
export type StoredText = { text: string; divided: DividedText; map: TextMap };

/** Keeps a text of a source: its record, and where its words are held, these with their blocks, sentences, parts and map. */
export async function storeText(
  tx: Transaction,
  record: TextRecord,
  words: StoredText | null,
): Promise<void> {
  await tx.db.edition.create({ data: record });
  if (words !== null) await storeWords(tx, record.id, words);
}

/** Keeps the words of a text that is recorded without them. */
export async function storeWords(
  tx: Transaction,
  editionId: string,
  { text, divided, map }: StoredText,
): Promise<void> {
  await tx.db.editionText.create({ data: { editionId, text } });
  for (const [statement, rows] of rowsOf(divided))
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx.sql(statement, [editionId, JSON.stringify(rows.slice(from, from + AT_ONCE))]);
  await storePlaces(tx, editionId, map);
}

const AT_ONCE = 5_000;

const rowsOf = ({ blocks, sentences, parts }: DividedText) =>
  [
    [BLOCKS, blocks],
    [SENTENCES, sentences],
    [PARTS, parts],
  ] as const;

// A book has some ten thousand rows: each statement carries thousands of them as one value.
const BLOCKS = {
  name: "texts_store_blocks",
  text: `INSERT INTO blocks (edition_id, id, kind, start, "end", text, section, page)
         SELECT $1::uuid, b.id, b.kind, b.start, b."end", b.text, b.section, b.page
         FROM json_to_recordset($2::json) AS b (id int, kind "BlockKind", start int, "end" int, text text, section text, page text)`,
};
const SENTENCES = {
  name: "texts_store_sentences",
  text: `INSERT INTO sentences (edition_id, id, block_id, start, "end")
         SELECT $1::uuid, s.id, s."blockId", s.start, s."end"
         FROM json_to_recordset($2::json) AS s (id int, "blockId" int, start int, "end" int)`,
};
const PARTS = {
  name: "texts_store_parts",
  text: `INSERT INTO edition_parts (edition_id, ordinal, title, start, "end", first_block, last_block)
         SELECT $1::uuid, p.ordinal, p.title, p.start, p."end", p."firstBlock", p."lastBlock"
         FROM json_to_recordset($2::json) AS p (ordinal int, title text, start int, "end" int, "firstBlock" int, "lastBlock" int)`,
};
