import "server-only";
import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import type { FlagReason } from "@/prisma/generated/enums";
import type { Subject } from "./subject";

export type OpenFlag = {
  id: string;
  actorId: string;
  reason: FlagReason;
  note: string | null;
  /** How to reach whoever reported it without an account. */
  contact: string | null;
  flaggedAt: Date;
};

/** The flags on one thing that no ruling has answered, oldest first. */
export const readOpenFlags = (sql: Sql, { kind, id }: { kind: string; id: string }) =>
  sql<OpenFlag>(OPEN_FLAGS, [kind, id]);

/**
 * What somebody who decides has seen: the flags and the wording. A form carries it; if it differs by then, nothing is
 * decided.
 *
 * @returns 64 hexadecimal digits
 */
export const seenOf = (flagIds: readonly string[], subject: Subject | null): string =>
  sha256Hex(
    canonicalJson({
      flags: [...flagIds].sort(),
      wordingId: subject?.wordingId ?? null,
      isShown: subject?.isShown ?? false,
    }),
  );

const OPEN_FLAGS = {
  name: "moderation_open_flags",
  text: `SELECT f.id, f.actor_id AS "actorId", f.reason, f.note, f.contact, f.flagged_at AS "flaggedAt" FROM flags f
         WHERE f.subject_kind = $1 AND f.subject_id = $2 AND NOT EXISTS (SELECT 1 FROM ruled_flags u WHERE u.flag_id = f.id)
         ORDER BY f.flagged_at, f.id`,
};
