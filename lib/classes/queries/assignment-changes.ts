import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql, type Sql } from "@/lib/foundation/db";
import { changedParts, type AssignmentSaying, type ChangedPart } from "../rules/assignment-changes";
import { localInWords } from "../rules/zones";

/**
 * What was changed of an assignment after its revision `seen`, over whichever connection is handed in: who changed what and
 * when, the first change first. Whoever asks has asked before whether the viewer may see it.
 *
 * @param zone of the class, in which its times are said
 */
export async function readChanges(
  sql: Sql,
  assignmentId: string,
  seen: number,
  zone: string,
): Promise<AssignmentChange[]> {
  const events = await sql<EventRow>(SINCE_REVISION, [assignmentId, seen, MOST]);
  return events.map((event) => changeIn(event, zone));
}

/**
 * What was changed of an assignment since the students of its class see it, the last change first: for whoever sees it.
 * Empty for everybody else.
 */
export async function listChangesSinceAssigned(
  viewer: Viewer,
  assignmentId: string,
): Promise<AssignmentChange[]> {
  const events = await readSql<EventRow & { timeZone: string }>(SINCE_ASSIGNED, [
    ...[assignmentId, viewer.actorId, MOST],
  ]);
  return events.map(({ timeZone, ...event }) => changeIn(event, timeZone));
}

export type AssignmentChange = {
  /** Whose account is gone has no name. */
  by: string | null;
  /** In words, in the zone of the class. */
  at: string;
  parts: ChangedPart[];
  /** When it is due since then, in words; null where that did not change. */
  due: string | null;
};

type EventRow = { by: string | null; at: Date; before: string; after: string };

function changeIn({ by, at, ...event }: EventRow, zone: string): AssignmentChange {
  const before = JSON.parse(event.before) as Partial<AssignmentSaying>;
  const after = JSON.parse(event.after) as Partial<AssignmentSaying>;
  const parts = changedParts(before, after);
  const due = parts.includes("due") ? localInWords(new Date(after.dueAt!), zone) : null;
  return { by, at: localInWords(at, zone), parts, due };
}

const MOST = 20;
const EVENT = `e.subject_kind = 'assignment' AND e.name = 'assignment.revise' AND e.before IS NOT NULL AND e.after IS NOT NULL`;
const BY = `JOIN actors x ON x.id = e.actor_id LEFT JOIN profiles p ON p.id = x.profile_id`;
const SINCE_REVISION = {
  name: "classes_changes_since_revision",
  text: `SELECT p.name AS by, e.at, e.before, e.after FROM audit_events e ${BY}
         WHERE e.subject_id = $1 AND ${EVENT} AND (e.after::json ->> 'revision')::int > $2 ORDER BY e.id LIMIT $3`,
};
const SINCE_ASSIGNED = {
  name: "classes_changes_since_assigned",
  text: `SELECT p.name AS by, e.at, e.before, e.after, c.time_zone AS "timeZone"
         FROM assignments a JOIN classes c ON c.id = a.class_id
         JOIN enrolments m ON m.class_id = a.class_id AND m.actor_id = $2 AND m.ended_at IS NULL
         JOIN audit_events e ON e.subject_id = a.id AND ${EVENT} AND e.at >= a.assigned_at ${BY}
         WHERE a.id = $1 AND a.withdrawn_at IS NULL AND a.assigned_at <= now() ORDER BY e.id DESC LIMIT $3`,
};
