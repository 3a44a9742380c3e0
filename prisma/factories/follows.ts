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

/** Somebody who chose letters was told something, and the letter of it waits. */
export async function makeDigest(
  db: pg.Client,
  reader: Reviewer,
  recipient: string,
): Promise<void> {
  const { actorId } = reader;
  await insertRow(db, "mail_choices", {
    ...{ actor_id: actorId, cadence: "DAILY", time_zone: "UTC", chosen_at: new Date() },
  });
  const { id: digestId } = await insertRow(db, "digests", {
    ...{ actor_id: actorId, for_day: "2026-11-27", opened_at: new Date() },
  });
  await makeNotice(db, reader, { digest_id: digestId });
  await insertRow(db, "letters", {
    ...{ digest_id: digestId, recipient, subject: "1 notification", text: "Hello" },
    stop_url: "https://assay.example.org/api/letters/stop?token=t",
  });
}
