import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { hasAudience, isEveryones, listHeld } from "../queries/held-texts";
import {
  lengthOf,
  SHORT,
  spellingsOf,
  standing,
  subjectIdOf,
  TELLING,
  type RedactionSubject,
} from "../rules/redaction";
import { stepsInCopies } from "../rules/redaction-plan";
import { replaceEach } from "./redact-rows";

/**
 * Takes words out of what the program keeps beside people's contributions: the log, what verdicts were computed from,
 * answers kept for forms sent twice, drafts, letters, reports, what classes wrote, and notes that somebody wrote for
 * themselves, which nobody is shown to redact them one by one. Words that stay there go from the log of the thing itself alone. Returns how
 * many rows changed; null where they stand in more of one table than is taken at once, and then the transaction is to
 * be given up.
 */
export async function redactCopies(
  sql: Sql,
  on: RedactionSubject,
  words: readonly string[],
): Promise<number | null> {
  const staying = await wordsStaying(sql, words);
  const going = words.filter((some) => !staying.includes(some));
  let changed = await redactLog(sql, on, words);
  if (going.length === 0) return changed;
  const spelled = spelledOf(going);
  for (const copy of COPIES) {
    const found = await sql<Found>(finding(copy), [
      spelled.map(({ text }) => text),
      spelled.map(({ text }) => standing(text)),
    ]);
    if (found.length > MOST_COPIES) return null;
    changed += await redactRows(sql, copy, found, going);
  }
  return changed;
}

/** Which of some words stay in what the program keeps: too short to mean anybody, or short and in many places. */
export async function wordsStaying(sql: Sql, words: readonly string[]): Promise<string[]> {
  const common = words.filter((some) => lengthOf(some) >= SHORT && lengthOf(some) < TELLING);
  const spelled = spelledOf(common);
  const found = spelled.length
    ? await sql<{ words: string }>(COMMON, [
        spelled.map(({ words: some }) => some),
        spelled.map(({ text }) => text),
        spelled.map(({ text }) => standing(text)),
        MOST_OF_SHORT,
      ])
    : [];
  return words.filter(
    (some) => lengthOf(some) < SHORT || found.some(({ words: one }) => one === some),
  );
}

const spelledOf = (words: readonly string[]) =>
  words.flatMap((some) => spellingsOf(some).map(({ text }) => ({ words: some, text })));

async function redactLog(sql: Sql, on: RedactionSubject, words: readonly string[]) {
  const found = await sql<Found>(LOG_OF, [
    subjectIdOf(on),
    TOLD_ELSEWHERE.includes(on.kind) ? on.id : null,
    // The log calls a reviewer's account a profile.
    on.kind === "reviewer" ? [on.kind, "profile"] : [on.kind],
  ]);
  return redactRows(sql, LOG, found, words, { isOwnLog: true });
}

// The first step of every row in one statement, then the second of those that have one: each changes one passage.
async function redactRows(
  sql: Sql,
  { table, columns }: Copy,
  rows: readonly Found[],
  words: readonly string[],
  where: { isOwnLog?: boolean } = {},
): Promise<number> {
  const touched = new Set<Found>();
  for (const column of columns) {
    const changes = rows.map((row) => ({
      row,
      steps: stepsInCopies(row[column] ?? "", words, where),
    }));
    for (let nth = 0; ; nth += 1) {
      const now = changes.flatMap(({ row, steps }) =>
        nth in steps ? { row, text: steps[nth]! } : [],
      );
      if (now.length === 0) break;
      await replaceEach(sql, table, column, now);
      for (const { row } of now) touched.add(row);
    }
  }
  return touched.size;
}

type Found = { at: string } & Record<string, string | null>;
/** How many rows of one table may keep the words. */
const MOST_COPIES = 10_000;
/** Short words that stand in more rows than these are not meant wherever they stand. */
const MOST_OF_SHORT = 200;

/** `of`: which rows `x` of the table are copies; all of them, where nothing is said. */
type Copy = { table: string; columns: readonly string[]; of?: string };

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
  { table: "excerpt_checks", columns: ["matched", "differences", "shown", "locator", "reason"] },
  // What a class wrote about the words of others: it quotes them.
  { table: "appraisals", columns: ["reason", "quote"] },
  { table: "saved_work", columns: ["content"] },
  { table: "marks", columns: ["comment"] },
  { table: "grade_events", columns: ["override_reason"] },
  { table: "inquiries", columns: ["question", "answer"] },
  { table: "extensions", columns: ["reason"] },
  { table: "unmaskings", columns: ["reason"] },
  { table: "bank_comments", columns: ["comment"] },
  { table: "assignment_templates", columns: ["title", "content"] },
  { table: "assignments", columns: ["title", "instructions"] },
  { table: "criteria", columns: ["title", "hint"] },
  { table: "levels", columns: ["description"] },
  ...listHeld()
    .filter(({ table }) => hasAudience(table))
    .map(({ table, columns }) => ({
      ...{ table, columns: Object.keys(columns), of: `NOT (${isEveryones(table)})` },
    })),
];

const selecting = ({ columns }: Copy) =>
  ["x.ctid::text AS at", ...columns.map((column) => `x."${column}"`)].join(", ");

const standsInOneOf = ({ columns }: Copy) =>
  columns
    .map((column) => `(strpos(x."${column}", n.text) > 0 AND x."${column}" ~ n.standing)`)
    .join(" OR ");

const finding = (copy: Copy) => ({
  name: `moderation_copies_in_${copy.table}${copy.of ? "_of_some" : ""}`,
  text: `SELECT ${selecting(copy)} FROM ${copy.table} x
         WHERE ${copy.of ?? "true"} AND EXISTS (
           SELECT 1 FROM unnest($1::text[], $2::text[]) n (text, standing) WHERE ${standsInOneOf(copy)})
         LIMIT ${MOST_COPIES + 1} FOR NO KEY UPDATE`,
});

const COMMON = {
  name: "moderation_common_words",
  text: `SELECT words FROM (${COPIES.map(
    (copy) => `SELECT n.words FROM ${copy.table} x
      JOIN unnest($1::text[], $2::text[], $3::text[]) n (words, text, standing) ON ${standsInOneOf(copy)}
      WHERE ${copy.of ?? "true"}`,
  ).join(" UNION ALL ")}) found GROUP BY words HAVING count(*) > $4`,
};

const TOLD_ELSEWHERE: readonly string[] = ["flag", "ruling", "redaction"];
// Both halves by the index of the log, which begins with the kind.
const LOG_OF = {
  name: "moderation_log_of",
  // The log tells of these under what they are about, and once told their words too.
  text: `WITH about AS (
           SELECT f.subject_kind AS kind, f.subject_id AS id FROM flags f WHERE f.id = $2::uuid
           UNION ALL SELECT r.subject_kind, r.subject_id FROM rulings r WHERE r.id = $2::uuid
           UNION ALL SELECT d.subject_kind, d.subject_id FROM redactions d WHERE d.id = $2::uuid)
         SELECT ${selecting(LOG)} FROM audit_events x
         WHERE (x.subject_kind = ANY($3::text[]) AND x.subject_id = $1)
           OR (x.subject_kind = ANY(ARRAY(SELECT kind FROM about)) AND x.subject_id = ANY(ARRAY(SELECT id FROM about))
             AND x.name IN ('flag.raise', 'ruling.give', 'ruling.answer', 'ruling.review', 'text.redact'))
         FOR NO KEY UPDATE OF x`,
};
