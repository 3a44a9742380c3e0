import "server-only";
import { command } from "@/lib/access/command";
import { conflict, invalid, notFound } from "@/lib/foundation/errors";
import { makeAssignmentInput } from "../schema/assignments";
import { claimsAsTheyAre, datesIn, isObstacle, readSaying } from "./assignment-parts";
import { classSubject } from "./subjects";
import { writeAssignment } from "./write-assignment";

/**
 * Makes an assignment of a class, for its teachers alone until it is assigned: with an audience of its own, the first
 * version of each rubric, and its claims as they are worded now.
 */
export const makeAssignment = command({
  permission: "assignment.make",
  input: makeAssignmentInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input, viewer, tx, now, newUuid, newPublicId }) => {
    const { classId, words, plan, argumentsRubric, workRubric } = input;
    const inClass = await tx.db.class.findUnique({ where: { id: classId } });
    if (!inClass) return notFound();
    if (inClass.archivedAt) return conflict("The class is archived.");
    if (!workRubric)
      return invalid({}, ["The rubric for the work is missing. Open this form again."]);
    const dates = datesIn(words, inClass.timeZone);
    if (isObstacle(dates)) return dates;
    const claims = await claimsAsTheyAre(tx, classId, plan.claims);
    if (isObstacle(claims)) return claims;
    const making = { tx, now, newUuid, actorId: viewer.require().actorId };
    const assignmentId = newPublicId();
    const { title, instructions, latePolicy, lateReduction, inquiryDays } = words;
    const { tasks, naming, othersShown } = plan;
    const { audienceId } = await writeAssignment(making, {
      ...{ assignmentId, classId, title, dates, claims },
      content: {
        ...{ instructions, latePolicy, lateReduction, inquiryDays, tasks, naming, othersShown },
        ...{ argumentsRubric, workRubric },
      },
    });
    return {
      result: { assignmentId, ...dates.odd },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId },
        after: await readSaying(tx, assignmentId),
      },
    };
  },
});
