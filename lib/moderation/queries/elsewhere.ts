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
): Promise<Elsewhere[]> {
  const sought = words.filter((some) => lengthOf(some) >= SHORT);
  if (sought.length === 0) return [];
  const own = await readHeld(sql, on);
  const found = await sql<Elsewhere & { table: string; column: string }>(ELSEWHERE, [
    sought,
    sought.map(standing),
  ]);
  return found.flatMap(({ table, column, label, count }) => {
    const here = own.filter(
      (row) =>
        row.table === table && sought.some((some) => standsIn(row.texts[column] ?? "", some)),
    ).length;
    return count > here ? [{ label, count: count - here }] : [];
  });
}

export type Elsewhere = { label: string; count: number };

// A text that is kept and shown as it stands: its paragraphs are no contribution, and are withdrawn with their edition.
const PARAGRAPHS = {
  ...{ table: "blocks", column: "text", label: "Paragraph of a text kept here", of: "true" },
};
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
