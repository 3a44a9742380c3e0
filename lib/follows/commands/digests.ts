import "server-only";
import { randomBytes } from "node:crypto";
import { asSystem, hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import type { Sql } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import { notFound } from "@/lib/foundation/errors";
import { deliverLetter, keepLetter } from "@/lib/identity/commands/letters";
import { DIGESTS_DUE, DIGESTS_STRANDED, IS_REACHABLE, turnsAt } from "../queries/digests-due";
import { listInDigest } from "../queries/notices";
import { digestLetter, NOTICES_PER_LETTER, type Cadence } from "../rules/digest";
import { stopLettersPath, stopLettersUrl } from "../rules/mail";
import { digestInput, gatherInput } from "../schema";

/** How many digests one run opens; the rest is asked for again. */
const AT_ONCE = 2_000;

/**
 * Opens a digest for everybody whose letter is due, with the job that sends it, and has those sent at last whose job gave
 * up. A person has one for a day and one at a time: whichever runs do this at once, the database takes the first.
 */
export const gatherDigests = hotCommand({
  permission: "system.gather",
  input: gatherInput,
  subject: async () => NOTHING,
  run: async ({ tx: { sql }, now, enqueue }) => {
    const opened = (await sql(OPEN, [...(await turnsAt(sql, now)), AT_ONCE])).length;
    const revived = (await sql(REVIVE, [])).length;
    if (opened === AT_ONCE) enqueue("follows.gather", {}, { jobKey: "follows.gather:more" });
    return {
      result: { opened, revived },
      audit: { subjectKind: "installation", subjectId: "digests", after: { opened, revived } },
    };
  },
});

/**
 * Sends one digest, once. Throws when the mail server fails, so that the worker tries again: until then its words are
 * made anew each time, of what is unread by then, so that a day without mail ends in one letter.
 */
export async function sendDigest(digestId: string): Promise<void> {
  const written = await asSystem(digest)({ digestId, act: "write" }, systemClock);
  const letterId = written.ok && written.value.result.letterId;
  if (!letterId) return;
  await deliverLetter(letterId);
  await asSystem(digest)({ digestId, act: "end" }, systemClock);
}

/** Writes the letter of a digest, or notes that it was sent. Where it is wanted no more or has nothing to say, it ends unsent. */
export const digest = hotCommand({
  permission: "system.digest",
  input: digestInput,
  subject: async () => NOTHING,
  run: async ({ input: { digestId, act }, tx: { sql }, now }) => {
    const [waiting] = await sql<Waiting>(HOLD, [digestId]);
    if (!waiting) return notFound();
    const letterId = act === "write" ? await write(sql, digestId, waiting) : null;
    // What was not sent leaves no letter; where there is no mail server, what was sent stays in the outbox.
    if (letterId === null) await sql(END, [digestId, now, act === "write"]);
    const became = act === "end" ? "sent" : letterId === null ? "dropped" : "written";
    return {
      result: { letterId },
      audit: { subjectKind: "digest", subjectId: digestId, after: { became } },
    };
  },
});

/** The letter's id; null where there is none to send. */
async function write(sql: Sql, digestId: string, waiting: Waiting): Promise<string | null> {
  if (waiting.isDelivered) return waiting.letterId;
  const { actorId, isWanted, chosenAt, recipient, name, cadence } = waiting;
  if (!isWanted) return null;
  await sql(TAKE, [digestId, actorId, chosenAt]);
  const { items, total } = await listInDigest(sql, actorId, digestId, NOTICES_PER_LETTER);
  if (total === 0) return null;
  const token = tokenIn(waiting.stopUrl) ?? (await newToken(sql, digestId));
  const { origin } = env();
  const stopUrl = origin + stopLettersPath(token);
  const letter = digestLetter({ name, cadence, items, total, origin, stopUrl });
  return keepLetter(sql, digestId, {
    ...{ recipient, ...letter },
    stopUrl: origin + stopLettersUrl(token),
  });
}

async function newToken(sql: Sql, digestId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql(NAME_TOKEN, [digestId, sha256Hex(token)]);
  return token;
}

const tokenIn = (stopUrl: string | null) =>
  stopUrl === null ? null : new URL(stopUrl).searchParams.get("token");

type Waiting = {
  actorId: string;
  recipient: string;
  name: string;
  cadence: Cadence;
  chosenAt: Date;
  isWanted: boolean;
  letterId: string | null;
  isDelivered: boolean;
  stopUrl: string | null;
};

// One after the other and after everything else: a mail server that hangs holds up no tally.
const ADD_JOB = `graphile_worker.add_job('follows.digest', json_build_object('digestId', d.id),
  queue_name => 'follows.digests', priority => 10, max_attempts => 25, job_key => 'follows.digest:' || d.id)`;
const OPEN = {
  name: "follows_open_digests",
  text: `WITH due AS (${DIGESTS_DUE} ORDER BY m.actor_id LIMIT $6::int),
         opened AS (
           INSERT INTO digests (actor_id, for_day, opened_at) SELECT actor_id, for_day, $5 FROM due
           ON CONFLICT DO NOTHING RETURNING id)
         SELECT ${ADD_JOB} FROM opened d`,
};
const REVIVE = {
  name: "follows_revive_digests",
  text: `SELECT ${ADD_JOB} FROM (${DIGESTS_STRANDED} LIMIT ${AT_ONCE}) d`,
};
const HOLD = {
  name: "follows_hold_digest",
  text: `SELECT d.actor_id AS "actorId", p.email AS recipient, p.name, m.cadence::text AS cadence, m.chosen_at AS "chosenAt",
           coalesce(m.cadence <> 'NEVER' AND m.stopped_at IS NULL AND ${IS_REACHABLE}, false) AS "isWanted",
           l.id AS "letterId", l.delivered_at IS NOT NULL AS "isDelivered", l.stop_url AS "stopUrl"
         FROM digests d JOIN actors a ON a.id = d.actor_id
         LEFT JOIN mail_choices m ON m.actor_id = d.actor_id LEFT JOIN profiles p ON p.id = a.profile_id
         LEFT JOIN letters l ON l.digest_id = d.id
         WHERE d.id = $1 AND d.ended_at IS NULL FOR UPDATE OF d`,
};
// Whatever it took before stays its own.
const TAKE = {
  name: "follows_take_into_digest",
  text: `UPDATE notifications SET digest_id = $1
         WHERE recipient_actor_id = $2 AND read_at IS NULL AND digest_id IS NULL AND created_at > $3`,
};
const NAME_TOKEN = {
  name: "follows_name_token",
  text: "UPDATE digests SET token_sha256 = $2 WHERE id = $1",
};
const END = {
  name: "follows_end_digest",
  text: `WITH unsent AS (DELETE FROM letters WHERE digest_id = $1 AND delivered_at IS NULL AND $3::boolean)
         UPDATE digests SET ended_at = $2 WHERE id = $1`,
};
