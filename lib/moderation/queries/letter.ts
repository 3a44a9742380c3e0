import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import { answerPath } from "../rules/flags";

/**
 * Where the author of what was ruled on answers without signing in, as their letter says it: whoever is suspended has no
 * session. The token is of this one ruling, which takes one answer, and stands in the letter alone.
 */
export const answerByLetterPath = (rulingId: string): string =>
  `${answerPath(rulingId)}?token=${tokenOf(rulingId)}`;

/**
 * Who holds the letter about a ruling: its author, with a member's rights whatever theirs are. For the answer to that
 * ruling alone. Null where the token is another, or the author's account is gone.
 */
export async function holderOfLetter(rulingId: string, token: string): Promise<Viewer | null> {
  const [given, expected] = [Buffer.from(token), Buffer.from(tokenOf(rulingId))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [author] = await readSql<Author>(AUTHOR, [rulingId]);
  return author ? Viewer.of({ kind: "HUMAN", role: "MEMBER", ...author }) : null;
}

type Author = { actorId: string; bylineId: string; profileId: string };

const tokenOf = (rulingId: string): string =>
  createHmac("sha256", env().secret).update(`ruling.answer ${rulingId}`).digest("base64url");

const AUTHOR = {
  name: "moderation_author_told",
  text: `SELECT a.id AS "actorId", b.id AS "bylineId", p.id AS "profileId" FROM rulings r
         JOIN actors a ON a.id = r.subject_actor_id JOIN profiles p ON p.id = a.profile_id AND p.email_verified
         JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME' WHERE r.id = $1::uuid`,
};
