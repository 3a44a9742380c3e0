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
  for (const { row, column, steps } of planned) await replace(sql, row, column, steps);
  for (const row of rows)
    for (const [column, from] of Object.entries(madeFrom(row.table))) {
      const text = row.texts[column];
      const isTouched = planned.some(
        (one) => one.column === from && (one.row === row || !(from in row.texts)),
      );
      if (text && isTouched) await replace(sql, row, column, [markText(markOf(text))]);
    }
}

async function replace(sql: Sql, row: HeldRow, column: string, steps: readonly string[]) {
  for (const text of steps) row.at = await replaceAt(sql, row, column, text);
}

/** Puts a text into a column of the row that stands here, and says where the row stands then. */
export async function replaceAt(
  sql: Sql,
  { table, at }: { table: string; at: string },
  column: string,
  text: string,
): Promise<string> {
  const [moved] = await sql<{ at: string }>(
    {
      name: `moderation_redact_${table}_${column}`,
      text: `UPDATE ${table} SET "${column}" = $2 WHERE ctid = $1::tid RETURNING ctid::text AS at`,
    },
    [at, text],
  );
  if (!moved) throw new Error(`a row of ${table} moved while its words were taken out`);
  return moved.at;
}
