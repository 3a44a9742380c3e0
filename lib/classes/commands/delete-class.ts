import "server-only";
import { command } from "@/lib/access/command";
import type { Sql } from "@/lib/foundation/db";
import { conflict, forbidden, invalidField, notFound } from "@/lib/foundation/errors";
import { erasedFrom, isNameOf } from "../rules/ending";
import { administerClassInput, deleteClassInput, keepClassInput } from "../schema/ending";
import { endingClassSubject } from "./subjects";

/**
 * Asks for a class to be deleted, on its name typed: from now on nobody works in it, and thirty days later a job erases its
 * words. Until then a teacher can keep it.
 */
export const deleteClass = command({
  permission: "class.delete",
  input: deleteClassInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => endingClassSubject(sql, viewer, classId),
  run: async ({ input: { classId, typedName }, viewer, tx: { sql }, now }) => {
    const held = await holdEnding(sql, classId);
    if (!held) return notFound();
    if (held.deletionAskedAt) return conflict("It is to be deleted already.");
    if (!isNameOf(typedName, held.name))
      return invalidField("typedName", `This is not its name. It is called “${held.name}”.`);
    await sql(ASK, [classId, now, viewer.require().actorId, null]);
    return {
      result: { classId },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId: held.audienceId },
        after: { erasedFrom: erasedFrom(now).toISOString() },
      },
    };
  },
});

/** Keeps a class that was to be deleted, as it was. What an administrator wants deleted only an administrator keeps. */
export const keepClass = command({
  permission: "class.keep",
  input: keepClassInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => endingClassSubject(sql, viewer, classId),
  run: async ({ input: { classId }, tx: { sql } }) => {
    const held = await holdEnding(sql, classId);
    if (!held?.deletionAskedAt) return conflict("It is not to be deleted any more.");
    if (held.deletionReason !== null)
      return forbidden("An administrator wants it deleted. Ask them to keep it.");
    await sql(TAKE_BACK, [classId]);
    return {
      result: { classId },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId: held.audienceId },
        before: { deletionAskedAt: held.deletionAskedAt.toISOString() },
      },
    };
  },
});

/**
 * Archives a class, has it deleted, or takes either back, by its id and for a reason: an administrator does this without
 * reading anything of it. The log of it stays when the class is erased.
 */
export const administerClass = command({
  permission: "class.administer",
  input: administerClassInput,
  subject: async ({ classId }, { tx: { sql } }) =>
    (await holdEnding(sql, classId)) && { kind: "class" as const, classId, ownerActorIds: [] },
  run: async ({ input: { classId, goal, reason }, viewer, tx: { sql }, now }) => {
    const held = (await holdEnding(sql, classId))!;
    const is = { archived: held.isArchived, ending: held.deletionAskedAt !== null };
    const done = {
      archive: is.archived,
      reopen: !is.archived,
      delete: is.ending,
      keep: !is.ending,
    };
    if (done[goal]) return conflict(ALREADY[goal]);
    const steps = {
      archive: () => sql(ARCHIVE, [classId, now]),
      reopen: () => sql(ARCHIVE, [classId, null]),
      delete: () => sql(ASK, [classId, now, viewer.require().actorId, reason]),
      keep: () => sql(TAKE_BACK, [classId]),
    };
    await steps[goal]();
    return {
      result: {
        ...{ classId, did: goal },
        erasedFrom: goal === "delete" ? erasedFrom(now).toISOString() : null,
      },
      // Without the audience of the class, with which it would lose its reason.
      audit: { subjectKind: "class", subjectId: classId, after: { goal, reason } },
    };
  },
});

const ALREADY = {
  archive: "It is archived already.",
  reopen: "It is not archived.",
  delete: "It is to be deleted already.",
  keep: "It is not to be deleted.",
};

type Ending = {
  audienceId: string;
  name: string;
  isArchived: boolean;
  deletionAskedAt: Date | null;
  deletionReason: string | null;
};

async function holdEnding(sql: Sql, classId: string): Promise<Ending | null> {
  const [held] = await sql<Ending>(HOLD, [classId]);
  return held ?? null;
}

const HOLD = {
  name: "classes_hold_ending",
  text: `SELECT audience_id AS "audienceId", name, archived_at IS NOT NULL AS "isArchived",
           deletion_asked_at AS "deletionAskedAt", deletion_reason AS "deletionReason"
         FROM classes WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE`,
};
const ASK = {
  name: "classes_ask_for_deletion",
  text: `UPDATE classes SET deletion_asked_at = $2, deletion_asked_by_actor_id = $3, deletion_reason = $4 WHERE id = $1`,
};
const TAKE_BACK = {
  name: "classes_take_deletion_back",
  text: `UPDATE classes SET deletion_asked_at = NULL, deletion_asked_by_actor_id = NULL, deletion_reason = NULL WHERE id = $1`,
};
const ARCHIVE = {
  name: "classes_administer_archive",
  text: "UPDATE classes SET archived_at = $2 WHERE id = $1",
};
