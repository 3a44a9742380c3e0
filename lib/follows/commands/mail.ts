import "server-only";
import { hotCommand } from "@/lib/access/command";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { conflict } from "@/lib/foundation/errors";
import { findStopped } from "../queries/mail";
import { chooseMailInput, stopMailInput } from "../schema";

/** Says how often one wants by mail what one is told. What was told before stays unsent. */
export const chooseMail = hotCommand({
  permission: "mail.choose",
  input: chooseMailInput,
  subject: async (_, { viewer: { actorId } }) => ({
    kind: "account",
    ownerActorIds: actorId ? [actorId] : [],
  }),
  run: async ({ input: { cadence, timeZone, on }, viewer, tx: { sql }, now }) => {
    const { actorId, profileId } = viewer.require();
    const [before] = await sql<{ cadence: string }>(READ, [actorId]);
    await sql(CHOOSE, [actorId, cadence, timeZone, now]);
    return {
      result: { on, cadence },
      audit: {
        ...{ subjectKind: "profile", subjectId: profileId ?? actorId },
        ...{ before: before ?? null, after: { cadence, timeZone } },
      },
    };
  },
});

/**
 * Stops the letters of whoever got one of them, by the token in it and without signing in, or has them come again within
 * a day. Stopping twice is stopping once.
 */
export const stopMail = hotCommand({
  permission: "mail.stop",
  input: stopMailInput,
  subject: async ({ token }, { tx: { sql }, now }) => {
    const found = await findStopped(sql, token, now);
    return found && { kind: "account", ownerActorIds: [found.actorId] };
  },
  run: async ({ input: { token, goal }, tx: { sql }, now }) => {
    const tokenSha256 = sha256Hex(token);
    const [changed] = await sql<{ profileId: string; wasStopped: boolean }>(
      goal === "stop" ? STOP : RESUME,
      [tokenSha256, now],
    );
    if (!changed)
      return conflict("They were stopped more than a day ago. Choose letters in your account.");
    return {
      result: { token, became: goal === "stop" ? "stopped" : "resumed" },
      audit: {
        ...{ subjectKind: "profile", subjectId: changed.profileId },
        ...{ before: { isStopped: changed.wasStopped }, after: { isStopped: goal === "stop" } },
      },
    };
  },
});

const READ = {
  name: "follows_read_mail_choice",
  text: "SELECT cadence::text AS cadence FROM mail_choices WHERE actor_id = $1 FOR UPDATE",
};
// Whoever has letters already and only says how often goes on having what is new since they first did.
const CHOOSE = {
  name: "follows_choose_mail",
  text: `INSERT INTO mail_choices AS m (actor_id, cadence, time_zone, chosen_at)
         VALUES ($1, $2::"MailCadence", $3, $4)
         ON CONFLICT (actor_id) DO UPDATE SET cadence = excluded.cadence, time_zone = excluded.time_zone, stopped_at = NULL,
           chosen_at = CASE WHEN m.cadence = 'NEVER' OR m.stopped_at IS NOT NULL THEN excluded.chosen_at ELSE m.chosen_at END`,
};
const OF_TOKEN = `mail_choices m JOIN digests d ON d.actor_id = m.actor_id AND d.token_sha256 = $1
           JOIN actors a ON a.id = m.actor_id AND a.profile_id IS NOT NULL`;
const STOP = {
  name: "follows_stop_mail",
  text: `WITH held AS (SELECT m.actor_id, a.profile_id, m.stopped_at FROM ${OF_TOKEN} FOR UPDATE OF m)
         UPDATE mail_choices m SET stopped_at = coalesce(m.stopped_at, $2) FROM held
         WHERE m.actor_id = held.actor_id
         RETURNING held.profile_id AS "profileId", held.stopped_at IS NOT NULL AS "wasStopped"`,
};
const RESUME = {
  name: "follows_resume_mail",
  text: `WITH held AS (SELECT m.actor_id, a.profile_id, m.stopped_at FROM ${OF_TOKEN}
           WHERE m.stopped_at IS NULL OR m.stopped_at > $2::timestamptz - interval '1 day' FOR UPDATE OF m)
         UPDATE mail_choices m SET stopped_at = NULL FROM held
         WHERE m.actor_id = held.actor_id
         RETURNING held.profile_id AS "profileId", held.stopped_at IS NOT NULL AS "wasStopped"`,
};
