import "server-only";
import { auth, inAuthTransaction } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { sessionOf } from "@/lib/access/current-viewer";
import { attempt, forgive } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { readSql, type Sql } from "@/lib/foundation/db";
import {
  failed,
  forbidden,
  invalidField,
  signedOut,
  succeeded,
  type Outcome,
} from "@/lib/foundation/errors";
import { readReturnCode } from "../rules/return-code";
import { isLastAdministrator } from "./administrators";

/**
 * Deletes the account of whoever is signed in, for good, on their password, or on the return code of whoever has none: profile, address, sessions, drafts,
 * letters, notifications, what they followed and the words of their private notes are erased. What they gave to the ledger stays, under "a former reviewer"; their
 * pages are drawn anew by a job.
 *
 * Refused to the last administrator, without whom nobody could be made one, and where another room has something that they
 * must settle first.
 *
 * @param rooms what other rooms ask and end: they stand to the right of this one, and say it themselves
 */
export async function deleteAccount(
  { password }: { password: string },
  headers: Headers,
  rooms: readonly Leaving[],
): Promise<Outcome<null>> {
  const session = await sessionOf(headers);
  if (!session) return failed(signedOut());
  const who = { account: session.profileId, address: peerOf(headers).client };
  const refusal = await attempt("password", who);
  if (refusal) return failed(refusal);
  if (!(await isTheirs(session.profileId, password)))
    return failed(invalidField("password", session.isInstant ? NOT_THEIR_CODE : NOT_THEIRS));
  const obstacle = await inAuthTransaction(({ sql }) => eraseInside(sql, session, rooms));
  if (obstacle !== null) return failed(forbidden(obstacle));
  await forgive("password", who);
  // The session went with the profile; its cookies go with this.
  await auth().api.signOut({ headers });
  return succeeded(null);
}

/** What another room does in the transaction in which an account is deleted. */
export type Leaving = {
  /** What keeps the person, in words that say what to do about it; null where nothing does. */
  obstacle: (sql: Sql, actorId: string) => Promise<string | null>;
  /** Ends there what ends with them. Their profile is still there. */
  end: (sql: Sql, actorId: string) => Promise<void>;
};

// Hashing takes a tenth of a second on purpose, so that no transaction waits for it.
async function isTheirs(profileId: string, password: string): Promise<boolean> {
  const [credential] = await readSql<{ hash: string | null }>(READ_PASSWORD, [profileId]);
  if (!credential?.hash) {
    const code = readReturnCode(password);
    return code !== null && (await readSql(READ_CODE, [profileId, sha256Hex(code)])).length > 0;
  }
  const { password: hashing } = await auth().$context;
  return hashing.verify({ hash: credential.hash, password });
}

async function eraseInside(
  sql: Sql,
  { profileId, actorId }: { profileId: string; actorId: string },
  rooms: readonly Leaving[],
): Promise<string | null> {
  if (await isLastAdministrator(sql, profileId)) return LAST_ADMINISTRATOR;
  const [profile] = await sql<{ email: string }>(LOCK_PROFILE, [profileId]);
  if (!profile) return null;
  for (const { obstacle } of rooms) {
    const found = await obstacle(sql, actorId);
    if (found !== null) return found;
  }
  for (const { end } of rooms) await end(sql, actorId);
  // Written first: it finds the actor by the profile.
  await noteAuthEvent(sql, "account.delete", profileId);
  for (const statement of OF_ACTOR) await sql(statement, [actorId]);
  for (const statement of OF_ADDRESS) await sql(statement, [profile.email.toLowerCase()]);
  await sql(ERASE_VERIFICATIONS, [profileId]);
  await sql(ERASE_PROFILE, [profileId]);
  await sql(TAKE_PRIVATE_WORDS, [actorId]);
  await sql(DRAW_ANEW, [actorId]);
  return null;
}

const LAST_ADMINISTRATOR =
  "You are the last administrator here. Make somebody else one first; then your account can be deleted.";

const NOT_THEIRS = "This is not the password you have now.";
const NOT_THEIR_CODE =
  "This is not your return code. If you lost it, your teacher makes you a new one.";

const READ_CODE = {
  name: "identity_read_own_return_code",
  text: "SELECT 1 FROM return_codes WHERE profile_id = $1 AND code_sha256 = $2 AND revoked_at IS NULL",
};
const READ_PASSWORD = {
  name: "identity_read_password",
  text: `SELECT password AS hash FROM credentials WHERE profile_id = $1 AND provider_id = 'credential'`,
};
const LOCK_PROFILE = {
  name: "identity_lock_profile",
  text: "SELECT email FROM profiles WHERE id = $1 FOR UPDATE",
};
// What says who they were, or was meant for them alone. A flag stays, without the way to reach them.
const OF_ACTOR = [
  { name: "identity_erase_drafts", text: "DELETE FROM drafts WHERE actor_id = $1" },
  {
    name: "identity_erase_notifications",
    text: "DELETE FROM notifications WHERE recipient_actor_id = $1",
  },
  // An address may have changed since a letter went to it.
  {
    name: "identity_erase_digest_letters",
    text: "DELETE FROM letters WHERE digest_id IN (SELECT id FROM digests WHERE actor_id = $1)",
  },
  { name: "identity_erase_digests", text: "DELETE FROM digests WHERE actor_id = $1" },
  { name: "identity_erase_mail_choice", text: "DELETE FROM mail_choices WHERE actor_id = $1" },
  { name: "identity_erase_keys", text: "DELETE FROM idempotency_keys WHERE actor_id = $1" },
  { name: "identity_erase_follows", text: "DELETE FROM follows WHERE actor_id = $1" },
  {
    // What a roster says of an address that nobody came in by stays: its teacher would learn that it had an account.
    name: "identity_erase_external_ids",
    text: `UPDATE roster_entries r SET external_id = NULL FROM enrolments e
           WHERE e.id = r.enrolment_id AND e.actor_id = $1 AND r.external_id IS NOT NULL`,
  },
  {
    name: "identity_erase_contacts",
    text: "UPDATE flags SET contact = NULL WHERE actor_id = $1 AND contact IS NOT NULL",
  },
];
const OF_ADDRESS = [
  { name: "identity_erase_letters", text: "DELETE FROM letters WHERE lower(recipient) = $1" },
  {
    name: "identity_erase_invited",
    text: "UPDATE invitations SET email = NULL WHERE lower(email) = $1",
  },
];
const ERASE_VERIFICATIONS = {
  name: "identity_erase_verifications",
  text: `DELETE FROM verifications WHERE value = $1 OR starts_with(value, '{"giverId":"' || $1 || '"')`,
};
// Sessions and credentials go with it; actor and bylines stay and name nobody.
const ERASE_PROFILE = {
  name: "identity_erase_profile",
  text: "DELETE FROM profiles WHERE id = $1",
};
// The law allows it from the moment in which nobody is left who could read them.
const TAKE_PRIVATE_WORDS = {
  name: "identity_take_private_words",
  text: "SELECT assay_take_private_words($1)",
};
const DRAW_ANEW = {
  name: "identity_draw_bylines_anew",
  text: `SELECT graphile_worker.add_job('publishing.drawBylines', json_build_object('actorId', $1::text))`,
};
