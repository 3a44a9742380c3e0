import "server-only";
import { createTransport } from "nodemailer";
import { asSystem, command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { systemClock } from "@/lib/foundation/clock";
import { readSql, type Sql } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import { notFound } from "@/lib/foundation/errors";
import { isInstantAddress } from "../rules/return-code";
import { deliverSchema } from "../schema";

/**
 * The mailer: a letter is a row, and a job of the same transaction delivers it. Without `SMTP_URL` it
 * stays in the dev outbox. To whoever has no address nothing is written.
 */
export async function postLetter(sql: Sql, { recipient, subject, text }: Letter): Promise<void> {
  if (isInstantAddress(recipient)) return;
  const [letter] = await sql<{ id: string }>(INSERT_LETTER, [recipient, subject, text]);
  await sql(ENQUEUE_DELIVERY, [letter?.id]);
}

/**
 * The letter of a digest, which its own job delivers. Until it is delivered its words may be others each time.
 * @returns the letter's id
 */
export async function keepLetter(
  sql: Sql,
  digestId: string,
  { recipient, subject, text, stopUrl }: Letter & { stopUrl: string },
): Promise<string> {
  const [letter] = await sql<{ id: string }>(KEEP_LETTER, [
    ...[digestId, recipient, subject, text, stopUrl],
  ]);
  return letter!.id;
}

/**
 * Sends one letter, once. Its Message-ID is made of the letter's id, so that a mail server which took it
 * before a crash recognises it. Throws when the mail server fails, so that the worker tries again.
 */
export async function deliverLetter(letterId: string): Promise<void> {
  const { smtpUrl, origin } = env();
  if (!smtpUrl) return;
  const [letter] = await readSql<Kept>(READ_LETTER, [letterId]);
  if (!letter || letter.deliveredAt) return;
  const host = new URL(origin).hostname;
  const mailer = createTransport({ url: smtpUrl, ...PATIENCE });
  try {
    await mailer.sendMail({
      from: { name: "Assay", address: `assay@${host}` },
      to: letter.recipient,
      subject: letter.subject,
      text: letter.text,
      messageId: `<${letterId}@${host}>`,
      headers: { "auto-submitted": "auto-generated", ...stopHeaders(letter) },
    });
  } finally {
    mailer.close();
  }
  await asSystem(markDelivered)({ letterId }, systemClock);
}

// In milliseconds. A worker that waits for a mail server does nothing else.
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/** Notes that the mail server took a letter. Its words, which hold links that open accounts, go. */
export const markDelivered = command({
  permission: "system.deliver",
  input: deliverSchema,
  subject: async () => NOTHING,
  run: async ({ input, tx, now }) => {
    const marked = await tx.sql(MARK_DELIVERED, [input.letterId, now]);
    if (marked.length === 0) return notFound();
    return { result: null, audit: { subjectKind: "letter", subjectId: input.letterId } };
  },
});

export type Letter = { recipient: string; subject: string; text: string };
type Kept = Letter & { deliveredAt: Date | null; stopUrl: string | null };

/** By which a mail program offers to stop letters of a kind, and does it with one request (RFC 8058). */
const stopHeaders = ({ stopUrl }: Kept): Record<string, string> =>
  stopUrl === null
    ? {}
    : {
        "list-unsubscribe": `<${stopUrl}>`,
        "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      };

const INSERT_LETTER = {
  name: "identity_insert_letter",
  text: "INSERT INTO letters (recipient, subject, text) VALUES ($1, $2, $3) RETURNING id",
};
const KEEP_LETTER = {
  name: "identity_keep_letter",
  text: `INSERT INTO letters (digest_id, recipient, subject, text, stop_url) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (digest_id) DO UPDATE SET recipient = $2, subject = $3, text = $4 RETURNING id`,
};
const ENQUEUE_DELIVERY = {
  name: "identity_enqueue_delivery",
  text: `SELECT graphile_worker.add_job('identity.deliver', json_build_object('letterId', $1::text),
           job_key => 'identity.deliver:' || $1::text, max_attempts => 12)`,
};
const READ_LETTER = {
  name: "identity_read_letter",
  text: `SELECT recipient, subject, text, delivered_at AS "deliveredAt", stop_url AS "stopUrl"
         FROM letters WHERE id = $1`,
};
const MARK_DELIVERED = {
  name: "identity_mark_delivered",
  text: `UPDATE letters SET delivered_at = $2, delivery = 'smtp', text = '', stop_url = NULL
         WHERE id = $1 AND delivered_at IS NULL RETURNING id`,
};
