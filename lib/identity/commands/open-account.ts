import "server-only";
import { auth, hashPassword, inAuthTransaction } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { sqlState, type Sql } from "@/lib/foundation/db";
import { failed, forbidden, invalidField, succeeded, type Outcome } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { z } from "zod";
import { howAccountsOpen, isNameOfOffice } from "../queries";
import { handleFrom, passwordVerdict, type SignUp } from "../rules";
import type { openAccountSchema } from "../schema";
import { postConfirmation } from "./confirm";
import { postLetter } from "./letters";
import { knownAddressLetter } from "./wordings";

/**
 * Opens an account and posts the letter that confirms its address; nobody is signed in before that.
 * Answers the same whether or not the address is known: its owner learns it from the letter.
 * An account still unconfirmed is opened anew, and older letters to it confirm nothing any more. One that is opened to join
 * a class is unlisted.
 */
export async function openAccount(input: NewAccount, headers: Headers): Promise<Outcome<null>> {
  const how = howAccountsOpen();
  if (how !== "open") return failed(forbidden(NOT_OPEN[how]));
  const who = { account: input.email, address: peerOf(headers).client };
  const tooOften = await attempt("signUp", who);
  if (tooOften) return failed(tooOften);
  if (await isNameOfOffice(input.name)) return failed(invalidField("name", NAME_OF_OFFICE));
  const verdict = await passwordVerdict(input.password, [input.email, input.name]);
  if (!verdict.ok) return failed(invalidField("password", verdict.message));
  const refusal = await attempt("letter", who);
  if (refusal) return failed(refusal);
  // Takes long, on purpose: before a connection is held, and alike for known addresses and new ones.
  const passwordHash = await hashPassword(input.password);
  await onceMoreIfTaken(() =>
    inAuthTransaction(({ sql }) => openInside(sql, { ...input, passwordHash })),
  );
  return succeeded(null);
}

/**
 * Makes an account, its address unconfirmed, or makes an unconfirmed one anew. A confirmed one is left alone.
 *
 * @returns whose profile it is, and whether it was confirmed before
 */
export async function writeAccount(sql: Sql, account: HashedAccount): Promise<Written> {
  const { email, name, passwordHash } = account;
  const [known] = await sql<Written>(READ_KNOWN, [email]);
  if (known?.isConfirmed) return known;
  if (!known) return { profileId: await createAccount(sql, account), name, isConfirmed: false };
  await sql(RENAME, [known.profileId, name]);
  await sql(SET_PASSWORD, [known.profileId, passwordHash]);
  await noteAuthEvent(sql, "account.open", known.profileId, { isAnew: true });
  return known;
}

/** One person twice in the same moment, or two whose names make one handle: the second sees the first at the next try. */
export function onceMoreIfTaken<T>(open: () => Promise<T>): Promise<T> {
  return open().catch((error: unknown) => {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return open();
  });
}

/**
 * A handle nobody has, made from a name: the second Roy Medvedev is roy-medvedev-2. Of a whole class of one name, in the
 * same moment, each waits for the one before.
 */
export async function freeHandle(sql: Sql, name: string): Promise<string> {
  const wished = handleFrom(name).padEnd(2, "0");
  await sql(LOCK_NAME, [`handles/${wished}`]);
  const rows = await sql<{ handle: string }>(READ_HANDLES, [`${wished.slice(0, 24)}%`]);
  const taken = new Set(rows.map(({ handle }) => handle));
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number++) {
    const numbered = `${wished.slice(0, 29 - String(number).length)}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** Why nobody opens an account by themselves, in words for whoever tries. */
export const NOT_OPEN: Record<Exclude<SignUp, "open">, string> = {
  invitation: "Accounts are opened here by invitation. Ask whoever runs this installation for one.",
  closed: "No new accounts are opened here.",
  unmailed:
    "Accounts cannot be opened here: addresses are confirmed by mail, and this installation cannot send any yet.",
};

/** Why nobody else bears the name of somebody who decides here. */
export const NAME_OF_OFFICE =
  "An editor or administrator here has this name, and readers have to know whose word theirs is. Add to yours, for example a second name or a place.";

const UNIQUE_VIOLATION = "23505";

type NewAccount = z.output<typeof openAccountSchema>;
type HashedAccount = Omit<NewAccount, "password" | "joining"> & {
  passwordHash: string;
  joining?: string | undefined;
};
type Written = { profileId: string; name: string; isConfirmed: boolean };

async function openInside(sql: Sql, account: HashedAccount): Promise<void> {
  const { profileId, name, isConfirmed } = await writeAccount(sql, account);
  if (isConfirmed) return postLetter(sql, knownAddressLetter(account.email, name));
  await sql(UNLIST, [profileId, account.joining !== undefined]);
  await postConfirmation(sql, account.email, account.joining && `/join?code=${account.joining}`);
}

// What better-auth's own sign-up does, but for its hashing; its hooks give the profile an actor.
async function createAccount(
  sql: Sql,
  { email, name, passwordHash }: HashedAccount,
): Promise<string> {
  const { internalAdapter } = await auth().$context;
  const handle = await freeHandle(sql, name);
  const profile = await internalAdapter.createUser(
    { email, name, handle, emailVerified: false },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: profile.id,
    accountId: profile.id,
    providerId: "credential",
    password: passwordHash,
  });
  return profile.id;
}

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
// Whoever comes for a class, or is expected by one, may be a child: nobody finds them unless they say so.
const UNLIST = {
  name: "identity_unlist_unconfirmed",
  text: `UPDATE profiles p SET is_listed = false WHERE p.id = $1 AND NOT p.email_verified AND ($2::boolean OR EXISTS (
           SELECT 1 FROM roster_entries r
           WHERE lower(r.email) = lower(p.email) AND r.removed_at IS NULL AND r.enrolment_id IS NULL))`,
};
const SET_PASSWORD = {
  name: "identity_set_unconfirmed_password",
  text: `UPDATE credentials SET password = $2, updated_at = now()
         WHERE profile_id = $1 AND provider_id = 'credential'`,
};
