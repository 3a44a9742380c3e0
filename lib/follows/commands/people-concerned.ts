import type { NoticeName } from "../rules/notices";

/** What a notification is about, and what it is known by: one of a key for one person. Pieces of SQL over `event`. */
export type About = { kind: string; subject: string; key: string };

/** What the event itself is about, told once for each event. */
export const EVENT: About = { kind: "event.kind", subject: "event.subject", key: "event.id::text" };

/** A statement that gives people whom an event concerns, as `concerned.ts` says it. */
export function people(
  name: NoticeName,
  actor: string,
  joined: string,
  when = "true",
  { kind, subject, key }: About = EVENT,
  isFollower = false,
): string {
  return `SELECT ${actor} AS actor_id, '${name}'::text AS name, ${isFollower} AS is_follower,
      ${kind}::text AS kind, ${subject} AS subject, ${key} AS key
    FROM event JOIN ${joined} WHERE ${when}`;
}
