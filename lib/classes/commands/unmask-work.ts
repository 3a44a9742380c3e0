import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, forbidden, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { unmaskWorkInput } from "../schema/grading";
import { assignmentSubject } from "./subjects";

/** Shows those who grade it whose work this is, before its grade is released; with a reason, which the student is shown. */
export const unmaskWork = hotCommand({
  permission: "work.unmask",
  input: unmaskWorkInput,
  subject: ({ assignmentId }, { tx, viewer }) => assignmentSubject(tx.sql, viewer, assignmentId),
  run: async ({
    input: { assignmentId, submissionId, reason },
    viewer,
    tx: { sql, send },
    now,
  }) => {
    const { actorId } = viewer.require();
    send(LOCK_NAME, [`grade/${submissionId}`]);
    const [work] = await sql<Masked>(READ, [submissionId, assignmentId]);
    if (!work) return notFound();
    if (work.studentActorId === actorId) return forbidden("This is your own work.");
    if (!work.isMasked) return conflict("The name is shown already.");
    await sql(UNMASK, [submissionId, actorId, reason, now]);
    return {
      result: { assignmentId, submissionId },
      audit: {
        subjectKind: "submission",
        subjectId: submissionId,
        audienceId: work.audienceId,
        before: { isMasked: true },
        after: { isMasked: false, reason },
      },
    };
  },
});

type Masked = { studentActorId: string; audienceId: string; isMasked: boolean };

const READ = {
  name: "classes_masked_work",
  text: `SELECT s.actor_id AS "studentActorId", a.audience_id AS "audienceId", a.naming = 'MASKED'
           AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM unmaskings u WHERE u.submission_id = s.id) AS "isMasked"
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id WHERE s.id = $1 AND a.id = $2`,
};
const UNMASK = {
  name: "classes_unmask",
  text: "INSERT INTO unmaskings (submission_id, unmasked_by_actor_id, reason, unmasked_at) VALUES ($1, $2, $3, $4)",
};
