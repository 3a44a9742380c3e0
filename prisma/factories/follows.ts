import type pg from "pg";
import { makeAuditEvent } from "./moderation";
import { insertRow } from "./connection";
import type { Reviewer } from "./people";

/** Something that a person was told, of an event of nobody's. */
export async function makeNotice(
  db: pg.Client,
  { actorId }: Reviewer,
  row: Record<string, unknown> = {},
): Promise<{ noticeId: string }> {
  const about = { name: "verdict", subject_kind: "claim", subject_id: "somewhere" };
  const notice = { recipient_actor_id: actorId, event_id: await makeAuditEvent(db), ...about };
  return { noticeId: (await insertRow(db, "notifications", { ...notice, ...row })).id };
}

/** Somebody follows something. */
export const makeFollow = (
  db: pg.Client,
  { actorId }: Reviewer,
  what: Record<string, unknown>,
): Promise<unknown> => insertRow(db, "follows", { actor_id: actorId, ...what });
