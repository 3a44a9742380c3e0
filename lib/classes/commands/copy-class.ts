import "server-only";
import { command } from "@/lib/access/command";
import { invalidField } from "@/lib/foundation/errors";
import { datesMovedBy, daysTo, daysToNextWeek } from "../rules/moved-dates";
import { copyClassInput } from "../schema/copy";
import { assignmentsToCopy, copyAssignmentInto } from "./copied-assignment";
import { heldClass } from "./held-class";
import { makeNewClass } from "./new-class";
import { classSubject } from "./subjects";

/**
 * A new class like one that somebody teaches, with drafts of some of its assignments, and without anybody or anything that was
 * done. The first of them opens next week, or on a day that is given, and the others as long after it as before.
 */
export const copyClass = command({
  permission: "class.copy",
  input: copyClassInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, name, assignmentIds, firstOn }, ...context }) => {
    const { tx, viewer, now, newUuid, newPublicId } = context;
    const { about, timeZone } = await heldClass(tx.sql, classId);
    const sources = await assignmentsToCopy({ tx }, classId, assignmentIds);
    if (sources.length < assignmentIds.length)
      return invalidField(
        "assignmentIds",
        "Some of these are no longer there. Look at the list again.",
      );
    const made = await makeNewClass(context, { name, about, timeZone });
    if ("kind" in made) return made;
    const first = sources[0]?.opensAt ?? now;
    const days = firstOn ? daysTo(firstOn, first, timeZone) : daysToNextWeek(first, now, timeZone);
    const making = { tx, now, newUuid, newPublicId, actorId: viewer.require().actorId };
    const copies: { assignmentId: string; leftOut: number }[] = [];
    for (const source of sources) {
      const dates = datesMovedBy(days, source, timeZone);
      copies.push(await copyAssignmentInto(making, source, { classId: made.classId, dates }));
    }
    const leftOut = copies.reduce((sum, copy) => sum + copy.leftOut, 0);
    return {
      result: { classId: made.classId, leftOut },
      audit: {
        ...{ subjectKind: "class", subjectId: made.classId, audienceId: made.audienceId },
        before: { copyOf: classId },
        after: {
          name,
          about,
          timeZone,
          days,
          leftOut,
          assignmentIds: copies.map(({ assignmentId }) => assignmentId),
        },
      },
    };
  },
});
