import "server-only";
import { randomBytes } from "node:crypto";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import { INSTANT_HOST, returnCodeFrom } from "../rules/return-code";

/**
 * Makes accounts without an address, each with a return code, in one statement, inside the transaction of the command that
 * asks. They are not listed, and their codes are known to whoever gets this answer alone: kept are their hashes.
 *
 * @param names what their classes know them by
 * @param madeBy null where they make it themselves
 * @returns in the order of the names
 */
export async function openInstants(
  sql: Sql,
  names: readonly string[],
  madeBy: string | null,
  now: Date,
): Promise<Instant[]> {
  const codes = names.map(() => returnCodeFrom(randomBytes));
  const rows = await sql<Omit<Instant, "code">>(OPEN, [names, codes.map(sha256Hex), madeBy, now]);
  return rows.map((row, nth) => ({ ...row, code: codes[nth]! }));
}

/**
 * Gives accounts without an address new return codes; the ones before open nothing any more.
 *
 * @returns in the order of the profiles
 */
export async function renewReturnCodes(
  sql: Sql,
  profileIds: readonly string[],
  madeBy: string,
  now: Date,
): Promise<string[]> {
  const codes = profileIds.map(() => returnCodeFrom(randomBytes));
  await sql(REVOKE, [profileIds, now]);
  await sql(RENEW, [profileIds, codes.map(sha256Hex), madeBy, now]);
  return codes;
}

/** Somebody without an address, and the code by which they come back. */
export type Instant = { profileId: string; actorId: string; name: string; code: string };

const OPEN = {
  name: "identity_open_instants",
  text: `
  WITH given AS (
    SELECT gen_random_uuid() AS profile_id, gen_random_uuid() AS actor_id, name, sha256, nth
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS g (name, sha256, nth)
  ), opened AS (
    INSERT INTO profiles (id, name, email, email_verified, handle, is_listed, is_instant, created_at, updated_at)
    SELECT profile_id, name, profile_id || '@${INSTANT_HOST}', false,
           'guest-' || left(replace(profile_id::text, '-', ''), 24), false, true, $4, $4 FROM given
  ), acting AS (
    INSERT INTO actors (id, kind, profile_id, created_at) SELECT actor_id, 'HUMAN', profile_id, $4 FROM given
  ), named AS (
    INSERT INTO bylines (actor_id, kind, profile_id, created_at) SELECT actor_id, 'NAME', profile_id, $4 FROM given
  ), private AS (
    INSERT INTO audiences (kind, owner_actor_id, created_at) SELECT 'PRIVATE', actor_id, $4 FROM given
  ), coded AS (
    INSERT INTO return_codes (profile_id, code_sha256, made_by_actor_id, made_at)
    SELECT profile_id, sha256, coalesce($3::uuid, actor_id), $4 FROM given
  ), noted AS (
    INSERT INTO audit_events (name, actor_id, subject_kind, subject_id, at)
    SELECT 'account.open', coalesce($3::uuid, actor_id), 'profile', profile_id::text, $4 FROM given
  )
  SELECT profile_id AS "profileId", actor_id AS "actorId", name FROM given ORDER BY nth`,
};
const REVOKE = {
  name: "identity_revoke_return_codes",
  text: "UPDATE return_codes SET revoked_at = $2 WHERE profile_id = ANY($1::uuid[]) AND revoked_at IS NULL",
};
const RENEW = {
  name: "identity_renew_return_codes",
  text: `INSERT INTO return_codes (profile_id, code_sha256, made_by_actor_id, made_at)
         SELECT profile_id, sha256, $3, $4 FROM unnest($1::uuid[], $2::text[]) AS g (profile_id, sha256)`,
};
