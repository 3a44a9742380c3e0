import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, notFound } from "@/lib/foundation/errors";
import { overrideGradeInput } from "../schema/grading";
import { appendGrade, changeSince, holdGrade, obstacleToGrading } from "./graded-work";
import { assignmentSubject } from "./subjects";

/**
 * Sets a grade in the place of the computed one, with the reason, or takes that back: both stay in its history. Where the
 * grade changed after the form was rendered nothing is stored.
 */
export const overrideGrade = hotCommand({
  permission: "grade.override",
  input: overrideGradeInput,
  subject: ({ assignmentId }, { tx, viewer }) => assignmentSubject(tx.sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now }) => {
    const { assignmentId, submissionId } = input;
    const work = await holdGrade(tx, input);
    if (!work) return notFound();
    const obstacle = obstacleToGrading(work, viewer);
    if (obstacle) return obstacle;
    const { override, overrideReason } = work;
    const change = changeSince(input.seen, work);
    if (change)
      return conflict(change, {
        ...{ seen: work.seen, computed: work.computed, override, overrideReason },
      });
    const asked =
      input.act === "set"
        ? { override: input.percent, overrideReason: input.reason }
        : { override: null, overrideReason: null };
    const isSame = override === asked.override && overrideReason === asked.overrideReason;
    if (isSame && !work.isOutdated)
      return conflict(
        input.act === "set" ? "The grade says this already." : "The computed grade stands already.",
      );
    const { actorId } = viewer.require();
    appendGrade(tx, submissionId, actorId, now, { ...work, ...asked });
    return {
      result: { assignmentId, submissionId, act: input.act },
      audit: {
        subjectKind: "submission",
        subjectId: submissionId,
        audienceId: work.audienceId,
        before: { override, overrideReason },
        after: asked,
      },
    };
  },
});
