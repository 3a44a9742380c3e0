import "server-only";
import type { Sql } from "@/lib/foundation/db";

/**
 * Erases who somebody was, inside the transaction of whoever asks: profile, address, sessions, drafts, letters, notifications,
 * what they followed and the words of their private notes. What they gave stays, under nobody's name; their pages are drawn anew
 * by a job.
 */
export async function erasePerson(sql: Sql, { profileId, actorId, email }: Person): Promise<void> {
  for (const statement of OF_ACTOR) await sql(statement, [actorId]);
  for (const statement of OF_ADDRESS) await sql(statement, [email.toLowerCase()]);
  await sql(ERASE_VERIFICATIONS, [profileId]);
  await sql(ERASE_PROFILE, [profileId]);
  await sql(TAKE_PRIVATE_WORDS, [actorId]);
  await sql(DRAW_ANEW, [actorId]);
}

export type Person = { profileId: string; actorId: string; email: string };

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
