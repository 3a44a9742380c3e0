import "server-only";
import { readAssignmentContent } from "../queries/content";
import type { Dates } from "../rules/weeks";
import { claimsThatStand, type Making } from "./assignment-parts";
import { writeAssignment } from "./write-assignment";

/**
 * Makes a draft of an assignment in a class, the same one or another, as it is now: with its tasks, settings, rubrics and those
 * of its claims that the class sees, in their present wording; without anything that somebody did for it. Its id, its
 * audience, and how many claims were left out.
 */
export async function copyAssignmentInto(
  making: Making & { newPublicId: () => string },
  { id, title, claims }: SourceAssignment,
  { classId, dates }: { classId: string; dates: Dates },
): Promise<{ assignmentId: string; audienceId: string; leftOut: number }> {
  const assignmentId = making.newPublicId();
  const standing = await claimsThatStand(
    making.tx,
    classId,
    claims.map(({ claimId }) => claimId),
  );
  const { audienceId } = await writeAssignment(making, {
    ...{ assignmentId, classId, title, dates, claims: standing },
    content: await readAssignmentContent(making.tx, id),
  });
  return { assignmentId, audienceId, leftOut: claims.length - standing.length };
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
type SourceAssignment = Pick<
  Awaited<ReturnType<typeof assignmentsToCopy>>[number],
  "id" | "title" | "claims"
>;
