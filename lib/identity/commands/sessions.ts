import "server-only";
import { command } from "@/lib/access/command";
import { notFound } from "@/lib/foundation/errors";
import { endOtherSessionsSchema, endSessionSchema } from "../schema";

/** Ends one of one's own sessions. Somebody else's looks absent. */
export const endSession = command({
  permission: "session.end",
  input: endSessionSchema,
  subject: async (_input, { viewer }) => ownAccount(viewer.require().actorId),
  run: async ({ input, viewer, tx }) => {
    const ended = await tx.sql(END_ONE, [input.sessionId, viewer.profileId]);
    if (ended.length === 0) return notFound();
    return {
      result: null,
      audit: { subjectKind: "profile", subjectId: viewer.profileId ?? "", after: { ended: 1 } },
    };
  },
});

/** Ends all of one's own sessions but the one that asks for it. */
export const endOtherSessions = command({
  permission: "session.end",
  input: endOtherSessionsSchema,
  subject: async (_input, { viewer }) => ownAccount(viewer.require().actorId),
  run: async ({ viewer, tx }) => {
    const kept = viewer.require().sessionId ?? null;
    const ended = await tx.sql(END_OTHERS, [kept, viewer.profileId]);
    return {
      result: { ended: ended.length },
      audit: {
        subjectKind: "profile",
        subjectId: viewer.profileId ?? "",
        after: { ended: ended.length },
      },
    };
  },
});

function ownAccount(actorId: string) {
  return { kind: "account" as const, ownerActorIds: [actorId] };
}

const END_ONE = {
  name: "identity_end_session",
  text: "DELETE FROM sessions WHERE id = $1 AND profile_id = $2 RETURNING id",
};
const END_OTHERS = {
  name: "identity_end_other_sessions",
  text: "DELETE FROM sessions WHERE id IS DISTINCT FROM $1::uuid AND profile_id = $2 RETURNING id",
};
