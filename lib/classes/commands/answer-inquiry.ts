import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, forbidden, invalidField, notFound, type Failure } from "@/lib/foundation/errors";
import { answerInquiryInput } from "../schema/inquiries";
import { changeSince, holdGrade, type GradedWork } from "./graded-work";
import { readMarks, writeMarks } from "./marking";
import { assignmentSubject } from "./subjects";

/**
 * A teacher answers what a student asked about a criterion: that the level stands, or that another takes its place, which is
 * given in the same transaction with the comment and the records that it had. Once; nobody answers what they asked.
 */
export const answerInquiry = hotCommand({
  permission: "inquiry.answer",
  input: answerInquiryInput,
  subject: ({ assignmentId }, { tx, viewer }) => assignmentSubject(tx.sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { assignmentId, inquiryId, outcome, answer } = input;
    const { actorId } = viewer.require();
    const [asked] = await tx.sql<Asked>(READ, [inquiryId, assignmentId]);
    if (!asked) return notFound();
    const { submissionId, criterionId } = asked;
    const work = await holdGrade(tx, { assignmentId, submissionId });
    if (!work) return notFound();
    if (work.studentActorId === actorId)
      return forbidden("This is your own question; somebody else has to answer it.");
    const answered = await tx.sql(ANSWER, [inquiryId, outcome, answer, actorId, now]);
    if (answered.length === 0)
      return conflict("Somebody answered it meanwhile. What you typed is still here.");
    const changed =
      outcome === "CHANGED"
        ? await changeLevel(
            tx,
            { ...work, submissionId },
            { ...input, criterionId },
            { actorId, now, newUuid },
          )
        : null;
    if (changed && "kind" in changed) return changed;
    return {
      result: { assignmentId, submissionId },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId: work.audienceId },
        before: { computed: work.computed },
        after: { inquiryId, outcome, answer, ...changed },
      },
    };
  },
});

async function changeLevel(
  tx: SqlTransaction,
  work: GradedWork & { submissionId: string },
  {
    seen,
    criterionId,
    levelId,
  }: { seen: string; criterionId: string; levelId?: string | undefined },
  by: { actorId: string; now: Date; newUuid: () => string },
): Promise<Failure | { levelId: string; computed: number | null }> {
  const change = changeSince(seen, work);
  if (change) return conflict(change, { seen: work.seen });
  const versionId = work.gradedVersionId ?? work.currentVersionId;
  const criteria = await readMarks(tx, versionId, work.submissionId);
  const criterion = criteria.find((each) => each.criterionId === criterionId);
  if (!criterion)
    return conflict(
      "The work has been graded by a newer version of the rubric since. Say so in the answer, and let the level stand.",
    );
  if (!levelId || !criterion.levels.some((level) => level.levelId === levelId))
    return invalidField("levelId", "Open this page again.");
  if (criterion.levelId === levelId)
    return invalidField(
      "levelId",
      "This is the level that it has. Choose another, or let it stand.",
    );
  const { comment, records } = criterion;
  const marks = [{ criterionId, levelId, comment, records }];
  return { levelId, computed: writeMarks(tx, work, { versionId, criteria, marks }, by) };
}

type Asked = { submissionId: string; criterionId: string };

const READ = {
  name: "classes_inquiry_to_answer",
  text: `SELECT i.submission_id AS "submissionId", i.criterion_id AS "criterionId"
         FROM inquiries i JOIN submissions s ON s.id = i.submission_id WHERE i.id = $1 AND s.assignment_id = $2`,
};
const ANSWER = {
  name: "classes_answer",
  text: `UPDATE inquiries SET outcome = $2::text::"InquiryOutcome", answer = $3, answered_by_actor_id = $4, answered_at = $5
         WHERE id = $1 AND answered_at IS NULL RETURNING id`,
};
