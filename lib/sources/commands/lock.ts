import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";

/** A public, live source for a command that changes it: others who change it wait. Null where there is none. */
export async function lockSource(
  { sql }: Transaction,
  sourceId: string,
): Promise<Subjects["source"] | null> {
  const [source] = await sql<{ actorId: string }>(LOCK_SOURCE, [sourceId, PUBLIC_AUDIENCE_ID]);
  return source ? { kind: "source", ownerActorIds: [source.actorId] } : null;
}

const LOCK_SOURCE = {
  name: "sources_lock",
  text: `SELECT actor_id AS "actorId" FROM sources WHERE id = $1 AND audience_id = $2 AND state = 'LIVE' FOR NO KEY UPDATE`,
};
