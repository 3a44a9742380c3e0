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
import { erasePerson } from "./erase-person";

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
  await erasePerson(sql, { profileId, actorId, email: profile.email });
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
