import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { CONTACT_DAYS } from "../rules";
import { forgetSchema } from "../schema";

/**
 * Takes away what served its purpose: answers kept for forms sent twice, sessions and proofs that have
 * ended, letters, with whom they went to: a day after the mail server took them, or after thirty;
 * invitations that nobody can take up any more, with whom they were for; notifications
 * after half a year, and somewhat later the letters that told of them; drafts that were kept thirty days ago; whom a class
 * expected and its teacher took off its roster, a day after that; how to reach whoever reported something, thirty days after
 * it was answered; and what editors gave as a text and became none, ninety days after its end.
 */
export const forgetEnded = hotCommand({
  permission: "system.forget",
  input: forgetSchema,
  subject: async () => NOTHING,
  run: async ({ tx, now }) => {
    const forgotten: Record<string, number> = {};
    for (const [what, statement] of Object.entries(FORGET))
      forgotten[what] = (await tx.sql(statement, [now])).length;
    return {
      result: forgotten,
      audit: { subjectKind: "installation", subjectId: "ended", after: forgotten },
    };
  },
});

const FORGET = {
  idempotencyKeys: {
    name: "identity_forget_keys",
    text: `DELETE FROM idempotency_keys
           WHERE created_at < $1::timestamptz - interval '7 days' RETURNING 1`,
  },
  sessions: {
    name: "identity_forget_sessions",
    text: "DELETE FROM sessions WHERE expires_at < $1::timestamptz RETURNING 1",
  },
  verifications: {
    name: "identity_forget_verifications",
    text: "DELETE FROM verifications WHERE expires_at < $1::timestamptz RETURNING 1",
  },
  invitations: {
    name: "identity_forget_invitations",
    text: `DELETE FROM invitations WHERE accepted_at IS NULL
             AND (expires_at < $1::timestamptz OR revoked_at IS NOT NULL) RETURNING 1`,
  },
  drafts: {
    name: "identity_forget_drafts",
    text: `DELETE FROM drafts WHERE updated_at < $1::timestamptz - interval '30 days' RETURNING 1`,
  },
  rosterEntries: {
    name: "identity_forget_roster_entries",
    text: `UPDATE roster_entries SET name = NULL, email = NULL, external_id = NULL
           WHERE removed_at < $1::timestamptz - interval '1 day' AND num_nonnulls(name, email, external_id) > 0 RETURNING 1`,
  },
  contacts: {
    name: "identity_forget_contacts",
    text: `UPDATE flags f SET contact = NULL FROM ruled_flags u
             LEFT JOIN rulings r ON r.id = u.ruling_id LEFT JOIN redactions t ON t.id = u.redaction_id
           WHERE u.flag_id = f.id AND f.contact IS NOT NULL
             AND coalesce(r.ruled_at, t.redacted_at) < $1::timestamptz - interval '${CONTACT_DAYS} days' RETURNING 1`,
  },
  // As many as one transaction carries easily; the rest goes on the next day. The law goes by the database's own clock.
  givenTexts: {
    name: "identity_forget_given_texts",
    text: `DELETE FROM text_imports WHERE id IN (
             SELECT id FROM text_imports
             WHERE state IN ('REFUSED', 'CANCELLED') AND ended_at < least($1::timestamptz, now()) - interval '90 days'
             ORDER BY ended_at LIMIT 10000) RETURNING 1`,
  },
  // Also those that were told in the moment in which their reader left.
  notifications: {
    name: "identity_forget_notifications",
    text: `DELETE FROM notifications n USING actors a WHERE a.id = n.recipient_actor_id
             AND (n.created_at < $1::timestamptz - interval '180 days' OR a.profile_id IS NULL) RETURNING 1`,
  },
  letters: {
    name: "identity_forget_letters",
    text: `DELETE FROM letters WHERE delivered_at < $1::timestamptz - interval '1 day'
             OR created_at < $1::timestamptz - interval '30 days' RETURNING 1`,
  },
  // By the link of a letter the others can be stopped for as long.
  digests: {
    name: "identity_forget_digests",
    text: `DELETE FROM digests d WHERE d.ended_at < $1::timestamptz - interval '200 days'
             AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.digest_id = d.id)
             AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.digest_id = d.id) RETURNING 1`,
  },
};
