import "server-only";
import {
  auth,
  authRefusal,
  confirmationToken,
  inAuthTransaction,
  isMarkOf,
  readConfirmation,
} from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import type { Sql } from "@/lib/foundation/db";
import { failed, invalid, succeeded, type Outcome } from "@/lib/foundation/errors";
import { postLetter } from "./letters";
import { confirmationLetter } from "./wordings";

/**
 * Confirms an address by the token of its newest letter and signs in, in this browser. A token is good
 * for 24 hours and once; whoever confirmed before signs in as always.
 */
export async function confirmAddress(
  token: string,
  headers: Headers,
): Promise<Outcome<"signedIn" | "alreadyConfirmed">> {
  const read = readConfirmation(token);
  if (!read) return failed(invalid({}, [NO_LINK]));
  try {
    return await inAuthTransaction(async ({ sql }) => {
      const [pending] = await sql<Pending>(READ_PENDING, [read.email]);
      if (!pending || !isMarkOf(read.mark, pending.passwordHash))
        return failed(invalid({}, [DEAD_LINK]));
      // better-auth checks signature and age, and answers without a session if it was confirmed before.
      await auth().api.verifyEmail({ headers, query: { token: read.token } });
      if (pending.isConfirmed) return succeeded("alreadyConfirmed");
      await noteAuthEvent(sql, "address.confirm", pending.profileId);
      return succeeded("signedIn");
    });
  } catch (error) {
    const words = REFUSALS[authRefusal(error) ?? ""];
    if (words) return failed(invalid({}, [words]));
    throw error;
  }
}

/** Posts the letter that confirms an unconfirmed address; does nothing for any other. */
export async function postConfirmation(sql: Sql, email: string, next?: string): Promise<void> {
  const [pending] = await sql<Pending>(READ_PENDING, [email]);
  if (!pending || pending.isConfirmed) return;
  const token = await confirmationToken(email, pending.passwordHash);
  await postLetter(sql, confirmationLetter(email, pending.name, token, next));
}

const NO_LINK =
  "This is not the link of a letter from here, or a part of it is missing. Open it in the letter, or copy all of it.";
const DEAD_LINK =
  "This link is not valid any more: it is older than 24 hours, or a newer letter has replaced it. Sign in with the password you chose, and a new letter is sent.";

const REFUSALS: Record<string, string> = { TOKEN_EXPIRED: DEAD_LINK, INVALID_TOKEN: NO_LINK };

type Pending = { profileId: string; name: string; passwordHash: string; isConfirmed: boolean };

const READ_PENDING = {
  name: "identity_read_pending_address",
  text: `SELECT p.id AS "profileId", p.name, c.password AS "passwordHash", p.email_verified AS "isConfirmed"
         FROM profiles p JOIN credentials c ON c.profile_id = p.id AND c.provider_id = 'credential'
         WHERE lower(p.email) = $1 AND c.password IS NOT NULL FOR UPDATE OF p`,
};
