import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { Role } from "@/prisma/generated/enums";
import { readSql, type Statement } from "@/lib/foundation/db";
import { sessionToken } from "./auth";
import { isCastAdmitted } from "./peer";
import { Viewer } from "./viewer";

/**
 * Who asks, by the request's session cookie. Nobody where there is none, where it has ended, where the
 * account is suspended or its address unconfirmed (who came into a class without one has none to confirm), and where it belongs to the demonstration but
 * this installation or this request does not admit it. For per-request pages and actions only.
 */
export const currentViewer = cache(async (): Promise<Viewer> => viewerOf(await headers()));

/** The same for given headers: route handlers and tests. */
export async function viewerOf(requestHeaders: Headers): Promise<Viewer> {
  const session = await sessionOf(requestHeaders);
  if (!session) return Viewer.anyone;
  const { actorId, bylineId, profileId, role, isInstant, sessionId } = session;
  return Viewer.of({ kind: "HUMAN", actorId, bylineId, profileId, role, isInstant, sessionId });
}

/** The valid session behind the headers, and whose it is; null where `viewerOf` gives anyone. */
export function sessionOf(requestHeaders: Headers): Promise<CurrentSession | null> {
  return readSession<CurrentSession>(READ_SESSION, requestHeaders);
}

/** The same, and how many notifications wait to be read: counted up to a hundred, in the one statement. */
export function sessionWithNews(
  requestHeaders: Headers,
): Promise<(CurrentSession & { unread: number }) | null> {
  return readSession<CurrentSession & { unread: number }>(READ_WITH_NEWS, requestHeaders);
}

async function readSession<Session extends CurrentSession>(
  statement: Statement,
  requestHeaders: Headers,
): Promise<Session | null> {
  const token = sessionToken(requestHeaders);
  if (!token) return null;
  const [session] = await readSql<Session>(statement, [token]);
  if (!session || (session.isDemonstration && !isCastAdmitted(requestHeaders))) return null;
  return session;
}

export type CurrentSession = {
  sessionId: string;
  profileId: string;
  actorId: string;
  bylineId: string;
  role: Role;
  name: string;
  isDemonstration: boolean;
  /** Whether they came in without an address. */
  isInstant: boolean;
};

const sessionReading = (name: string, more = "") => ({
  name,
  text: `SELECT s.id AS "sessionId", p.id AS "profileId", a.id AS "actorId", b.id AS "bylineId",
           p.role, p.name, p.is_demonstration AS "isDemonstration", p.is_instant AS "isInstant"${more}
         FROM sessions s
         JOIN profiles p ON p.id = s.profile_id
         JOIN actors a ON a.profile_id = p.id
         JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME'
         WHERE s.token = $1 AND s.expires_at > now() AND (p.email_verified OR p.is_instant) AND p.suspended_at IS NULL`,
});
const READ_SESSION = sessionReading("access_read_session");
const READ_WITH_NEWS = sessionReading(
  "access_read_session_with_news",
  `, (SELECT count(*)::int FROM (
       SELECT 1 FROM notifications n WHERE n.recipient_actor_id = a.id AND n.read_at IS NULL LIMIT 100) u) AS unread`,
);
