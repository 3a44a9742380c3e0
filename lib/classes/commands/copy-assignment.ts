import "server-only";
import { command } from "@/lib/access/command";
import { conflict, notFound } from "@/lib/foundation/errors";
import { datesForCopy } from "../rules/weeks";
import { copyAssignmentInput } from "../schema/assignments";
import { lockedAssignment, readSaying } from "./assignment-parts";
import { copyAssignmentInto } from "./copied-assignment";
import { classSubject } from "./subjects";

/**
 * Copies an assignment as a draft to a class that the viewer teaches, the same one or another: what it says, its rubrics, its
 * claims as far as they still stand, as they are worded now, and its dates moved by whole weeks so that it opens after now.
 * Nothing of its students goes with it.
 */
export const copyAssignment = command({
  permission: "assignment.copy",
  input: copyAssignmentInput,
  // Theirs to copy is what they teach at both ends.
  subject: async ({ assignmentId, classId }, { viewer, tx: { sql } }) => {
    const from = await lockedAssignment(sql, viewer, assignmentId);
    const to = await classSubject(sql, viewer, classId);
    if (!from || !to) return null;
    const isAtBoth = (actorId: string) => to.ownerActorIds.includes(actorId);
    return { ...from, ownerActorIds: from.ownerActorIds.filter(isAtBoth) };
  },
  run: async ({ input, viewer, tx, now, newUuid, newPublicId }) => {
    const { assignmentId: copiedId, classId } = input;
    const copied = await tx.db.assignment.findUnique({
      where: { id: copiedId },
      include: {
        class: { select: { timeZone: true } },
        claims: { orderBy: { position: "asc" }, select: { claimId: true } },
      },
    });
    const target = await tx.db.class.findUnique({ where: { id: classId } });
    if (!copied || !target) return notFound();
    if (target.archivedAt || target.deletionAskedAt)
      return conflict("That class takes no assignments any more. Choose another.");
    const zones = { from: copied.class.timeZone, to: target.timeZone, now };
    const { weeks, ...dates } = datesForCopy(copied, zones);
    const making = { tx, now, newUuid, newPublicId, actorId: viewer.require().actorId };
    const made = await copyAssignmentInto(making, copied, { classId, dates });
    const { assignmentId, audienceId, leftOut } = made;
    return {
      result: { assignmentId, weeks, leftOut },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId },
        after: { ...(await readSaying(tx, assignmentId)), copiedId },
      },
    };
  },
});
