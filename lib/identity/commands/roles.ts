import "server-only";
import type { Role } from "@/prisma/generated/enums";
import { command } from "@/lib/access/command";
import { changeRoleSchema } from "../schema";

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
