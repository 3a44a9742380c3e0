import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { auth, hashPassword, inAuthTransaction } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { sessionOf } from "@/lib/access/current-viewer";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import type { Sql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import {
  failed,
  forbidden,
  invalid,
  invalidField,
  signedOut,
  succeeded,
  type Failure,
  type Outcome,
} from "@/lib/foundation/errors";
import { howAccountsOpen, isNameOfOffice } from "../queries";
import { passwordVerdict } from "../rules";
import {
  givenBy,
  givenIdentifier,
  readGiven,
  writeGiven,
  type Given,
} from "../rules/given-address";
import type { giveAddressSchema } from "../schema";
import { openSession } from "./come-back";
import { postLetter } from "./letters";
import { freeHandle, NAME_OF_OFFICE, NOT_OPEN, onceMoreIfTaken } from "./open-account";
import { givenAddressLetter, knownAddressLetter } from "./wordings";

/**
 * Gives an address and a password to an account that came in without; they count from the moment at which the letter to it
 * is answered. Answers the same whether or not the address is known: its owner learns it from the letter.
 */
export async function giveAddress(
  input: z.output<typeof giveAddressSchema>,
  headers: Headers,
): Promise<Outcome<null>> {
  const session = await sessionOf(headers);
  if (!session) return failed(signedOut());
  const obstacle = await obstacleTo(input, session.isInstant);
  if (obstacle) return failed(obstacle);
  const who = { account: input.email, address: peerOf(headers).client };
  const refusal = await attempt("letter", who);
  if (refusal) return failed(refusal);
  // Takes long, on purpose: before a connection is held, and alike for known addresses and new ones.
  const passwordHash = await hashPassword(input.password);
  const { name, email } = input;
  const given = { giverId: session.profileId, name, email, passwordHash };
  await inAuthTransaction(({ sql }) => postProof(sql, given));
  return succeeded(null);
}

/**
 * Makes a full account of one that came in without an address, by the link of the letter, and signs in, in this browser. Its
 * return codes open nothing any more; all that they did stays theirs, and they stay unlisted.
 */
export function confirmGivenAddress(token: string, headers: Headers): Promise<Outcome<null>> {
  return onceMoreIfTaken(() => inAuthTransaction(({ sql }) => confirmInside(sql, token, headers)));
}

async function obstacleTo(
  { name, email, password }: z.output<typeof giveAddressSchema>,
  isInstant: boolean,
): Promise<Failure | null> {
  if (!isInstant) return forbidden(HAS_ADDRESS);
  const how = howAccountsOpen();
  if (how === "closed") return forbidden(NOT_OPEN.closed);
  if (!areLettersRead(env())) return forbidden(NOT_OPEN.unmailed);
  if (await isNameOfOffice(name)) return invalidField("name", NAME_OF_OFFICE);
  const verdict = await passwordVerdict(password, [email, name]);
  return verdict.ok ? null : invalidField("password", verdict.message);
}

async function postProof(sql: Sql, given: Given): Promise<void> {
  await noteAuthEvent(sql, "address.give", given.giverId);
  await sql(FORGET_PROOFS, [givenBy(given.giverId)]);
  const [known] = await sql<Known>(READ_KNOWN, [given.email, given.giverId]);
  if (known?.isConfirmed) return postLetter(sql, knownAddressLetter(given.email, known.name));
  const token = randomBytes(32).toString("base64url");
  await sql(KEEP_PROOF, [givenIdentifier(token), writeGiven(given)]);
  await postLetter(sql, givenAddressLetter(given.email, given.name, token));
}

async function confirmInside(sql: Sql, token: string, headers: Headers): Promise<Outcome<null>> {
  const [proof] = await sql<{ value: string }>(TAKE_PROOF, [givenIdentifier(token)]);
  const given = readGiven(proof?.value);
  if (!given) return failed(invalid({}, [DEAD_LINK]));
  const { giverId, name, email, passwordHash } = given;
  const [known] = await sql<Known>(READ_KNOWN, [email, giverId]);
  if (known?.isConfirmed) return failed(invalid({}, [TAKEN]));
  if (known) {
    // Somebody began to open an account with it and never came in: whoever reads the letter has the address.
    await noteAuthEvent(sql, "account.delete", known.profileId);
    await sql(ERASE_UNCONFIRMED, [known.profileId]);
  }
  const become = [giverId, email, name, await freeHandle(sql, name)];
  if ((await sql(BECOME, become)).length === 0) return failed(invalid({}, [DEAD_LINK]));
  const { internalAdapter } = await auth().$context;
  await internalAdapter.linkAccount({
    ...{ userId: giverId, accountId: giverId, providerId: "credential", password: passwordHash },
  });
  // By the codes others may have come in, too, on a computer that several use.
  await sql(REVOKE_CODES, [giverId]);
  await sql(END_SESSIONS, [giverId]);
  await noteAuthEvent(sql, "address.confirm", giverId, { wasInstant: true });
  await openSession(giverId, headers);
  return succeeded(null);
}

const HAS_ADDRESS = "Your account has an address already.";
const DEAD_LINK =
  "This link is not valid any more: it is older than 24 hours, it was used, or a newer letter has replaced it. Come back by your return code, and give the address again in your account.";
const TAKEN =
  "Meanwhile an account with this address was confirmed. Sign in with it, or give another address.";

type Known = { profileId: string; name: string; isConfirmed: boolean };

const READ_KNOWN = {
  name: "identity_read_known_besides",
  text: `SELECT id AS "profileId", name, email_verified AS "isConfirmed" FROM profiles
         WHERE lower(email) = $1 AND id <> $2 FOR UPDATE`,
};
const FORGET_PROOFS = {
  name: "identity_forget_given_addresses",
  text: "DELETE FROM verifications WHERE starts_with(value, $1)",
};
const KEEP_PROOF = {
  name: "identity_keep_given_address",
  text: `INSERT INTO verifications (id, identifier, value, expires_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, now() + interval '24 hours', now())`,
};
const TAKE_PROOF = {
  name: "identity_take_given_address",
  text: "DELETE FROM verifications WHERE identifier = $1 AND expires_at > now() RETURNING value",
};
const ERASE_UNCONFIRMED = {
  name: "identity_erase_unconfirmed",
  text: "DELETE FROM profiles WHERE id = $1 AND NOT email_verified",
};
const BECOME = {
  name: "identity_become_account",
  text: `UPDATE profiles SET email = $2, email_verified = true, is_instant = false, name = $3, handle = $4, updated_at = now()
         WHERE id = $1 AND is_instant RETURNING 1`,
};
const END_SESSIONS = {
  name: "identity_end_sessions_of_codes",
  text: "DELETE FROM sessions WHERE profile_id = $1",
};
const REVOKE_CODES = {
  name: "identity_revoke_codes_of_account",
  text: "UPDATE return_codes SET revoked_at = now() WHERE profile_id = $1 AND revoked_at IS NULL",
};
