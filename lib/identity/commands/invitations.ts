import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { hashPassword, inAuthTransaction } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { asSystem, command } from "@/lib/access/command";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { NOTHING } from "@/lib/access/permissions";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import type { Sql } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import {
  failed,
  forbidden,
  invalid,
  invalidField,
  succeeded,
  type Outcome,
} from "@/lib/foundation/errors";
import { getInvitation, howAccountsOpen, isNameOfOffice, type Invitation } from "../queries";
import { INVITATION_DAYS, passwordVerdict } from "../rules";
import { giveInvitationSchema, type acceptInvitationSchema, type inviteSchema } from "../schema";
import { NAME_OF_OFFICE, NOT_OPEN, onceMoreIfTaken, writeAccount } from "./open-account";

/**
 * Invites an address, for the command line. The link is known to whoever gets this answer alone: kept is its hash.
 *
 * @returns the link, good once and for two weeks; a failure where sign-up is closed or the address has an account
 */
export async function invite({
  email,
}: z.output<typeof inviteSchema>): Promise<Outcome<{ link: string; expiresAt: string }>> {
  const how = howAccountsOpen();
  if (how === "closed") return failed(forbidden(NOT_OPEN.closed));
  const token = randomBytes(32).toString("base64url");
  const tokenSha256 = sha256Hex(token);
  const outcome = await asSystem(giveInvitation)({ email, tokenSha256 }, systemClock);
  if (!outcome.ok) return outcome;
  const { expiresAt } = outcome.value.result;
  return succeeded({ link: `${env().origin}/sign-up?invitation=${token}`, expiresAt });
}

/** Keeps an invitation of an address; an earlier one of the same address is good no more. */
export const giveInvitation = command({
  permission: "invitation.give",
  input: giveInvitationSchema,
  subject: async () => NOTHING,
  run: async ({ input: { email, tokenSha256 }, viewer, tx, now }) => {
    const known = await tx.sql(READ_CONFIRMED, [email]);
    if (known.length > 0)
      return invalidField("email", "An account with this address exists already.");
    const replaced = await tx.sql(REVOKE, [email, now]);
    const values = [email, tokenSha256, viewer.require().actorId, now, INVITATION_DAYS];
    const [given] = await tx.sql<Given>(INSERT_INVITATION, values);
    if (!given) throw new Error("an invitation was not inserted");
    const expiresAt = given.expiresAt.toISOString();
    return {
      result: { expiresAt },
      audit: {
        subjectKind: "invitation",
        subjectId: given.invitationId,
        after: { expiresAt, replaced: replaced.length },
      },
    };
  },
});

/**
 * Opens the account that an invitation names, once. Its address counts as confirmed: whoever invited it gave the link
 * to its owner.
 */
export async function acceptInvitation(
  { token, name, password }: z.output<typeof acceptInvitationSchema>,
  headers: Headers,
): Promise<Outcome<null>> {
  const refusal = await attempt("signUp", { account: token, address: peerOf(headers).client });
  if (refusal) return failed(refusal);
  const invitation = await getInvitation(token);
  if (!invitation) return failed(invalid({}, [DEAD_INVITATION]));
  if (await isNameOfOffice(name)) return failed(invalidField("name", NAME_OF_OFFICE));
  const verdict = await passwordVerdict(password, [invitation.email, name]);
  if (!verdict.ok) return failed(invalidField("password", verdict.message));
  const passwordHash = await hashPassword(password);
  return onceMoreIfTaken(() =>
    inAuthTransaction(({ sql }) => acceptInside(sql, invitation, { name, passwordHash })),
  );
}

async function acceptInside(
  sql: Sql,
  { invitationId }: Invitation,
  account: { name: string; passwordHash: string },
): Promise<Outcome<null>> {
  const [taken] = await sql<{ email: string }>(TAKE_INVITATION, [invitationId]);
  if (!taken) return failed(invalid({}, [DEAD_INVITATION]));
  const { profileId, isConfirmed } = await writeAccount(sql, { ...account, email: taken.email });
  if (isConfirmed) return failed(invalid({}, [HAS_ACCOUNT]));
  await sql(CONFIRM_ADDRESS, [profileId]);
  await sql(NOTE_ACCEPTED, [invitationId, profileId]);
  await noteAuthEvent(sql, "address.confirm", profileId, { invitationId });
  return succeeded(null);
}

const DEAD_INVITATION = `This invitation is not valid any more: it was used, it is older than ${INVITATION_DAYS} days, or a newer one has replaced it. Ask for another.`;
const HAS_ACCOUNT = "You have an account with this address already. Sign in with it.";

type Given = { invitationId: string; expiresAt: Date };

const READ_CONFIRMED = {
  name: "identity_read_confirmed_address",
  text: "SELECT 1 FROM profiles WHERE lower(email) = $1 AND email_verified",
};
const REVOKE = {
  name: "identity_revoke_invitations",
  text: `UPDATE invitations SET revoked_at = $2
         WHERE email = $1 AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id`,
};
const INSERT_INVITATION = {
  name: "identity_insert_invitation",
  text: `INSERT INTO invitations (email, token_sha256, invited_by_actor_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $4::timestamptz + $5::int * interval '1 day')
         RETURNING id AS "invitationId", expires_at AS "expiresAt"`,
};
// The lock makes the second of two wait, who then finds it accepted.
const TAKE_INVITATION = {
  name: "identity_take_invitation",
  text: `SELECT email FROM invitations WHERE id = $1 AND email IS NOT NULL AND accepted_at IS NULL
           AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`,
};
const CONFIRM_ADDRESS = {
  name: "identity_confirm_by_invitation",
  text: "UPDATE profiles SET email_verified = true, updated_at = now() WHERE id = $1",
};
// An address stands in its profile alone, as soon as there is one.
const NOTE_ACCEPTED = {
  name: "identity_note_accepted_invitation",
  text: `UPDATE invitations SET email = NULL, accepted_at = now(), accepted_by_actor_id = a.id
         FROM actors a WHERE invitations.id = $1 AND a.profile_id = $2`,
};
