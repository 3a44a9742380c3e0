import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { lengthOf, SHORT, standing, standsIn, type RedactionSubject } from "../rules/redaction";
import { isEveryones, listHeld, readHeld } from "./held-texts";

/**
 * Where the same words stand in people's other texts, by kind of text, with how often: a redaction takes them out of one
 * thing, and whoever decides is told of the others. What somebody wrote for themselves is not looked at. Words of fewer
 * than 12 characters are looked for where they stand on their own, and those of fewer than 6 not at all.
 */
export async function listElsewhere(
  sql: Sql,
  on: RedactionSubject,
  words: readonly string[],
): Promise<Elsewhere> {
  const sought = words.filter((some) => lengthOf(some) >= SHORT);
  if (sought.length === 0) return { elsewhere: [], keptParagraphs: 0 };
  const own = await readHeld(sql, on);
  const found = await sql<Found>(ELSEWHERE, [sought, sought.map(standing)]);
  const elsewhere = found.flatMap(({ table, column, label, count }) => {
    if (table === PARAGRAPHS.table) return [];
    const here = own.filter(
      (row) =>
        row.table === table && sought.some((some) => standsIn(row.texts[column] ?? "", some)),
    ).length;
    return count > here ? [{ label, count: count - here }] : [];
  });
  const kept = found.find(({ table }) => table === PARAGRAPHS.table);
  return { elsewhere, keptParagraphs: kept?.count ?? 0 };
}

export type Elsewhere = {
  elsewhere: { label: string; count: number }[];
  /** In how many paragraphs of texts that are kept here the words stand. */
  keptParagraphs: number;
};
type Found = { table: string; column: string; label: string; count: number };

// A text that is kept here is no contribution, and no redaction changes it.
const PARAGRAPHS = { table: "blocks", column: "text", label: "Paragraph", of: "true" };
// What reports say goes with the words, as drafts and letters do.
const COLUMNS = listHeld()
  .flatMap(({ table, columns }) =>
    Object.entries(columns).map(([column, label]) => ({
      ...{ table, column, label, of: isEveryones(table) },
    })),
  )
  .filter(({ table, column }) => table !== "flags" || column !== "note");

const counting = ({ table, column, label, of }: typeof PARAGRAPHS) =>
  `SELECT '${table}' AS "table", '${column}' AS "column", '${label}' AS label, count(*)::int AS count FROM ${table} x
   WHERE ${of} AND EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) n (text, standing)
     WHERE strpos(x.${column}, n.text) > 0 AND x.${column} ~ n.standing) HAVING count(*) > 0`;

const ELSEWHERE = {
  name: "moderation_words_elsewhere",
  text: [...COLUMNS, PARAGRAPHS].map(counting).join(" UNION ALL "),
};
