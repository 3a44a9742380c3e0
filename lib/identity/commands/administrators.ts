import "server-only";
import type { Sql } from "@/lib/foundation/db";

/**
 * Whether nobody but this account could make somebody an administrator. Two who would leave or be suspended at once wait
 * for each other here.
 */
export async function isLastAdministrator(sql: Sql, profileId: string): Promise<boolean> {
  const administrators = await sql<{ profileId: string }>(LOCK_ADMINISTRATORS, []);
  return administrators.length === 1 && administrators[0]!.profileId === profileId;
}

const LOCK_ADMINISTRATORS = {
  name: "identity_lock_administrators",
  text: `SELECT id AS "profileId" FROM profiles WHERE role = 'ADMIN' AND suspended_at IS NULL ORDER BY id FOR UPDATE`,
};
