import "server-only";
import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import type { FlagReason } from "@/prisma/generated/enums";
import type { Subject } from "./subject";

/** A flag that nothing has answered, without what it says: thousands may be open on one thing. */
export type OpenFlag = {
  id: string;
  actorId: string;
  /** How to reach whoever reported it without an account. */
  contact: string | null;
};

/** All flags that are open on one thing, oldest first. */
export const readOpenFlags = (sql: Sql, { kind, id }: { kind: string; id: string }) =>
  sql<OpenFlag>(OPEN_FLAGS, [kind, id]);

/** What the oldest of them say. */
export const readFlagNotes = (sql: Sql, { kind, id }: { kind: string; id: string }) =>
  sql<{ reason: FlagReason; note: string | null }>(NOTES, [kind, id]);

/** How many flags on one thing are shown with what they say. */
export const NOTES_SHOWN = 20;

/**
 * What somebody who decides has seen: how many flags, the newest of them, and the wording. A form carries it; if it differs
 * by then, nothing is decided.
 *
 * @returns 64 hexadecimal digits
 */
export const seenOf = (
  { count, newestId }: { count: number; newestId: string | null },
  subject: Subject | null,
): string =>
  sha256Hex(
    canonicalJson({
      ...{ count, newestId },
      wordingId: subject?.wordingId ?? null,
      isShown: subject?.isShown ?? false,
    }),
  );

const OPEN = "f.subject_kind = $1 AND f.subject_id = $2 AND f.answered_at IS NULL";
const OPEN_FLAGS = {
  name: "moderation_open_flags",
  text: `SELECT f.id, f.actor_id AS "actorId", f.contact FROM flags f WHERE ${OPEN} ORDER BY f.flagged_at, f.id`,
};
const NOTES = {
  name: "moderation_flag_notes",
  text: `SELECT f.reason, f.note FROM flags f WHERE ${OPEN} ORDER BY f.flagged_at, f.id LIMIT ${NOTES_SHOWN}`,
};
