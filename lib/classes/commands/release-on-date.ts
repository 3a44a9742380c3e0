import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict } from "@/lib/foundation/errors";
import { isToRelease } from "../queries/due";
import { assignmentInput } from "../schema/assignments";
import { releaseGraded } from "./release-grades";

/**
 * Keeps the release date of an assignment: shows every grade that there is then, by the rules by which a teacher does.
 * Once for each date: what is graded later, and what somebody recalled, waits for a teacher or for another date. The date
 * is read again here, so that one that was moved meanwhile is kept when it comes.
 */
export const releaseOnDate = hotCommand({
  permission: "system.release",
  input: assignmentInput,
  subject: async ({ assignmentId }, { tx: { sql } }) => {
    const [held] = await sql(HOLD, [assignmentId]);
    return held ? { kind: "assignment" as const, assignmentId, ownerActorIds: [] } : null;
  },
  run: async ({ input: { assignmentId }, viewer, tx: { sql }, now }) => {
    const [kept] = await sql<{ releasesAt: Date; audienceId: string }>(KEEP, [assignmentId, now]);
    if (!kept) return conflict("There is no date to keep: it was moved, or kept before.");
    const { actorId } = viewer.require();
    const released = await releaseGraded(sql, { assignmentId, asked: null, actorId, now });
    return {
      result: { assignmentId, count: released.length },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: kept.audienceId },
        after: {
          releasesAt: kept.releasesAt.toISOString(),
          released: released.map(({ submissionId }) => submissionId),
        },
      },
    };
  },
});

const HOLD = {
  name: "classes_hold_to_release",
  text: "SELECT 1 FROM assignments WHERE id = $1 FOR UPDATE",
};
const KEEP = {
  name: "classes_keep_release_date",
  text: `UPDATE assignments a SET kept_release_at = a.releases_at WHERE a.id = $1 AND ${isToRelease("$2")}
         RETURNING a.releases_at AS "releasesAt", a.audience_id AS "audienceId"`,
};
