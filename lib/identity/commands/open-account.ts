import "server-only";
import { auth, authRefusal, hashPassword, inAuthTransaction } from "@/lib/access/auth";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { env, isSignUpOpen } from "@/lib/foundation/env";
import { failed, forbidden, invalidField, succeeded, type Outcome } from "@/lib/foundation/errors";
import type { z } from "zod";
import { handleFrom, passwordVerdict } from "../rules";
import type { openAccountSchema } from "../schema";
import { postConfirmation } from "./confirm";
import { postLetter } from "./letters";
import { knownAddressLetter } from "./wordings";

/**
 * Opens an account and posts the letter that confirms its address; nobody is signed in before that.
 * Answers the same whether or not the address is known: its owner learns it from the letter.
 * An account still unconfirmed is opened anew, and older letters to it confirm nothing any more.
 */
export async function openAccount(input: NewAccount, headers: Headers): Promise<Outcome<null>> {
  if (!isSignUpOpen(env())) return failed(forbidden(SIGN_UP_CLOSED));
  const verdict = await passwordVerdict(input.password, [input.email, input.name]);
  if (!verdict.ok) return failed(invalidField("password", verdict.message));
  const who = { account: input.email, address: peerOf(headers).address };
  const refusal = (await attempt("signUp", who)) ?? (await attempt("letter", who));
  if (refusal) return failed(refusal);
  await onceMoreIfTaken(() => inAuthTransaction((tx) => openInside(tx, input, headers)));
  return succeeded(null);
}

/** A handle nobody has, made from a name: the second Roy Medvedev is roy-medvedev-2. */
export async function freeHandle(sql: Sql, name: string): Promise<string> {
  const wished = handleFrom(name).padEnd(2, "0");
  const rows = await sql<{ handle: string }>(READ_HANDLES, [`${wished.slice(0, 24)}%`]);
  const taken = new Set(rows.map(({ handle }) => handle));
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number++) {
    const numbered = `${wished.slice(0, 29 - String(number).length)}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

export const SIGN_UP_CLOSED =
  "Accounts cannot be opened here: addresses are confirmed by mail, and this installation cannot send any yet.";

type NewAccount = z.output<typeof openAccountSchema>;

// Each way hashes one password, so that they take equally long.
async function openInside(
  { sql }: Transaction,
  input: NewAccount,
  headers: Headers,
): Promise<void> {
  const { email, name, password } = input;
  const [known] = await sql<Known>(READ_KNOWN, [email]);
  if (known) {
    const passwordHash = await hashPassword(password);
    if (known.isConfirmed) return postLetter(sql, knownAddressLetter(email, known.name));
    await sql(RENAME, [known.profileId, name]);
    await sql(SET_PASSWORD, [known.profileId, passwordHash]);
  } else {
    const handle = await freeHandle(sql, name);
    await auth().api.signUpEmail({ headers, body: { email, name, password, handle } });
  }
  await postConfirmation(sql, email);
}

// Two people of one name, or one person twice, in the same moment: the second sees the first at the next try.
async function onceMoreIfTaken(open: () => Promise<void>): Promise<void> {
  await open().catch((error: unknown) => {
    if (authRefusal(error) !== "FAILED_TO_CREATE_USER") throw error;
    return open();
  });
}

type Known = { profileId: string; name: string; isConfirmed: boolean };

const READ_KNOWN = {
  name: "identity_read_known_address",
  text: `SELECT id AS "profileId", name, email_verified AS "isConfirmed"
         FROM profiles WHERE lower(email) = $1 FOR UPDATE`,
};
const READ_HANDLES = {
  name: "identity_read_handles",
  text: "SELECT handle FROM profiles WHERE handle LIKE $1",
};
const RENAME = {
  name: "identity_rename_unconfirmed",
  text: "UPDATE profiles SET name = $2, updated_at = now() WHERE id = $1 AND NOT email_verified",
};
const SET_PASSWORD = {
  name: "identity_set_unconfirmed_password",
  text: `UPDATE credentials SET password = $2, updated_at = now()
         WHERE profile_id = $1 AND provider_id = 'credential'`,
};
