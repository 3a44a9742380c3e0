import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, notFound, question } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { readWorkToHandIn } from "../queries/work";
import { missingOf, RELEASED_MEANWHILE, takingAt } from "../rules/work";
import { handInInput } from "../schema/work";
import { gradeOfWork } from "./graded-work";
import { keepAdditions } from "./keep-additions";
import { keepAppraisals, keepVotes } from "./keep-judgements";
import { workSubject } from "./subjects";

/**
 * Gives a student's work in as it is saved: votes, appraisals and what was added become records of the assignment's own
 * audience, those of an earlier time are superseded, reworded or taken out, and the hour at which it arrived is kept with the
 * one at which it was due: whoever sends it in time is not late because many others did. Where something is missing it says
 * what, and asks whether it is to be handed in as it is.
 */
export const handIn = hotCommand({
  permission: "work.handIn",
  input: handInInput,
  subject: async ({ assignmentId }, { tx: { sql, send }, viewer }) => {
    send(LOCK_NAME, [`${assignmentId}/${viewer.actorId}`]);
    return workSubject(sql, viewer, assignmentId);
  },
  run: async ({ input, viewer, tx, now, arrivedAt, newUuid, newPublicId }) => {
    const { actorId } = viewer.require();
    const work = await readWorkToHandIn(tx.sql, actorId, input.assignmentId);
    if (!work) return notFound();
    const taking = takingAt(arrivedAt, work, {
      isHandedIn: work.handIns.length > 0,
      isReleased: work.isReleased,
    });
    if (taking === "NOT_YET") return conflict("This assignment is not open yet.");
    if (taking === "RELEASED") return conflict(RELEASED_MEANWHILE);
    if (taking === "CLOSED")
      return conflict(
        work.handIns.length > 0
          ? "It was due meanwhile: what you handed in before stands, and everything that you saved stays as well."
          : "It was due, and late work is not taken. Everything that you saved stays.",
      );
    const { submissionId, signedAs } = work;
    if (submissionId === null || signedAs === null)
      return conflict("You have not begun: there is nothing to hand in yet.");
    const missing = missingOf(work);
    if (missing.length > 0 && input.asItIs !== "yes")
      return question("Something is missing. Finish it, or hand it in as it is.", { missing });

    // Nobody else hands this work in at the same moment, and nobody grades what it was before.
    tx.send(LOCK_NAME, [gradeOfWork(submissionId)]);
    const ordinal = work.handIns.length + 1;
    const handing = {
      ...{ work: { ...work, submissionId }, actorId, bylineId: signedAs.bylineId, now },
    };
    const votes = keepVotes(tx, handing);
    const grades = keepAppraisals(tx, handing);
    const additions = keepAdditions(tx, handing, { newUuid, newPublicId });
    tx.send(HAND_IN, [submissionId, ordinal, arrivedAt, work.dueAt, missing.length]);
    return {
      result: { assignmentId: work.id, isLate: arrivedAt > work.dueAt },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId: work.audienceId },
        after: {
          ordinal,
          votes,
          grades,
          additions: additions.count,
          dueAt: work.dueAt.toISOString(),
        },
      },
      evidence: additions.evidence,
    };
  },
});

const HAND_IN = {
  name: "classes_hand_in",
  text: `INSERT INTO hand_ins (submission_id, ordinal, at, due_at, missing) VALUES ($1, $2, $3, $4, $5)`,
};
