import "server-only";
import type { z } from "zod";
import { asSystem, command } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { failed, notFound, succeeded, type Outcome } from "@/lib/foundation/errors";
import type { Role } from "@/prisma/generated/enums";
import { changeRoleSchema, type giveRoleSchema } from "../schema";

/**
 * Gives the account of an address a role, for the command line. Who has it already keeps it, and their sessions.
 *
 * @returns the role before, or `notFound` where no account has the address
 */
export async function giveRole({
  email,
  role,
}: z.output<typeof giveRoleSchema>): Promise<Outcome<{ before: Role }>> {
  const [profile] = await readSql<{ profileId: string; before: Role }>(READ_BY_ADDRESS, [email]);
  if (!profile) return failed(notFound());
  const { profileId, before } = profile;
  if (before === role) return succeeded({ before });
  const outcome = await asSystem(changeRole)({ profileId, role }, systemClock);
  return outcome.ok ? succeeded({ before }) : outcome;
}

/** Gives a profile, not one's own, another role. Its sessions end by a law of the database: they were opened with other rights. */
export const changeRole = command({
  permission: "role.change",
  input: changeRoleSchema,
  subject: async ({ profileId }, { tx }) => {
    const [owner] = await tx.sql<{ actorId: string }>(READ_ACTOR, [profileId]);
    return owner ? { kind: "account", ownerActorIds: [owner.actorId] } : null;
  },
  run: async ({ input: { profileId, role }, tx }) => {
    const [before] = await tx.sql<{ role: Role; sessions: number }>(READ_ROLE, [profileId]);
    await tx.sql(SET_ROLE, [profileId, role]);
    return {
      result: { role },
      audit: {
        subjectKind: "profile",
        subjectId: profileId,
        before: { role: before?.role ?? null },
        after: { role, endedSessions: before?.sessions ?? 0 },
      },
    };
  },
});

const READ_BY_ADDRESS = {
  name: "identity_read_role_by_address",
  text: `SELECT id AS "profileId", role AS before FROM profiles WHERE lower(email) = $1`,
};
const READ_ACTOR = {
  name: "identity_read_actor_of_profile",
  text: `SELECT id AS "actorId" FROM actors WHERE profile_id = $1`,
};
const READ_ROLE = {
  name: "identity_read_role",
  text: `SELECT role, (SELECT count(*)::int FROM sessions WHERE profile_id = $1) AS sessions
         FROM profiles WHERE id = $1 FOR UPDATE`,
};
const SET_ROLE = {
  name: "identity_set_role",
  text: `UPDATE profiles SET role = $2::text::"Role", updated_at = now() WHERE id = $1`,
};
