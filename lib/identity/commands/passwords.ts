import "server-only";
import { auth, authRefusal, inAuthTransaction, mailedResetToken } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { sessionOf } from "@/lib/access/current-viewer";
import { attempt, forgive } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { readSql, type Sql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import {
  failed,
  forbidden,
  invalid,
  invalidField,
  signedOut,
  succeeded,
  type Outcome,
} from "@/lib/foundation/errors";
import { getResetOwner } from "../queries";
import { passwordVerdict } from "../rules";
import { postLetter } from "./letters";
import { passwordChangedLetter, resetLetter } from "./wordings";

/**
 * Posts a letter with which to choose a new password. The answer is the same for an unknown address.
 * Where no letter would be read, none is made, and no token either.
 */
export async function requestReset(email: string, headers: Headers): Promise<Outcome<null>> {
  if (!areLettersRead(env())) return failed(forbidden(LETTERS_UNREAD));
  const refusal = await attempt("letter", { account: email, address: peerOf(headers).client });
  if (refusal) return failed(refusal);
  await inAuthTransaction(async ({ sql }) => {
    await auth().api.requestPasswordReset({ headers, body: { email } });
    const token = mailedResetToken();
    const [owner] = await sql<{ name: string }>(READ_NAME, [email]);
    if (token && owner) await postLetter(sql, resetLetter(email, owner.name, token));
  });
  return succeeded(null);
}

/**
 * Sets a new password by the token of a letter, which proves the address too, and ends every session.
 * The token is good for an hour and once; the account's other tokens die with it.
 */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  headers: Headers,
): Promise<Outcome<null>> {
  const owner = await getResetOwner(token);
  if (!owner) return failed(invalid({}, [DEAD_LINK]));
  const verdict = await passwordVerdict(password, [owner.email, owner.name]);
  if (!verdict.ok) return failed(invalidField("password", verdict.message));
  try {
    await inAuthTransaction(async ({ sql }) => {
      await auth().api.resetPassword({ headers, body: { token, newPassword: password } });
      const confirmed = await sql(CONFIRM_ADDRESS, [owner.profileId]);
      if (confirmed.length > 0) await noteAuthEvent(sql, "address.confirm", owner.profileId);
      await sql(END_OTHER_RESETS, [owner.profileId]);
      await noteAuthEvent(sql, "password.reset", owner.profileId);
    });
  } catch (error) {
    if (authRefusal(error) === "INVALID_TOKEN") return failed(invalid({}, [DEAD_LINK]));
    throw error;
  }
  return succeeded(null);
}

/** Changes the password of whoever is signed in; every session ends, and this browser gets a new one. */
export async function changePassword(
  { currentPassword, password }: { currentPassword: string; password: string },
  headers: Headers,
): Promise<Outcome<null>> {
  const session = await sessionOf(headers);
  if (!session) return failed(signedOut());
  const who = { account: session.profileId, address: peerOf(headers).client };
  const refusal = await attempt("password", who);
  if (refusal) return failed(refusal);
  const [owner] = await readSql<Owner>(READ_OWNER, [session.profileId]);
  if (!owner) return failed(signedOut());
  const verdict = await passwordVerdict(password, [owner.email, owner.name]);
  if (!verdict.ok) return failed(invalidField("password", verdict.message));
  try {
    await inAuthTransaction(({ sql }) => changeInside(sql, session.profileId, owner));
  } catch (error) {
    if (authRefusal(error) !== "INVALID_PASSWORD") throw error;
    return failed(invalidField("currentPassword", "This is not the password you have now."));
  }
  await forgive("password", who);
  return succeeded(null);

  async function changeInside(sql: Sql, profileId: string, { email, name }: Owner): Promise<void> {
    const body = { currentPassword, newPassword: password, revokeOtherSessions: true };
    await auth().api.changePassword({ headers, body });
    await sql(END_OTHER_RESETS, [profileId]);
    await noteAuthEvent(sql, "password.change", profileId);
    await postLetter(sql, passwordChangedLetter(email, name));
  }
}

const LETTERS_UNREAD =
  "A link to choose a new password comes by mail, and this installation cannot send any yet.";
const DEAD_LINK =
  "This link is not valid any more: it is older than an hour, or it was used. Ask for a new one.";

type Owner = { email: string; name: string };

const READ_NAME = {
  name: "identity_read_name_by_address",
  text: "SELECT name FROM profiles WHERE lower(email) = $1",
};
const READ_OWNER = {
  name: "identity_read_owner",
  text: "SELECT email, name FROM profiles WHERE id = $1",
};
const CONFIRM_ADDRESS = {
  name: "identity_confirm_by_reset",
  text: `UPDATE profiles SET email_verified = true, updated_at = now()
         WHERE id = $1 AND NOT email_verified RETURNING id`,
};
const END_OTHER_RESETS = {
  name: "identity_end_resets",
  text: "DELETE FROM verifications WHERE value = $1",
};
