import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { Sql, SqlTransaction } from "@/lib/foundation/db";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { oddTimesOf, readLocal } from "../rules/zones";
import { grantExtensionInput, withdrawExtensionInput } from "../schema/extensions";
import { assignmentSubject } from "./subjects";

/**
 * Gives one student of an assigned assignment until later, or changes until when they have. What they handed in before
 * keeps the date that was theirs then.
 */
export const grantExtension = hotCommand({
  permission: "extension.grant",
  input: grantExtensionInput,
  subject: ({ assignmentId }, { tx: { sql }, viewer }) =>
    assignmentSubject(sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const held = await holdExtension(tx, input);
    if (!held) return notFound();
    if (!held.isAssigned) return conflict("It is not assigned: nothing is due yet.");
    if ((held.extensionId ?? "none") !== input.seen) return conflict(changedMeanwhile(held));
    const until = readLocal(input.until, held.timeZone);
    const dueAt = until.at;
    if (dueAt <= held.dueAt)
      return invalidField("until", "That is no later than it is due for everybody.");
    if (dueAt <= now) return invalidField("until", "That time is past: give them a later one.");
    const { actorId } = viewer.require();
    if (held.extensionId) tx.send(WITHDRAW, [held.extensionId, now]);
    const extensionId = newUuid();
    tx.send(GRANT, [
      ...[extensionId, input.assignmentId, input.enrolmentId, dueAt, input.reason, actorId, now],
    ]);
    return {
      result: {
        ...{ assignmentId: input.assignmentId, extensionId, page: input.page, sort: input.sort },
        ...{ isChange: held.extensionId !== null, ...oddTimesOf({ until }) },
      },
      audit: {
        ...{ subjectKind: "enrolment", subjectId: input.enrolmentId, audienceId: held.audienceId },
        before: { assignmentId: input.assignmentId, dueAt: held.extendedTo?.toISOString() ?? null },
        after: {
          ...{ assignmentId: input.assignmentId, dueAt: dueAt.toISOString() },
          reason: input.reason,
        },
      },
    };
  },
});

/** Takes a student's extension back, so that it is due for them when it is for everybody; or gives it again as it was. */
export const withdrawExtension = hotCommand({
  permission: "extension.withdraw",
  input: withdrawExtensionInput,
  subject: ({ assignmentId }, { tx: { sql }, viewer }) =>
    assignmentSubject(sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { assignmentId, enrolmentId, goal } = input;
    const held = await holdExtension(tx, input);
    const was = held && (await extensionOf(tx.sql, input));
    if (!was) return notFound();
    const isUndo = goal === "undo";
    if (isUndo && was.withdrawnAt === null) return conflict("They have it.");
    if (isUndo ? held.extensionId !== null : held.extensionId !== input.extensionId)
      return conflict(changedMeanwhile(held));
    const extensionId = isUndo ? newUuid() : input.extensionId;
    if (isUndo)
      tx.send(GRANT, [
        ...[extensionId, assignmentId, enrolmentId, was.dueAt, was.reason],
        ...[viewer.require().actorId, now],
      ]);
    else tx.send(WITHDRAW, [extensionId, now]);
    const [before, after] = isUndo ? [null, was.dueAt] : [was.dueAt, null];
    return {
      result: {
        ...{ assignmentId, extensionId, page: input.page, sort: input.sort },
        became: isUndo ? "given-again" : "withdrawn",
      },
      audit: {
        ...{ subjectKind: "enrolment", subjectId: enrolmentId, audienceId: held.audienceId },
        before: { assignmentId, dueAt: before?.toISOString() ?? null },
        after: { assignmentId, dueAt: after?.toISOString() ?? null },
      },
    };
  },
});

type Held = {
  audienceId: string;
  timeZone: string;
  /** For everybody. */
  dueAt: Date;
  isAssigned: boolean;
  extensionId: string | null;
  extendedTo: Date | null;
};

const changedMeanwhile = ({ extendedTo }: Held) =>
  extendedTo
    ? "Somebody has given them another date since you opened this page. Load it again, and look."
    : "Somebody has withdrawn their extension since you opened this page. Load it again, and look.";

/** Holds the date of one student to the end of the transaction. Null where the assignment's class has no such student. */
async function holdExtension(
  { sql, send }: SqlTransaction,
  { assignmentId, enrolmentId }: { assignmentId: string; enrolmentId: string },
): Promise<Held | null> {
  send(LOCK_NAME, [`extension/${assignmentId}/${enrolmentId}`]);
  const [held] = await sql<Held>(HOLD, [assignmentId, enrolmentId]);
  return held ?? null;
}

async function extensionOf(
  sql: Sql,
  {
    assignmentId,
    enrolmentId,
    extensionId,
  }: Record<"assignmentId" | "enrolmentId" | "extensionId", string>,
): Promise<{ dueAt: Date; reason: string | null; withdrawnAt: Date | null } | undefined> {
  const [row] = await sql<{ dueAt: Date; reason: string | null; withdrawnAt: Date | null }>(READ, [
    ...[extensionId, assignmentId, enrolmentId],
  ]);
  return row;
}

const HOLD = {
  name: "classes_hold_extension",
  text: `SELECT a.audience_id AS "audienceId", c.time_zone AS "timeZone", a.due_at AS "dueAt",
           a.assigned_at IS NOT NULL AND a.withdrawn_at IS NULL AS "isAssigned",
           x.id AS "extensionId", x.due_at AS "extendedTo"
         FROM assignments a JOIN classes c ON c.id = a.class_id
         JOIN enrolments e ON e.class_id = a.class_id AND e.id = $2 AND e.role = 'STUDENT' AND e.ended_at IS NULL
         LEFT JOIN extensions x ON x.assignment_id = a.id AND x.enrolment_id = e.id AND x.withdrawn_at IS NULL
         WHERE a.id = $1`,
};
const READ = {
  name: "classes_read_extension",
  text: `SELECT due_at AS "dueAt", reason, withdrawn_at AS "withdrawnAt" FROM extensions
         WHERE id = $1 AND assignment_id = $2 AND enrolment_id = $3`,
};
const WITHDRAW = {
  name: "classes_withdraw_extension",
  text: "UPDATE extensions SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL",
};
const GRANT = {
  name: "classes_grant_extension",
  text: `INSERT INTO extensions (id, assignment_id, enrolment_id, due_at, reason, granted_by_actor_id, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
