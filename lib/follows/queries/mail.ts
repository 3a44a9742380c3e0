import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { readSql, type Sql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import type { MailCadence } from "@/prisma/generated/enums";
import { IS_REACHABLE } from "./digests-due";

/** How often the viewer has chosen to have letters; null where no letter would reach them. */
export async function getMailChoice(viewer: Viewer): Promise<MailChoice | null> {
  if (!viewer.actorId || !areLettersRead(env())) return null;
  const [choice] = await readSql<MailChoice>(READ, [viewer.actorId]);
  return choice ?? null;
}

export type MailChoice = {
  /** Null while they were not asked. */
  cadence: MailCadence | null;
  /** Of their letters; before they chose, that of the class that they joined last. */
  timeZone: string;
};

/** What the page of a letter's token shows; null where the token is of no letter from here, or its reader is gone. */
export const getStopSheet = (token: string, now: Date): Promise<StopSheet | null> =>
  findStopped(readSql, token, now);

/** The same for a command. */
export async function findStopped(sql: Sql, token: string, now: Date): Promise<StopSheet | null> {
  const [found] = await sql<StopSheet>(BY_TOKEN, [sha256Hex(token), now]);
  return found ?? null;
}

export type StopSheet = {
  actorId: string;
  cadence: MailCadence;
  isStopped: boolean;
  /** Whether letters can be had again here: for a day after they were stopped. */
  isResumable: boolean;
};

const READ = {
  name: "follows_get_mail_choice",
  text: `SELECT CASE WHEN m.stopped_at IS NOT NULL THEN 'NEVER' ELSE m.cadence::text END AS cadence,
           coalesce(m.time_zone, (
             SELECT k.time_zone FROM enrolments e JOIN classes k ON k.id = e.class_id
             WHERE e.actor_id = a.id AND e.ended_at IS NULL ORDER BY e.began_at DESC LIMIT 1), 'UTC') AS "timeZone"
         FROM actors a JOIN profiles p ON p.id = a.profile_id LEFT JOIN mail_choices m ON m.actor_id = a.id
         WHERE a.id = $1 AND ${IS_REACHABLE}`,
};
const BY_TOKEN = {
  name: "follows_mail_choice_by_token",
  text: `SELECT m.actor_id AS "actorId", m.cadence::text AS cadence,
           m.cadence = 'NEVER' OR m.stopped_at IS NOT NULL AS "isStopped",
           coalesce(m.cadence <> 'NEVER' AND m.stopped_at > $2::timestamptz - interval '1 day', false) AS "isResumable"
         FROM digests d JOIN mail_choices m ON m.actor_id = d.actor_id
         JOIN actors a ON a.id = m.actor_id AND a.profile_id IS NOT NULL
         WHERE d.token_sha256 = $1`,
};
