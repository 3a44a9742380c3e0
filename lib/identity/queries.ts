import "server-only";
import { readConfirmation, resetIdentifier } from "@/lib/access/auth";
import { sessionWithNews } from "@/lib/access/current-viewer";
import { isOutboxOpen } from "@/lib/access/peer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { readDb, readSql } from "@/lib/foundation/db";
import { areLettersRead, env } from "@/lib/foundation/env";
import type { Role } from "@/prisma/generated/enums";
import { nameKey, signUpOf, type SignUp } from "./rules";
import { givenIdentifier, readGiven } from "./rules/given-address";

/** Who is signed in and how many notifications wait for them, as the corner of every page says it; null for anyone. */
export async function getMe(headers: Headers): Promise<Me | null> {
  const session = await sessionWithNews(headers);
  return session && { name: session.name, role: session.role, unread: session.unread };
}

/** One's own account and where it is signed in, the present session first. */
export async function getAccount(headers: Headers): Promise<Account | null> {
  const session = await sessionWithNews(headers);
  if (!session) return null;
  const { profileId, sessionId, unread } = session;
  const profile = await readDb().profile.findUnique({
    where: { id: profileId },
    select: {
      ...{ name: true, email: true, handle: true, role: true, createdAt: true },
      ...{ isInstant: true, isListed: true },
    },
  });
  if (!profile) return null;
  const sessions = await readSql<SessionRow>(LIST_SESSIONS, [profileId, sessionId]);
  return {
    ...profile,
    email: profile.isInstant ? null : profile.email,
    unread,
    createdAt: profile.createdAt.toISOString(),
    sessions: sessions.map(({ openedAt, userAgent, ...row }) => ({
      ...row,
      openedAt: openedAt.toISOString(),
      device: deviceOf(userAgent ?? ""),
      isThis: row.sessionId === sessionId,
    })),
  };
}

/** Whether this has the form of a letter's link; whether it still confirms anything is known when it is sent. */
export function isConfirmationWhole(token: string): boolean {
  return readConfirmation(token) !== null;
}

/** Which address a letter's link gives to an account that had none; null where it is unknown, used or older than a day. */
export async function getGivenAddress(token: string): Promise<string | null> {
  const [given] = await readSql<{ value: string }>(READ_GIVEN, [givenIdentifier(token)]);
  return readGiven(given?.value)?.email ?? null;
}

/** Whose password a reset link sets; null where the link is unknown, used or older than an hour. */
export async function getResetOwner(token: string): Promise<ResetOwner | null> {
  const [owner] = await readSql<ResetOwner>(READ_RESET, [resetIdentifier(token)]);
  return owner ?? null;
}

/** Whether a name is that of somebody who decides here, an editor or an administrator: nobody else takes it. */
export async function isNameOfOffice(name: string): Promise<boolean> {
  const holders = await readSql<{ name: string }>(READ_OFFICE);
  const key = nameKey(name);
  return holders.some((holder) => nameKey(holder.name) === key);
}

/** How accounts are opened here. */
export function howAccountsOpen(): SignUp {
  return signUpOf(env().signUp, areLettersRead(env()));
}

/** Whom an invitation names; null where its token is unknown, used, replaced or too old, and where sign-up is closed. */
export async function getInvitation(token: string): Promise<Invitation | null> {
  if (howAccountsOpen() === "closed") return null;
  const [invitation] = await readSql<Invitation>(READ_INVITATION, [sha256Hex(token)]);
  return invitation ?? null;
}

/** Whether a letter from here reaches anybody: by mail, or in the outbox of this machine. */
export function areLettersSent(): boolean {
  return areLettersRead(env());
}

/**
 * A page of the dev outbox, newest first; null where it must not open: then it looks absent.
 *
 * @param page from 1
 */
