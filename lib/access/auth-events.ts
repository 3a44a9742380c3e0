import "server-only";
import { canonicalJson, type JsonValue } from "@/lib/foundation/canonical-json";
import { readSql, transactSql, type Sql } from "@/lib/foundation/db";
import { isCastAdmitted, peerOf } from "./peer";
import type { Permission } from "./permissions";

/** Gives a new profile its actor, its NAME byline and its private audience, and says so in the audit. */
export async function openActor(sql: Sql, profileId: string): Promise<void> {
  const [actor] = await sql<{ id: string }>(INSERT_ACTOR, [profileId]);
  if (!actor) throw new Error("an actor was not inserted");
  await sql(INSERT_BYLINE, [actor.id, profileId]);
  await sql(INSERT_AUDIENCE, [actor.id]);
  await noteAuthEvent(sql, "account.open", profileId);
}

/**
 * The last question before any session: whether this profile may be signed in on this request. Its
 * session then notes the client's address.
 *
 * @throws SessionRefused for suspended and unconfirmed profiles, and for the cast where it is locked
 */
export async function admitSession<S extends { userId: string }>(
  session: S,
  headers: Headers,
  sql: Sql = readSql,
): Promise<S & { ipAddress: string | null }> {
  const [profile] = await sql<ProfileRow>(READ_PROFILE, [session.userId]);
  if (!profile || profile.suspended) throw new SessionRefused("SUSPENDED");
  if (profile.isDemonstration && !isCastAdmitted(headers)) throw new SessionRefused("CAST_LOCKED");
  return { ...session, ipAddress: peerOf(headers).client };
}

/** Why a session was refused although the password was right. */
export class SessionRefused extends Error {
  constructor(readonly reason: "SUSPENDED" | "CAST_LOCKED") {
    super(reason);
  }
}

/** Notes a new session in the audit, in the transaction at hand or in one of its own. */
export const noteSessionOpened = (session: { userId: string }, sql?: Sql) =>
  sql
    ? noteAuthEvent(sql, "session.open", session.userId)
    : transactSql((tx) => noteAuthEvent(tx.sql, "session.open", session.userId));

/** Notes the end of a session. */
export const noteSessionEnded = (session: { userId: string }, sql?: Sql) =>
  sql
    ? noteAuthEvent(sql, "session.end", session.userId)
    : transactSql((tx) => noteAuthEvent(tx.sql, "session.end", session.userId));

/** Writes the audit event of something that better-auth changed; the person acts on their own account. */
export async function noteAuthEvent(
  sql: Sql,
  name: Permission,
  profileId: string,
  after?: JsonValue,
): Promise<void> {
  await sql(WRITE_EVENT, [name, profileId, after === undefined ? null : canonicalJson(after)]);
}

type ProfileRow = { suspended: boolean; isDemonstration: boolean };

const INSERT_ACTOR = {
  name: "access_insert_actor",
  text: "INSERT INTO actors (kind, profile_id) VALUES ('HUMAN', $1) RETURNING id",
};
const INSERT_BYLINE = {
  name: "access_insert_byline",
  text: "INSERT INTO bylines (actor_id, kind, profile_id) VALUES ($1, 'NAME', $2)",
};
const INSERT_AUDIENCE = {
  name: "access_insert_audience",
  text: "INSERT INTO audiences (kind, owner_actor_id) VALUES ('PRIVATE', $1)",
};
const READ_PROFILE = {
  name: "access_read_profile_standing",
  text: `SELECT suspended_at IS NOT NULL AS suspended, is_demonstration AS "isDemonstration"
         FROM profiles WHERE id = $1`,
};
const WRITE_EVENT = {
  name: "access_write_auth_event",
  text: `INSERT INTO audit_events (name, actor_id, subject_kind, subject_id, after)
         SELECT $1, a.id, 'profile', $2::uuid::text, $3 FROM actors a WHERE a.profile_id = $2::uuid`,
};
