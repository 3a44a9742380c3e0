import "server-only";
import { command } from "@/lib/access/command";
import { conflict, notFound } from "@/lib/foundation/errors";
import { discardAssignmentInput } from "../schema/assignments";
import { lockedAssignment } from "./assignment-parts";

/** Throws a draft away, which students have never seen, or takes that back. Nothing of it is lost meanwhile. */
export const discardAssignment = command({
  permission: "assignment.discard",
  input: discardAssignmentInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId, goal }, tx, now }) => {
    const before = await tx.db.assignment.findUnique({ where: { id: assignmentId } });
    if (!before) return notFound();
    const isDiscarding = goal === "discard";
    if (before.assignedAt)
      return conflict("It is no draft any more. What is assigned is taken back, not thrown away.");
    if ((before.withdrawnAt !== null) === isDiscarding)
      return conflict(isDiscarding ? "It is thrown away already." : "It is here already.");
    const withdrawnAt = isDiscarding ? now : null;
    await tx.db.assignment.update({ where: { id: assignmentId }, data: { withdrawnAt } });
    return {
      result: { assignmentId, became: isDiscarding ? "discarded" : "restored" },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: before.audienceId },
        before: { isDiscarded: !isDiscarding },
        after: { isDiscarded: isDiscarding },
      },
    };
  },
});
