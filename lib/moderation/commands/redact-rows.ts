import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { markText } from "@/lib/foundation/redacted";
import { heldTexts, madeFrom, type HeldRow } from "../queries/held-texts";
import { markOf, type RedactionSubject } from "../rules/redaction";
import { stepsFor, type Wanted } from "../rules/redaction-plan";

/** One stored text that changes: step by step, since each change of history replaces one passage. */
export type Planned = {
  row: HeldRow;
  column: string;
  label: string;
  steps: string[];
  after: string;
};

/** What becomes of each text in which something goes. */
export function planOf(
  rows: readonly HeldRow[],
  { kind }: RedactionSubject,
  wanted: Wanted,
): Planned[] {
  return heldTexts(rows, kind).flatMap(({ row, column, held }) => {
    const steps = stepsFor(held, wanted);
    const after = steps.at(-1);
    return after ? [{ row, column, label: held.label, steps, after }] : [];
  });
}

/** Replaces what was planned, and whole what the program made of these texts: an address, what a check found. */
export async function carryOut(
  sql: Sql,
  planned: readonly Planned[],
  rows: readonly HeldRow[],
): Promise<void> {
  for (const { row, column, steps } of planned)
    for (const text of steps) await replaceEach(sql, row.table, column, [{ row, text }]);
  for (const row of rows)
    for (const [column, from] of Object.entries(madeFrom(row.table))) {
      const text = row.texts[column];
      const isTouched = planned.some(
        (one) => one.column === from && (one.row === row || !(from in row.texts)),
      );
      if (text && isTouched)
        await replaceEach(sql, row.table, column, [{ row, text: markText(markOf(text)) }]);
    }
}

/**
 * Puts texts into a column of rows of one table, all in one statement, and notes where each row stands then. Each row may
 * be named once.
 */
export async function replaceEach(
  sql: Sql,
  table: string,
  column: string,
  changes: readonly { row: { at: string }; text: string }[],
): Promise<void> {
  const moved = await sql<{ nth: number; at: string }>(
    {
      name: `moderation_redact_${table}_${column}`,
      text: `UPDATE ${table} x SET "${column}" = n.text
             FROM unnest($1::tid[], $2::text[]) WITH ORDINALITY n (at, text, nth)
             WHERE x.ctid = n.at RETURNING n.nth::int AS nth, x.ctid::text AS at`,
    },
    [changes.map(({ row }) => row.at), changes.map(({ text }) => text)],
  );
  if (moved.length < changes.length)
    throw new Error(`a row of ${table} moved while its words were taken out`);
  for (const { nth, at } of moved) changes[nth - 1]!.row.at = at;
}
