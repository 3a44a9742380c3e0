import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { BlockKind } from "@/prisma/generated/enums";

/** The parts of a text with the headings in each, in reading order. */
export type TextContents = {
  parts: { ordinal: number; title: string; headings: { blockId: number; text: string }[] }[];
  /** Whether it has more headings than are listed. */
  isCut: boolean;
};
/** One part of a text, block by block. */
export type ReadPart = {
  ordinal: number;
  title: string;
  blocks: { id: number; kind: BlockKind; text: string; page: string | null }[];
};

const HEADINGS = 600;

/**
 * What a text consists of: its parts, and its headings, 600 at most. Nothing of it where its words are not to be read by
 * whoever the connection is.
 *
 * @param sql of the public's role, unless who asks was judged
 */
export async function readContents(sql: Sql, editionId: string): Promise<TextContents> {
  const [parts, headings] = await Promise.all([
    sql<{ ordinal: number; title: string }>(PARTS, [editionId]),
    sql<{ ordinal: number; blockId: number; text: string }>(HEADINGS_IN, [editionId, HEADINGS + 1]),
  ]);
  const listed = headings.slice(0, HEADINGS);
  return {
    parts: parts.map((part) => ({
      ...part,
      headings: listed.filter(({ ordinal }) => ordinal === part.ordinal),
    })),
    isCut: headings.length > HEADINGS,
  };
}

/** One part of a text, in one statement; null where there is no such part, or its words are not to be read. */
export async function readPart(
  sql: Sql,
  editionId: string,
  ordinal: number,
): Promise<ReadPart | null> {
  const rows = await sql<ReadPart["blocks"][number] & { title: string }>(PART, [
    editionId,
    ordinal,
  ]);
  const [first] = rows;
  if (!first) return null;
  return { ordinal, title: first.title, blocks: rows.map(({ title: _, ...block }) => block) };
}

const PARTS = {
  name: "texts_parts",
  text: `SELECT ordinal, title FROM edition_parts WHERE edition_id = $1::uuid ORDER BY ordinal LIMIT 2000`,
};
const HEADINGS_IN = {
  name: "texts_headings",
  text: `SELECT p.ordinal, b.id AS "blockId", left(b.text, 200) AS text
         FROM edition_parts p JOIN blocks b ON b.edition_id = p.edition_id AND b.id BETWEEN p.first_block AND p.last_block
         WHERE p.edition_id = $1::uuid AND b.kind = 'HEADING' ORDER BY b.id LIMIT $2::int`,
};
const PART = {
  name: "texts_part",
  text: `SELECT b.id, b.kind, b.text, b.page, p.title
         FROM edition_parts p JOIN blocks b ON b.edition_id = p.edition_id AND b.id BETWEEN p.first_block AND p.last_block
         WHERE p.edition_id = $1::uuid AND p.ordinal = $2::int ORDER BY b.id`,
};
