import "server-only";
import { auth, inAuthTransaction, sessionToken } from "@/lib/access/auth";
import { SessionRefused } from "@/lib/access/auth-events";
import { attempt, forgive } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { readSql } from "@/lib/foundation/db";
import { failed, forbidden, invalidField, succeeded, type Outcome } from "@/lib/foundation/errors";

/**
 * Signs in by a return code, under a new session id. The session that this browser had before ends. Of a code that was
 * replaced one learns what one learns of none.
 *
 * @param code as `readReturnCode` gives it
 */
export async function comeBack(
  { code }: { code: string },
  headers: Headers,
): Promise<Outcome<null>> {
  const codeSha256 = sha256Hex(code);
  const who = { account: codeSha256, address: peerOf(headers).client };
  const refusal = await attempt("returnCode", who);
  if (refusal) return failed(refusal);
  const [owner] = await readSql<{ profileId: string }>(READ_OWNER, [codeSha256]);
  if (!owner) return failed(invalidField("code", UNKNOWN));
  try {
    await inAuthTransaction(() => openSession(owner.profileId, headers));
  } catch (error) {
    if (error instanceof SessionRefused) return failed(forbidden(SUSPENDED));
    throw error;
  }
  await forgive("returnCode", who);
  return succeeded(null);
}

/**
 * Opens a session in this browser for somebody who proved who they are, in the place of the one that there was, inside
 * better-auth's transaction.
 */
export async function openSession(profileId: string, headers: Headers): Promise<void> {
  await auth().api.openSession({ headers, body: { profileId } });
  const previous = sessionToken(headers);
  if (previous) await (await auth().$context).internalAdapter.deleteSession(previous);
}

const UNKNOWN =
  "This code opens nothing. Compare it with what you wrote down; if it was lost or replaced, your teacher makes you a new one.";
const SUSPENDED = "This account is suspended. Ask your teacher.";

const READ_OWNER = {
  name: "identity_read_owner_of_return_code",
  text: `SELECT r.profile_id AS "profileId" FROM return_codes r JOIN profiles p ON p.id = r.profile_id AND p.is_instant
         WHERE r.code_sha256 = $1 AND r.revoked_at IS NULL`,
};
