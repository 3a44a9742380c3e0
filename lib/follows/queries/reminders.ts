import "server-only";
import { dueFor } from "@/lib/classes/queries/due";
import { readSql } from "@/lib/foundation/db";
import { REMINDERS, type ReminderHours } from "../rules/due-soon";
import { noticeIdOf } from "./notices";

/** The reminders that some student is to get and has not got yet, for the program itself: five hundred at most. */
export const listReminders = (now: Date): Promise<Reminder[]> =>
  readSql<Reminder>(LIST, [now, REMINDERS.map(({ hours }) => hours)]);

export type Reminder = { assignmentId: string; hours: ReminderHours };

/** When an assignment `g` is due for a student `n`, who may have got until later: `w.due_at`. */
export const OWN_DUE_DATE = `JOIN LATERAL (SELECT ${dueFor("g", "n.id")} AS due_at) w ON true`;

/**
 * By what a reminder is known: the day on which the work is due for the one student. Whoever gets more days gets another;
 * nobody does where a teacher moves the hour alone.
 */
export const reminderKey = (hours: string) =>
  `'due/' || ${hours} || '/' || g.id || '/' || (w.due_at AT TIME ZONE 'UTC')::date`;

/**
 * Whether a reminder is due at a moment: so many hours are left, of an assignment that is open and was assigned before
 * that, and the student has not handed in.
 */
export const isToRemind = (
  now: string,
  hours: string,
) => `w.due_at <= ${now} + ${hours} * interval '1 hour'
    AND w.due_at > ${now} + ${UNTIL(hours)} * interval '1 hour'
    AND g.opens_at <= ${now} AND g.assigned_at <= w.due_at - ${hours} * interval '1 hour'
    AND NOT EXISTS (SELECT 1 FROM submissions s JOIN hand_ins h ON h.submission_id = s.id
                    WHERE s.assignment_id = g.id AND s.enrolment_id = n.id)`;

const UNTIL = (hours: string) =>
  `CASE ${hours} ${REMINDERS.map((one) => `WHEN ${one.hours} THEN ${one.until}`).join(" ")} END`;

const LONGEST = Math.max(...REMINDERS.map(({ hours }) => hours));

const LIST = {
  name: "follows_list_reminders",
  text: `
  SELECT DISTINCT g.id AS "assignmentId", r.hours
  FROM (
    SELECT a.id FROM assignments a WHERE a.assigned_at IS NOT NULL AND a.withdrawn_at IS NULL
      AND a.due_at > $1::timestamptz AND a.due_at <= $1::timestamptz + interval '${LONGEST} hours'
    UNION SELECT x.assignment_id FROM extensions x WHERE x.withdrawn_at IS NULL
      AND x.due_at > $1::timestamptz AND x.due_at <= $1::timestamptz + interval '${LONGEST} hours') d
  JOIN assignments g ON g.id = d.id AND g.withdrawn_at IS NULL
  JOIN classes k ON k.id = g.class_id AND k.archived_at IS NULL AND k.deletion_asked_at IS NULL
  JOIN enrolments n ON n.class_id = k.id AND n.role = 'STUDENT' AND n.ended_at IS NULL
  JOIN actors t ON t.id = n.actor_id AND t.profile_id IS NOT NULL
  CROSS JOIN unnest($2::int[]) r (hours)
  ${OWN_DUE_DATE}
  WHERE ${isToRemind("$1::timestamptz", "r.hours")}
    AND NOT EXISTS (SELECT 1 FROM notifications o WHERE o.id = ${noticeIdOf(reminderKey("r.hours"), "n.actor_id")})
  LIMIT 500`,
};
