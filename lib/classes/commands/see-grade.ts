import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict } from "@/lib/foundation/errors";
import { seeGradeInput } from "../schema/grading";
import { ownGradeSubject } from "./subjects";

/** A student opens their released grade: from then on it can no longer be recalled. Opening it again changes nothing. */
export const seeGrade = hotCommand({
  permission: "grade.see",
  input: seeGradeInput,
  subject: ({ assignmentId }, { tx, viewer }) => ownGradeSubject(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const [seen] = await sql<Seen>(SEE, [assignmentId, actorId, now]);
    if (!seen) return conflict("Your grade is not released, or was taken back a moment ago.");
    return {
      result: { assignmentId },
      audit: {
        subjectKind: "submission",
        subjectId: seen.submissionId,
        audienceId: seen.audienceId,
        after: { seenAt: seen.seenAt.toISOString() },
      },
    };
  },
});

type Seen = { submissionId: string; audienceId: string; seenAt: Date };

const SEE = {
  name: "classes_see_grade",
  text: `UPDATE releases r SET seen_at = coalesce(r.seen_at, $3)
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id
         WHERE r.submission_id = s.id AND s.assignment_id = $1 AND s.actor_id = $2 AND r.recalled_at IS NULL
         RETURNING s.id AS "submissionId", a.audience_id AS "audienceId", r.seen_at AS "seenAt"`,
};
