import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { spellingsOf, subjectIdOf, TELLING, type RedactionSubject } from "../rules/redaction";
import { stepsInCopies } from "../rules/redaction-plan";
import { replaceAt } from "./redact-rows";

/**
 * Takes words out of what the program keeps beside people's contributions: the log, what verdicts were computed from,
 * answers kept for forms sent twice, drafts, letters, reports. Words that say whose they are go wherever they stand;
 * shorter ones from what the log says of the thing itself. Returns how many rows changed.
 */
export async function redactCopies(
  sql: Sql,
  on: RedactionSubject,
  words: readonly string[],
): Promise<number> {
  const telling = words.filter((some) => [...some].length >= TELLING);
  let changed = await redactLog(sql, on, words);
  if (telling.length === 0) return changed;
  const spelled = telling.flatMap(spellingsOf).map(({ text }) => text);
  for (const copy of COPIES) {
    const found = await sql<{ at: string } & Record<string, string | null>>(finding(copy), [
      spelled,
    ]);
    changed += await redactRows(sql, copy, found, telling);
  }
  return changed;
}

async function redactLog(sql: Sql, on: RedactionSubject, words: readonly string[]) {
  const found = await sql<{ at: string } & Record<string, string | null>>(LOG_OF, [
    subjectIdOf(on),
    TOLD_ELSEWHERE.includes(on.kind) ? on.id : null,
  ]);
  return redactRows(sql, LOG, found, words);
}

async function redactRows(
  sql: Sql,
  { table, columns }: Copy,
  rows: readonly ({ at: string } & Record<string, string | null>)[],
  words: readonly string[],
): Promise<number> {
  let changed = 0;
  for (const row of rows) {
    let at = row.at;
    for (const column of columns)
      for (const step of stepsInCopies(row[column] ?? "", words))
        at = await replaceAt(sql, { table, at }, column, step);
    if (at !== row.at) changed += 1;
  }
  return changed;
}

type Copy = { table: string; columns: readonly string[] };

const LOG: Copy = { table: "audit_events", columns: ["before", "after"] };
const COPIES: readonly Copy[] = [
  LOG,
  { table: "idempotency_keys", columns: ["result"] },
  { table: "snapshots", columns: ["content"] },
  { table: "verdicts", columns: ["outcome"] },
  { table: "tallies", columns: ["verdict"] },
  { table: "bridging_fits", columns: ["content"] },
  { table: "drafts", columns: ["content"] },
  { table: "letters", columns: ["subject", "text"] },
  { table: "flags", columns: ["note"] },
  { table: "excerpt_checks", columns: ["matched", "differences", "locator", "reason"] },
];

const selecting = ({ columns }: Copy) =>
  ["x.ctid::text AS at", ...columns.map((column) => `x."${column}"`)].join(", ");

const finding = (copy: Copy) => ({
  name: `moderation_copies_in_${copy.table}`,
  text: `SELECT ${selecting(copy)} FROM ${copy.table} x
         WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) words (words)
           WHERE ${copy.columns.map((column) => `strpos(x."${column}", words) > 0`).join(" OR ")})
         FOR NO KEY UPDATE`,
});

const TOLD_ELSEWHERE: readonly string[] = ["flag", "ruling", "redaction"];
const LOG_OF = {
  name: "moderation_log_of",
  // The log tells of these under what they are about, and once told their words too.
  text: `SELECT ${selecting(LOG)} FROM audit_events x WHERE x.subject_id = $1
           OR (x.name IN ('flag.raise', 'ruling.give', 'ruling.answer', 'ruling.review', 'text.redact') AND x.subject_id IN (
             SELECT f.subject_id FROM flags f WHERE f.id = $2::uuid
             UNION ALL SELECT r.subject_id FROM rulings r WHERE r.id = $2::uuid
             UNION ALL SELECT d.subject_id FROM redactions d WHERE d.id = $2::uuid))
         FOR NO KEY UPDATE`,
};
