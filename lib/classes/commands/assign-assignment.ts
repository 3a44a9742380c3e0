import "server-only";
import { command } from "@/lib/access/command";
import { conflict, notFound } from "@/lib/foundation/errors";
import { assignmentInput } from "../schema/assignments";
import { claimsAsTheyAre, isObstacle, lockedAssignment, writeClaims } from "./assignment-parts";

/**
 * From now on the students of the class see an assignment, with its claims as they are worded now. One that was taken back
 * after students had begun comes back as it was, with their work.
 */
export const assignAssignment = command({
  permission: "assignment.assign",
  input: assignmentInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId }, tx, now }) => {
    const before = await tx.db.assignment.findUnique({
      where: { id: assignmentId },
      include: { claims: { orderBy: { position: "asc" } }, class: true },
    });
    if (!before) return notFound();
    if (before.class.archivedAt) return conflict("The class is archived.");
    if (before.assignedAt && !before.withdrawnAt) return conflict("It is assigned already.");
    if (!before.assignedAt && before.withdrawnAt)
      return conflict("This draft is thrown away. Bring it back first.");
    if (before.claims.length === 0)
      return conflict("It is about no claim yet. Choose at least one, save it, then assign it.");
    if (!before.assignedAt && before.dueAt <= now)
      return conflict("It would have been due already. Change the date first, then assign it.");
    if (!before.assignedAt) {
      const claims = await claimsAsTheyAre(
        tx,
        before.classId,
        before.claims.map(({ claimId }) => claimId),
      );
      if (isObstacle(claims)) return claims;
      await writeClaims(tx, assignmentId, claims);
    }
    const assignedAt = before.assignedAt ?? now;
    await tx.db.assignment.update({
      where: { id: assignmentId },
      data: { assignedAt, withdrawnAt: null },
    });
    return {
      result: { assignmentId },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: before.audienceId },
        before: standingOf(before),
        after: standingOf({ assignedAt, withdrawnAt: null }),
      },
    };
  },
});

/**
 * Takes an assignment back: students no longer see it. While none has begun it is as if it had never been assigned, and all
 * of it can change again; what some have begun is kept, and comes back with it. Once a grade is released it stays: a grade
 * that was seen is taken from nobody.
 */
export const withdrawAssignment = command({
  permission: "assignment.withdraw",
  input: assignmentInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId }, tx, now }) => {
    const before = await tx.db.assignment.findUnique({ where: { id: assignmentId } });
    if (!before) return notFound();
    if (!before.assignedAt) return conflict("It is not assigned.");
    if (before.withdrawnAt) return conflict("It is taken back already.");
    const released = { assignmentId, recalledAt: null };
    if (await tx.db.release.findFirst({ where: released }))
      return conflict(
        "Grades of it are released. Take their release back first; what a student has opened already stays with them, and so does the assignment.",
      );
    const begun = await tx.db.submission.count({ where: { assignmentId }, take: 1 });
    const after =
      begun > 0
        ? { assignedAt: before.assignedAt, withdrawnAt: now }
        : { assignedAt: null, withdrawnAt: null };
    await tx.db.assignment.update({ where: { id: assignmentId }, data: after });
    return {
      result: { assignmentId },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId: before.audienceId },
        before: standingOf(before),
        after: standingOf(after),
      },
    };
  },
});

const standingOf = ({
  assignedAt,
  withdrawnAt,
}: Record<"assignedAt" | "withdrawnAt", Date | null>) => ({
  assignedAt: assignedAt?.toISOString() ?? null,
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
});
