import "server-only";
import { command } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { CLASS_KINDS } from "../rules/class-notices";
import { readNoticesInput } from "../schema";

// What came this long before the page was read may have become visible after it.
const SECONDS_TO_COMMIT = 5;

/**
 * The notifications on a page are read, and where it says when it was read, all that its reader could have leafed to
 * there, of classes alone where it showed those alone: what came since then stays unread. What is read already, or is not theirs, is left as it is.
 */
export const readNotices = command({
  permission: "notification.read",
  input: readNoticesInput,
  subject: async (_, { viewer }) => ({ kind: "account", ownerActorIds: ownerOf(viewer) }),
  run: async ({ input: { noticeIds, shownAt, from }, viewer, tx: { sql }, now }) => {
    const { actorId, profileId } = viewer.require();
    const visible = shownAt && new Date(Date.parse(shownAt) - SECONDS_TO_COMMIT * 1_000);
    const kinds = from === "classes" ? CLASS_KINDS : null;
    const read = await sql(READ, [actorId, noticeIds, visible ?? null, now, kinds]);
    return {
      result: { count: read.length, from },
      audit: {
        subjectKind: "profile",
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
           AND (id = ANY($2::uuid[]) OR created_at <= $3::timestamptz
             AND ($5::text[] IS NULL OR subject_kind = ANY ($5::text[])))
         RETURNING 1`,
};
