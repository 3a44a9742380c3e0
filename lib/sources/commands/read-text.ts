import "server-only";
import type { z } from "zod";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import type { Sql } from "@/lib/foundation/db";
import { isLeft } from "../queries/given-texts";
import { readTextInput } from "../schema/texts";
import { holdImport } from "./hold-import";

/** How often a worker begins to read one thing that was given: whatever ends a worker three times would end the fourth. */
const ATTEMPTS_MOST = 3;

/**
 * What a worker notes about something that was given as a text: that it begins to read it, how far it is, that it is no
 * text and why, or that it gives it back unread. Of two that have the same one only the later is heard. `reclaim` takes
 * back what a worker left when it died.
 */
export const readText = hotCommand({
  permission: "system.readText",
  input: readTextInput,
  subject: async () => NOTHING,
  run: async ({ input, tx: { sql }, now, enqueue }) => {
    const became = await noted(sql, input, now);
    for (const importId of became.again) enqueue("sources.readText", { importId });
    const { taken, isHeard, again } = became;
    const subjectId = input.act === "reclaim" ? "texts" : input.importId;
    return {
      result: { taken, isHeard },
      audit: { subjectKind: "textImport", subjectId, after: { act: input.act, isHeard, again } },
    };
  },
});

type Noted = { taken: Taken | null; isHeard: boolean; again: string[] };
/** What is to be read, and by which attempt. */
export type Taken = {
  attempt: number;
  actorId: string;
  address: string | null;
  fileName: string | null;
  mediaType: string | null;
};

async function noted(sql: Sql, input: z.output<typeof readTextInput>, now: Date): Promise<Noted> {
  const heard = (rows: unknown[]): Noted => ({ taken: null, isHeard: rows.length > 0, again: [] });
  switch (input.act) {
    case "take":
      return take(sql, input.importId, now);
    case "progress":
      return heard(await sql(PROGRESS, [input.importId, input.attempt, input.done, now]));
    case "refuse": {
      const { importId, attempt, reason, said } = input;
      return heard(await sql(REFUSE, [importId, attempt, reason, said, now]));
    }
    case "giveBack":
      return heard(
        await sql(GIVE_BACK, [input.importId, input.attempt, ATTEMPTS_MOST, ...LEFT, now]),
      );
    case "reclaim": {
      const values = [ATTEMPTS_MOST, ...LEFT, now];
      const rows = await sql<{ id: string; state: string }>(RECLAIM, values);
      const again = rows.filter(({ state }) => state === "WAITING").map(({ id }) => id);
      return { taken: null, isHeard: rows.length > 0, again };
    }
  }
}

async function take(sql: Sql, importId: string, now: Date): Promise<Noted> {
  const held = await holdImport(sql, importId);
  if (held?.state !== "WAITING") return { taken: null, isHeard: false, again: [] };
  const attempt = held.attempts + 1;
  await sql(TAKE, [importId, attempt, now]);
  const { actorId, address, fileName, mediaType } = held;
  return { taken: { attempt, actorId, address, fileName, mediaType }, isHeard: true, again: [] };
}

const LEFT = [
  "WORKER_LOST",
  "Reading it was begun three times, and broke off each time on our side. Nothing was kept of it: give it again, or bring the part that is quoted as plain text.",
];

const TAKE = {
  name: "sources_import_take",
  text: `UPDATE text_imports SET state = 'READING', attempts = $2, progress = 0, taken_at = $3 WHERE id = $1::uuid`,
};
const MINE = `id = $1::uuid AND attempts = $2 AND state = 'READING'`;
const PROGRESS = {
  name: "sources_import_progress",
  text: `UPDATE text_imports SET progress = greatest(progress, $3), taken_at = $4 WHERE ${MINE} RETURNING id`,
};
const REFUSE = {
  name: "sources_import_refuse",
  text: `UPDATE text_imports SET state = 'REFUSED', reason = $3, said = $4, ended_at = $5, bytes = NULL
         WHERE ${MINE} RETURNING id`,
};
// Waits again, or ends where that would be once too often; the values before it say how often, and what is said then.
const wait = (first: number) => {
  const isLast = `attempts >= $${first}::int`;
  const now = `$${first + 3}::timestamptz`;
  return `state = (CASE WHEN ${isLast} THEN 'REFUSED' ELSE 'WAITING' END)::"ImportState",
    reason = CASE WHEN ${isLast} THEN $${first + 1}::text END, said = CASE WHEN ${isLast} THEN $${first + 2}::text END,
    ended_at = CASE WHEN ${isLast} THEN ${now} END, taken_at = ${now},
    bytes = CASE WHEN ${isLast} THEN NULL ELSE bytes END`;
};
const GIVE_BACK = {
  name: "sources_import_give_back",
  text: `UPDATE text_imports SET ${wait(3)} WHERE ${MINE} RETURNING id`,
};
const RECLAIM = {
  name: "sources_import_reclaim",
  text: `UPDATE text_imports SET ${wait(1)} WHERE id IN (
           SELECT id FROM text_imports WHERE ${isLeft("$4::timestamptz")} ORDER BY created_at LIMIT 100
           FOR NO KEY UPDATE SKIP LOCKED)
         RETURNING id, state`,
};
