import "server-only";
import { readSql, type Sql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import { letterDue, type Cadence } from "../rules/digest";

/** Whether somebody's letter is due, or one was given up that still waits: for the program itself. */
export async function areDigestsDue(now: Date): Promise<boolean> {
  if (!areLettersRead(env())) return false;
  const [found] = await readSql<{ areDue: boolean }>(ARE_DUE, await turnsAt(readSql, now));
  return found?.areDue ?? false;
}

/**
 * The letters whose turn it is, for every cadence and zone that somebody chose, as the first four parameters of
 * `DIGESTS_DUE`; the fifth is the moment.
 */
export async function turnsAt(sql: Sql, now: Date): Promise<unknown[]> {
  const chosen = await sql<{ cadence: Cadence; timeZone: string }>(CHOSEN);
  const turns = chosen.map(({ cadence, timeZone }) => letterDue(cadence, timeZone, now));
  return [
    chosen.map(({ cadence }) => cadence),
    chosen.map(({ timeZone }) => timeZone),
    turns.map(({ forDay }) => forDay),
    turns.map(({ at }) => at),
    now,
  ];
}

/** A condition on a profile `p`: it has an address that letters may go to. */
export const IS_REACHABLE = "p.email_verified AND NOT p.is_instant AND p.suspended_at IS NULL";

/**
 * A piece of SQL: who is to get a letter, and for which day. None has waited since before, none has gone since its turn
 * began, and by then there was something that they have not read, told since they chose to have letters.
 */
export const DIGESTS_DUE = `
  SELECT m.actor_id, turn.for_day
  FROM unnest($1::text[], $2::text[], $3::date[], $4::timestamptz[]) turn (cadence, time_zone, for_day, at)
  JOIN mail_choices m ON m.cadence::text = turn.cadence AND m.time_zone = turn.time_zone AND m.stopped_at IS NULL
  JOIN actors a ON a.id = m.actor_id JOIN profiles p ON p.id = a.profile_id
  WHERE ${IS_REACHABLE} AND m.chosen_at < turn.at
    AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.actor_id = m.actor_id
      AND (d.ended_at IS NULL OR d.for_day = turn.for_day OR d.ended_at BETWEEN turn.at AND $5::timestamptz))
    AND EXISTS (SELECT 1 FROM notifications n WHERE n.recipient_actor_id = m.actor_id AND n.read_at IS NULL
      AND n.digest_id IS NULL AND n.created_at > m.chosen_at AND n.created_at <= turn.at)`;

/** A piece of SQL: the digests that wait and that no job will try any more. */
export const DIGESTS_STRANDED = `
  SELECT d.id FROM digests d WHERE d.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'follows.digest:' || d.id
      AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`;

const CHOSEN = {
  name: "follows_cadences_chosen",
  text: `SELECT DISTINCT cadence::text AS cadence, time_zone AS "timeZone" FROM mail_choices
         WHERE cadence <> 'NEVER' AND stopped_at IS NULL`,
};
const ARE_DUE = {
  name: "follows_are_digests_due",
  text: `SELECT EXISTS (${DIGESTS_DUE}) OR EXISTS (${DIGESTS_STRANDED}) AS "areDue"`,
};
