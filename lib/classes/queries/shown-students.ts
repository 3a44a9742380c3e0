import { BEGUN_BY, STUCK_HOURS } from "../rules/stuck";
import { dueFor } from "./due";
import { byDay, WORK_ROWS } from "./work-rows";

// Pieces of SQL for what those who teach or assist see of an assignment: who its students are to them, and how each stands.

/**
 * $1: the assignment, $2: who asks. Gives `asked` and `work` as WORK_ROWS does, and `shown`: the students of `work` with
 * `who`, which is what WORK_ROWS calls them and, beside a name, their pseudonym. `since` is from when they could work, and
 * `own_due_at` when it is due for them; of somebody masked no extension is told.
 */
export const SHOWN_STUDENTS = `${WORK_ROWS},
  shown AS (
    SELECT n.*, lower(n.who) AS by_who FROM (
      SELECT w.*, greatest(a.opens_at, a.assigned_at, e.began_at) AS since, 
        CASE WHEN w.is_masked THEN a.due_at ELSE ${dueFor("a", "e.id")} END AS own_due_at,
        w.student || CASE WHEN w.is_masked THEN '' ELSE coalesce(' (' || w.pseudonym || ')', '') END AS who
      FROM asked a CROSS JOIN work w JOIN enrolments e ON e.id = w.enrolment_id) n)`;

const LONG = `interval '${STUCK_HOURS} hours'`;

/** The same with `saved_at`, when each saved last (of somebody masked, on which day), and `stuck`, by the rule of `stuckBy`. $3: the time. */
export const STANDING_STUDENTS = `${SHOWN_STUDENTS},
  standing AS (
    SELECT t.*, CASE WHEN t.is_masked THEN ${byDay("t.saved_last")} ELSE t.saved_last END AS saved_at,
      CASE WHEN t.handed_in_at IS NOT NULL OR t.since IS NULL OR t.now < t.since OR t.now > t.own_due_at THEN NULL
           WHEN t.submission_id IS NULL AND t.now - t.since >= (t.own_due_at - t.since) * ${BEGUN_BY} THEN 'NOT_BEGUN'
           WHEN t.now - greatest(t.since, t.saved_last) >= ${LONG} AND t.own_due_at - t.now <= ${LONG}
           THEN 'NOTHING_SAVED' END AS stuck
    FROM (SELECT s.*, $3::timestamptz AS now,
            (SELECT max(v.saved_at) FROM saved_work v WHERE v.submission_id = s.submission_id) AS saved_last
          FROM shown s) t CROSS JOIN asked a)`;
