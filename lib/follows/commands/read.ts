import "server-only";
import { command } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { readNoticesInput } from "../schema";

/**
 * One notification is read, or all that its reader was shown: what came since then stays unread. What is read already,
 * or is not theirs, is left as it is.
 */
export const readNotices = command({
  permission: "notification.read",
  input: readNoticesInput,
  subject: async (_, { viewer }) => ({ kind: "account", ownerActorIds: ownerOf(viewer) }),
  run: async ({ input: { noticeId, shownAt }, viewer, tx: { sql }, now }) => {
    const { actorId, profileId } = viewer.require();
    const read = await sql(READ, [actorId, noticeId ?? null, shownAt, now]);
    return {
      result: { count: read.length },
      audit: {
        subjectKind: "account",
        subjectId: profileId ?? actorId,
        after: { read: read.length },
      },
    };
  },
});

const ownerOf = ({ actorId }: Viewer) => (actorId ? [actorId] : []);

const READ = {
  name: "follows_read_notices",
  text: `UPDATE notifications SET read_at = $4::timestamptz
         WHERE recipient_actor_id = $1::uuid AND read_at IS NULL
           AND CASE WHEN $2::uuid IS NULL THEN created_at <= $3::timestamptz ELSE id = $2::uuid END
         RETURNING 1`,
};
