import "server-only";
import { z } from "zod";
import { env } from "@/lib/foundation/env";
import type { Transaction } from "@/lib/foundation/db";
import { postLetter } from "@/lib/identity/commands/letters";
import { CONTACT_DAYS } from "@/lib/identity/rules";
import type { RulingKind } from "@/prisma/generated/enums";
import { answerByLetterPath } from "../queries/letter";
import type { OpenFlag } from "../queries/open-flags";
import { rulingPath, thingOf, type FlaggableKind } from "../rules/flags";

type Told = { rulingId: string; kind: RulingKind; about: FlaggableKind; publicReason: string };

/** Writes to the author of what was ruled on, where their address is confirmed. The letter does not repeat what they wrote. */
export async function tellAuthor(
  tx: Transaction,
  profileId: string | null,
  { rulingId, kind, about, publicReason }: Told,
): Promise<void> {
  await write(tx, profileId, {
    subject: "An editor of Assay ruled on something of yours",
    said: `an editor looked at ${thingOf(about)} of yours at ${env().origin} that was flagged.
What was decided: ${DECIDED[kind]}
The reason, which everybody can read: ${publicReason}

Once, you may answer, without signing in; then a second person decides whether this stands. This link is for you alone:

${env().origin}${answerByLetterPath(rulingId)}`,
  });
}

/** Writes to the same author what a second person decided. */
export async function tellOutcome(
  tx: Transaction,
  profileId: string | null,
  {
    rulingId,
    isUpheld,
    publicReason,
  }: { rulingId: string; isUpheld: boolean; publicReason: string },
): Promise<void> {
  await write(tx, profileId, {
    subject: "A second person decided on your answer at Assay",
    said: `a second person read your answer to a ruling at ${env().origin}.
What was decided: ${isUpheld ? "the ruling stands." : "the ruling is overturned, and what it did is taken back."}
The reason, which everybody can read: ${publicReason}

${env().origin}${rulingPath(rulingId)}`,
  });
}

/**
 * Writes, once, to those who reported something and left an address: what was decided and why, as everybody can read it,
 * and nothing of what they wrote or of what it was about. Nobody confirmed that the address is theirs.
 */
export async function tellReporters(
  { sql }: Pick<Transaction, "sql">,
  flags: readonly Pick<OpenFlag, "contact">[],
  { decided, publicReason, path }: { decided: string; publicReason: string; path: string },
): Promise<void> {
  const addresses = new Set(
    flags.flatMap(({ contact }) => z.email().safeParse(contact).data ?? []),
  );
  for (const recipient of addresses)
    await postLetter(sql, {
      recipient,
      subject: "What you reported to Assay was decided",
      text: `Hello,

somebody reported a page of ${env().origin} and left this address for the answer.
What was decided: ${decided}
The reason, which everybody can read: ${publicReason}

${env().origin}${path}

This is the only letter about it, and the address is forgotten ${CONTACT_DAYS} days from now.
`,
    });
}

/** Writes to whoever was suspended that they may sign in again: signed out, they see it nowhere else. */
export async function tellLifted(
  tx: Transaction,
  profileId: string | null,
  { rulingId, reason }: { rulingId: string; reason: string },
): Promise<void> {
  await write(tx, profileId, {
    subject: "Your account at Assay is no longer suspended",
    said: `an administrator of ${env().origin} ended the suspension of your account. You can sign in again.
The reason: ${reason}

The ruling stays as it was given:

${env().origin}${rulingPath(rulingId)}`,
  });
}

async function write(
  tx: Transaction,
  profileId: string | null,
  { subject, said }: { subject: string; said: string },
): Promise<void> {
  if (profileId === null) return;
  const profile = await tx.db.profile.findUnique({
    where: { id: profileId, emailVerified: true },
    select: { email: true, name: true },
  });
  if (!profile) return;
  const text = `Hello ${profile.name},\n\n${said}\n`;
  await postLetter(tx.sql, { recipient: profile.email, subject, text });
}

const DECIDED: Record<RulingKind, string> = {
  HIDE: "nobody sees it any more.",
  SEND_BACK: "it left the ledger and waits for you to word it anew.",
  WARN: "it stands, and this letter is a warning.",
  SUSPEND: "your account is suspended: you cannot sign in.",
  DISMISS: "it stands as it is.",
};
