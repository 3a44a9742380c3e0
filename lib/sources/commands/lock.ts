import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";

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

/**
 * The same for a command that changes what sources go back to: lineage, corrections by hand, merges. What leans on what is a
 * web: its changes wait for each other, so that no two close a circle.
 */
export async function lockInWeb(
  tx: Transaction,
  sourceId: string,
  asked: { isMerged?: boolean } = {},
): Promise<Subjects["source"] | null> {
  await tx.sql(LOCK_NAME, ["lineage"]);
  return lockSource(tx, sourceId, asked);
}

/** Whether it is a public, live source that was merged into none; where it is, it stays so until the transaction ends. */
export const isKept = async ({ sql }: Transaction, id: string): Promise<boolean> =>
  (await sql(KEEP_KEPT, [id, PUBLIC_AUDIENCE_ID])).length > 0;

const KEEP_KEPT = {
  name: "sources_keep_kept",
  text: `SELECT 1 FROM sources WHERE id = $1 AND audience_id = $2 AND state = 'LIVE' AND merged_into_id IS NULL FOR SHARE`,
};
const LOCK_SOURCE = {
  name: "sources_lock",
  text: `SELECT actor_id AS "actorId" FROM sources WHERE id = $1 AND audience_id = $2 AND state = 'LIVE'
           AND (merged_into_id IS NOT NULL) = $3 FOR NO KEY UPDATE`,
};
