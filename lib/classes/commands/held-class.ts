import "server-only";
import type { Sql } from "@/lib/foundation/db";

/**
 * A class, held to the end of the transaction: whoever joins, leaves, or changes the class meanwhile waits.
 * @throws where there is no such class: its subject was found just before
 */
export async function heldClass(sql: Sql, classId: string): Promise<HeldClass> {
  const [held] = await sql<HeldClass>(HOLD, [classId]);
  if (!held) throw new Error("a class was gone that had just been found");
  return held;
}

export type HeldClass = {
  audienceId: string;
  isArchived: boolean;
  /** Whether somebody asked for it to be deleted. */
  isEnding: boolean;
  name: string;
  about: string | null;
  timeZone: string;
};

const HOLD = {
  name: "classes_hold",
  text: `SELECT audience_id AS "audienceId", archived_at IS NOT NULL AS "isArchived",
           deletion_asked_at IS NOT NULL AS "isEnding", name, about, time_zone AS "timeZone"
         FROM classes WHERE id = $1 FOR NO KEY UPDATE`,
};
