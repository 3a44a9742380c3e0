import "server-only";
import { command } from "@/lib/access/command";
import { conflict } from "@/lib/foundation/errors";
import type { ClassRole } from "@/prisma/generated/enums";
import { endEnrolmentInput, leaveClassInput } from "../schema/classes";
import { justLeft } from "../queries/my-classes";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/**
 * Takes oneself out of a class, or takes that back within a day, as the one that one was. A class that goes on keeps its last teacher.
 */
export const leaveClass = command({
  permission: "class.leave",
  input: leaveClassInput,
  subject: async ({ classId, goal }, { tx: { sql }, viewer, now }) => {
    const statement = goal === "leave" ? MINE : MINE_LEFT;
    const [row] = await sql<Mine>(statement, [
      ...[classId, viewer.actorId],
      ...(goal === "leave" ? [] : [now]),
    ]);
    return row ? { kind: "enrolment" as const, classId, ownerActorIds: [row.actorId] } : null;
  },
  run: async ({ input: { classId, goal }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const { audienceId, isEnding } = await heldClass(sql, classId);
    const isLeaving = goal === "leave";
    const [mine] = await sql<Mine>(isLeaving ? MINE : MINE_LEFT, [
      ...[classId, actorId],
      ...(isLeaving ? [] : [now]),
    ]);
    if (!mine)
      return conflict(isLeaving ? "You have left it already." : "You are in it again already.");
    if (isLeaving && mine.role === "TEACHER" && mine.teachers < 2 && !isEnding)
      return conflict(
        "You are its only teacher, so it would be nobody’s. Hand it over under People, or delete it.",
      );
    await sql(isLeaving ? END : REOPEN, isLeaving ? [mine.id, actorId, now] : [mine.id]);
    return {
      result: { classId, became: isLeaving ? "left" : "returned" },
      audit: {
        ...{ subjectKind: "enrolment", subjectId: mine.id, audienceId },
        ...{ before: { isIn: isLeaving }, after: { isIn: !isLeaving } },
      },
    };
  },
});

/** A teacher takes a student out of a class, or takes that back. What the student did stays. */
export const endEnrolment = command({
  permission: "enrolment.end",
  input: endEnrolmentInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, enrolmentId, goal }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const { audienceId } = await heldClass(sql, classId);
    const isEnding = goal === "end";
    const found = await sql(isEnding ? THEIRS : THEIRS_ENDED, [classId, enrolmentId]);
    if (found.length === 0)
      return conflict(
        isEnding
          ? "They are not in the class any more."
          : "They are in it already, or left it themselves.",
      );
    await sql(isEnding ? END : REOPEN, isEnding ? [enrolmentId, actorId, now] : [enrolmentId]);
    return {
      result: { classId, enrolmentId, became: isEnding ? "ended" : "taken-back" },
      audit: {
        ...{ subjectKind: "enrolment", subjectId: enrolmentId, audienceId },
        ...{ before: { isIn: isEnding }, after: { isIn: !isEnding } },
      },
    };
  },
});

type Mine = { id: string; actorId: string; role: ClassRole; teachers: number };

const MINE_OF = `SELECT e.id, e.actor_id AS "actorId", e.role, (SELECT count(*)::int FROM enrolments t
    WHERE t.class_id = e.class_id AND t.role = 'TEACHER' AND t.ended_at IS NULL) AS teachers
  FROM enrolments e WHERE e.class_id = $1 AND e.actor_id = $2`;
const MINE = { name: "classes_mine_to_leave", text: `${MINE_OF} AND e.ended_at IS NULL` };
const MINE_LEFT = {
  name: "classes_mine_left",
  text: `${MINE_OF} AND ${justLeft("$3")} ORDER BY e.ended_at DESC LIMIT 1`,
};
const THEIRS = {
  name: "classes_theirs_to_end",
  text: `SELECT 1 FROM enrolments WHERE class_id = $1 AND id = $2 AND role <> 'TEACHER' AND ended_at IS NULL`,
};
const THEIRS_ENDED = {
  name: "classes_theirs_ended",
  text: `SELECT 1 FROM enrolments e WHERE e.class_id = $1 AND e.id = $2 AND e.ended_by_actor_id <> e.actor_id
           AND e.role <> 'TEACHER'
           AND NOT EXISTS (SELECT 1 FROM enrolments n WHERE n.class_id = $1 AND n.actor_id = e.actor_id
                           AND (n.ended_at IS NULL OR n.ended_at > e.ended_at))`,
};
const END = {
  name: "classes_end_enrolment",
  text: "UPDATE enrolments SET ended_by_actor_id = $2, ended_at = $3 WHERE id = $1",
};
const REOPEN = {
  name: "classes_reopen_enrolment",
  text: "UPDATE enrolments SET ended_at = NULL, ended_by_actor_id = NULL WHERE id = $1",
};
