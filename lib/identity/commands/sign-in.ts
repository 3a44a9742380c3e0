import "server-only";
import type { z } from "zod";
import { auth, authRefusal, inAuthTransaction, sessionToken } from "@/lib/access/auth";
import { SessionRefused } from "@/lib/access/auth-events";
import { attempt, forgive } from "@/lib/access/limits";
import { isCastAdmitted, peerOf } from "@/lib/access/peer";
import { readSql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import {
  failed,
  forbidden,
  invalid,
  succeeded,
  type Failure,
  type Outcome,
} from "@/lib/foundation/errors";
import type { signInSchema } from "../schema";
import { postConfirmation } from "./confirm";

/**
 * Signs in under a new session id. The answer to a wrong password and to an unknown address is the same
 * and takes as long. An unconfirmed address gets its letter again, once the password was right. The
 * session that this browser had before ends.
 */
export async function signIn(
  { email, password }: Pick<z.output<typeof signInSchema>, "email" | "password">,
  headers: Headers,
): Promise<Outcome<null>> {
  const who = { account: email, address: peerOf(headers).client };
  const refusal = await attempt("signIn", who);
  if (refusal) return failed(refusal);
  if (!isCastAdmitted(headers) && (await isOfCast(email))) return failed(forbidden(CAST_LOCKED));
  try {
    await auth().api.signInEmail({ headers, body: { email, password } });
  } catch (error) {
    return failed(await explained(error, email, who));
  }
  const previous = sessionToken(headers);
  if (previous) await (await auth().$context).internalAdapter.deleteSession(previous);
  await forgive("signIn", who);
  return succeeded(null);
}

/** Signs out: the session ends on the server, and both cookies go. */
export async function signOut(headers: Headers): Promise<Outcome<null>> {
  await inAuthTransaction(() => auth().api.signOut({ headers }));
  return succeeded(null);
}

const WRONG = "This address and this password do not belong together.";
const SUSPENDED = "This account is suspended. The reason was sent to its address.";
const CAST_LOCKED =
  "The people of the demonstration can sign in only on the machine that Assay runs on, without a proxy between. An operator makes the first account here with: npm run --silent assay -- admin create";
const UNCONFIRMED =
  "This address is not confirmed yet. A letter with a link is on its way; it is good for 24 hours.";
const UNCONFIRMED_FOR_GOOD =
  "This address is not confirmed yet. That takes a letter, and this installation cannot send any yet.";

async function explained(
  error: unknown,
  email: string,
  who: Parameters<typeof attempt>[1],
): Promise<Failure> {
  if (error instanceof SessionRefused)
    return forbidden(error.reason === "SUSPENDED" ? SUSPENDED : CAST_LOCKED);
  switch (authRefusal(error)) {
    case "INVALID_EMAIL_OR_PASSWORD":
    case "PASSWORD_TOO_LONG":
      return invalid({}, [WRONG]);
    case "EMAIL_NOT_VERIFIED": {
      if (!areLettersRead(env())) return forbidden(UNCONFIRMED_FOR_GOOD);
      const refusal = await attempt("letter", who);
      if (refusal) return refusal;
      await inAuthTransaction(({ sql }) => postConfirmation(sql, email));
      return forbidden(UNCONFIRMED);
    }
    default:
      throw error;
  }
}

async function isOfCast(email: string): Promise<boolean> {
  const [profile] = await readSql<{ isOfCast: boolean }>(READ_CAST, [email]);
  return profile?.isOfCast ?? false;
}

const READ_CAST = {
  name: "identity_read_cast_by_address",
  text: `SELECT is_demonstration AS "isOfCast" FROM profiles WHERE lower(email) = $1`,
};
