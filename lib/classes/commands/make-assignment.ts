import "server-only";
import { command } from "@/lib/access/command";
import { conflict, invalid, notFound } from "@/lib/foundation/errors";
import { makeAssignmentInput } from "../schema/assignments";
import { claimsAsTheyAre, datesIn, isObstacle, writeClaims, writeTasks } from "./assignment-parts";
import { addRubric } from "./rubric-versions";
import { classSubject } from "./subjects";

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
    const claims = await claimsAsTheyAre(tx, plan.claims);
    if (isObstacle(claims)) return claims;
    const { actorId } = viewer.require();
    const making = { tx, now, newUuid, actorId };
    const [assignmentId, audienceId] = [newPublicId(), newUuid()];
    await tx.db.audience.create({ data: { id: audienceId, kind: "GROUP", createdAt: now } });
    const { opensAt, dueAt, skipped } = dates;
    const { title, instructions } = words;
    const said = {
      ...{ title, instructions, opensAt, dueAt },
      ...{
        latePolicy: plan.late,
        lateReduction: plan.lateReduction,
        othersShown: "NEVER" as const,
      },
    };
    await tx.db.assignment.create({
      data: {
        ...{ ...said, id: assignmentId, classId, audienceId, madeByActorId: actorId, madeAt: now },
        argumentsVersionId:
          argumentsRubric && (await addRubric(making, classId, "ARGUMENTS", argumentsRubric)),
        workVersionId: await addRubric(making, classId, "WORK", workRubric),
      },
    });
    await writeClaims(tx, assignmentId, claims);
    await writeTasks(tx, assignmentId, plan.tasks);
    return {
      result: { assignmentId, skipped },
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId, audienceId },
        after: { ...auditable(said), claimIds: plan.claims, tasks: plan.tasks },
      },
    };
  },
});

const auditable = <Said extends { opensAt: Date; dueAt: Date }>({
  opensAt,
  dueAt,
  ...said
}: Said) => ({ ...said, opensAt: opensAt.toISOString(), dueAt: dueAt.toISOString() });
