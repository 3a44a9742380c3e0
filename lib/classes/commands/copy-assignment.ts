import "server-only";
import { command } from "@/lib/access/command";
import { conflict, notFound } from "@/lib/foundation/errors";
import { readAssignmentContent } from "../queries/content";
import { datesForCopy } from "../rules/weeks";
import { copyAssignmentInput } from "../schema/assignments";
import { claimsThatStand, lockedAssignment, readSaying } from "./assignment-parts";
import { classSubject } from "./subjects";
import { writeAssignment } from "./write-assignment";

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
    const claims = await claimsThatStand(
      tx,
      classId,
      copied.claims.map(({ claimId }) => claimId),
    );
    const zones = { from: copied.class.timeZone, to: target.timeZone, now };
    const { weeks, ...dates } = datesForCopy(copied, zones);
    const assignmentId = newPublicId();
    const making = { tx, now, newUuid, actorId: viewer.require().actorId };
    const content = await readAssignmentContent(tx, copiedId);
    const { title } = copied;
    const { audienceId } = await writeAssignment(making, {
      ...{ assignmentId, classId, title, dates, content, claims },
    });
    return {
      result: { assignmentId, weeks, leftOut: copied.claims.length - claims.length },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId },
        after: { ...(await readSaying(tx, assignmentId)), copiedId },
      },
    };
  },
});