export async function listLetters(headers: Headers, page: number): Promise<LetterPage | null> {
  if (!isOutboxOpen(headers)) return null;
  const [letters, total] = await Promise.all([
    readDb().letter.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * LETTERS_PER_PAGE,
      take: LETTERS_PER_PAGE,
    }),
    readDb().letter.count(),
  ]);
  return {
    letters: letters.map(({ id, recipient, subject, text, createdAt, deliveredAt }) => ({
      letterId: id,
      recipient,
      subject,
      text,
      createdAt: createdAt.toISOString(),
      deliveredAt: deliveredAt?.toISOString() ?? null,
    })),
    page,
    total,
    perPage: LETTERS_PER_PAGE,
  };
}

/** Whether the outbox may be named on this request. */
export const isOutboxOffered = isOutboxOpen;

export type Me = {
  name: string;
  role: Role;
  /** Notifications that wait to be read, counted up to a hundred. */
  unread: number;
};
export type Account = {
  name: string;
  /** Null where they came in without one. */
  email: string | null;
  handle: string;
  role: Role;
  isInstant: boolean;
  /** Whether they have a page that everybody sees. */
  isListed: boolean;
  createdAt: string;
  unread: number;
  sessions: AccountSession[];
};
export type AccountSession = {
  sessionId: string;
  device: string;
  address: string | null;
  openedAt: string;
  isThis: boolean;
};
export type Invitation = { invitationId: string; email: string };
export type ResetOwner = { profileId: string; email: string; name: string };
export type LetterPage = {
  letters: {
    letterId: string;
    recipient: string;
    subject: string;
    text: string;
    createdAt: string;
    deliveredAt: string | null;
  }[];
  page: number;
  total: number;
  perPage: number;
};

const LETTERS_PER_PAGE = 20;

type SessionRow = {
  sessionId: string;
  address: string | null;
  userAgent: string | null;
  openedAt: Date;
};

// Enough for an owner to tell their devices apart, not to name a version. The first that fits counts:
// Edge and Opera say that they are Chrome, and Chrome that it is Safari.
const BROWSERS = {
  Edg: "Edge",
  OPR: "Opera",
  Firefox: "Firefox",
  Chrom: "Chrome",
  Safari: "Safari",
};
const SYSTEMS = {
  Android: "Android",
  iPhone: "iPhone",
  iPad: "iPad",
  Windows: "Windows",
  "Mac OS X": "macOS",
  Linux: "Linux",
};

function deviceOf(userAgent: string): string {
  const named = [BROWSERS, SYSTEMS].map((names) =>
    Object.entries(names).find(([mark]) => userAgent.includes(mark)),
  );
  return named.flatMap((found) => (found ? [found[1]] : [])).join(" on ") || "Unknown device";
}

const LIST_SESSIONS = {
  name: "identity_list_sessions",
  text: `SELECT id AS "sessionId", ip_address AS address, user_agent AS "userAgent", created_at AS "openedAt"
         FROM sessions WHERE profile_id = $1 AND expires_at > now()
         ORDER BY id = $2 DESC, created_at DESC LIMIT 100`,
};
const READ_OFFICE = {
  name: "identity_read_office",
  text: "SELECT name FROM profiles WHERE role IN ('EDITOR', 'ADMIN')",
};
const READ_INVITATION = {
  name: "identity_read_invitation",
  text: `SELECT id AS "invitationId", email FROM invitations
         WHERE token_sha256 = $1 AND email IS NOT NULL AND accepted_at IS NULL AND revoked_at IS NULL
           AND expires_at > now()`,
};
const READ_GIVEN = {
  name: "identity_read_given_address",
  text: "SELECT value FROM verifications WHERE identifier = $1 AND expires_at > now()",
};
const READ_RESET = {
  name: "identity_read_reset",
  text: `SELECT p.id AS "profileId", p.email, p.name FROM verifications v JOIN profiles p ON p.id::text = v.value
         WHERE v.identifier = $1 AND v.expires_at > now()`,
};
