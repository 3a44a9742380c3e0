import "server-only";
import { command } from "@/lib/access/command";
import { conflict } from "@/lib/foundation/errors";
import { archiveClassInput, reviseClassInput } from "../schema/classes";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/** Changes what a class is called and about, and the zone in which its dates are said. The dates stay the same moments. */
export const reviseClass = command({
  permission: "class.revise",
  input: reviseClassInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, ...after }, tx: { sql, send } }) => {
    const { audienceId, isArchived: _isArchived, ...before } = await heldClass(sql, classId);
    send(REVISE, [classId, after.name, after.about, after.timeZone]);
    return {
      result: { classId },
      audit: { subjectKind: "class", subjectId: classId, audienceId, before, after },
    };
  },
});

/** Lays a class to rest, so that it takes nobody new, or brings it back. */
export const archiveClass = command({
  permission: "class.archive",
  input: archiveClassInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, goal }, tx: { sql, send }, now }) => {
    const { audienceId, isArchived } = await heldClass(sql, classId);
    const isToRest = goal === "archive";
    if (isArchived === isToRest)
      return conflict(isToRest ? "It is archived already." : "It is not archived any more.");
    send(ARCHIVE, [classId, isToRest ? now : null]);
    return {
      result: { classId, became: isToRest ? "archived" : "reopened" },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        ...{ before: { isArchived }, after: { isArchived: isToRest } },
      },
    };
  },
});

const REVISE = {
  name: "classes_revise",
  text: "UPDATE classes SET name = $2, about = $3, time_zone = $4 WHERE id = $1",
};
const ARCHIVE = {
  name: "classes_archive",
  text: "UPDATE classes SET archived_at = $2 WHERE id = $1",
};
