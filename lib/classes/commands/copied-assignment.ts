import "server-only";
import { readAssignmentContent } from "../queries/content";
import { movedBy } from "../rules/moved-dates";
import { claimsThatStand, type Making } from "./assignment-parts";
import { writeAssignment } from "./write-assignment";

/**
 * Makes a draft of an assignment in another class, as it is now: with its tasks, settings, rubrics and those of its claims
 * that everybody may see, in their present wording; without anything that somebody did for it. Its id, and how many claims
 * were left out.
 *
 * @param days by how many its dates are moved, at the same hour in the zone of the class
 */
export async function copyAssignmentInto(
  making: Making & { newPublicId: () => string },
  { id, title, opensAt, dueAt, releasesAt, claims }: SourceAssignment,
  { classId, timeZone, days }: { classId: string; timeZone: string; days: number },
): Promise<{ assignmentId: string; leftOut: number }> {
  const assignmentId = making.newPublicId();
  const moved = (at: Date) => movedBy(days, at, timeZone);
  const standing = await claimsThatStand(
    making.tx,
    classId,
    claims.map(({ claimId }) => claimId),
  );
  await writeAssignment(making, {
    ...{ assignmentId, classId, title, claims: standing },
    dates: {
      ...{ opensAt: moved(opensAt), dueAt: moved(dueAt) },
      releasesAt: releasesAt && moved(releasesAt),
    },
    content: await readAssignmentContent(making.tx, id),
  });
  return { assignmentId, leftOut: claims.length - standing.length };
}

/** Assignments of a class to copy, the first to open first. One that is taken back is none. */
export const assignmentsToCopy = (
  { tx }: Pick<Making, "tx">,
  classId: string,
  ids: readonly string[],
) =>
  tx.db.assignment.findMany({
    where: { classId, id: { in: [...ids] }, withdrawnAt: null },
    include: { claims: { orderBy: { position: "asc" }, select: { claimId: true } } },
    orderBy: [{ opensAt: "asc" }, { id: "asc" }],
  });
type SourceAssignment = Awaited<ReturnType<typeof assignmentsToCopy>>[number];
