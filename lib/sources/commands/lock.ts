import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";

/**
 * A public, live source for a command that changes it: others who change it wait. Null where there is none, and of one that
 * was merged into another, unless it is asked for as such.
 */
export async function lockSource(
  { sql }: Transaction,
  sourceId: string,
  { isMerged = false } = {},
): Promise<Subjects["source"] | null> {
  const [source] = await sql<{ actorId: string }>(LOCK_SOURCE, [
    ...[sourceId, PUBLIC_AUDIENCE_ID, isMerged],
  ]);
  return source ? { kind: "source", ownerActorIds: [source.actorId] } : null;
}

/** Whether it is a public, live source that was merged into none. */
export const isKept = async ({ db }: Transaction, id: string): Promise<boolean> =>
  (await db.source.count({
    where: { id, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE", mergedIntoId: null },
  })) > 0;

const LOCK_SOURCE = {
  name: "sources_lock",
  text: `SELECT actor_id AS "actorId" FROM sources WHERE id = $1 AND audience_id = $2 AND state = 'LIVE'
           AND (merged_into_id IS NOT NULL) = $3 FOR NO KEY UPDATE`,
};
