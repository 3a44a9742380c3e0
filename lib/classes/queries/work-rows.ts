import { daysLate, finalGrade } from "../rules/grade";
import type { Progress } from "../rules/progress";
import { extendedTo } from "./due";

// Pieces of SQL, and what is made of their rows, for what teachers see of an assignment's work.

/** What is said of a student in a class that is graded blind, as long as there is nothing of theirs. */
export const UNBEGUN = "Somebody who has not begun";

/**
 * The assessment by which a submission's grade stands: by the newest version of the rubric that it was judged by. Those by
 * earlier versions stay beside it.
 *
 * @param submissionId an expression
 */
export const standingAssessment = (submissionId: string): string => `
  (SELECT m.id, m.rubric_version_id, v.ordinal FROM assessments m JOIN rubric_versions v ON v.id = m.rubric_version_id
   WHERE m.submission_id = ${submissionId} AND m.kind = 'TEACHER' ORDER BY v.ordinal DESC, m.begun_at DESC LIMIT 1)`;

/**
 * What a form about a grade was rendered over: the newest change of the grade, and from the second on which hand-in.
 *
 * @param g the newest row of `grade_events`, and `h` of `hand_ins`; either may be missing
 */
export const SEEN = `coalesce(g.id::text, '0') || coalesce('.' || nullif(h.ordinal, 1), '')`;

/** Whether the work was handed in again since the grade `g` was given: the grade is of what it was before. */
export const IS_OUTDATED = "coalesce(g.hand_in < h.ordinal, false)";

/**
 * When masked work was handed in, as it may be told: an hour within an extension would say whose it is. What is in time for its
 * student is told by the day, and by the last one there was for everybody; what is late, by how late it is. Stands beside the assignment
 * as `a`, with the `time_zone` of its class. What shows it tells the day alone.
 */
export const blurred = (at: string, due: string): string => `
  CASE WHEN ${at} > ${due} THEN a.due_at + (${at} - ${due}) ELSE ${byDay(at)} END`;

/** A moment of somebody masked, as a day on which everybody could work. Stands beside `a` as well. */
export const byDay = (at: string): string =>
  `CASE WHEN ${at} IS NOT NULL THEN date_trunc('day', least(${at}, a.due_at), a.time_zone) END`;

/**
 * The students of an assignment with their work, for those alone who teach its class or assist. Where it is graded blind
 * nobody has a name whose grade is not released and who was not unmasked.
 * $1: the assignment, $2: who asks. Gives `asked` (one row, or none where they may not know) and `work`.
 */
export const WORK_ROWS = `
  asked AS (
    SELECT a.*, c.name AS class_name, c.time_zone, t.role = 'TEACHER' AND c.deletion_asked_at IS NULL AS may_decide,
      c.deletion_asked_at IS NULL AS may_grade FROM assignments a JOIN classes c ON c.id = a.class_id
    JOIN enrolments t ON t.class_id = a.class_id AND t.actor_id = $2 AND t.role IN ('TEACHER', 'ASSISTANT') AND t.ended_at IS NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL),
  work AS (
    SELECT w.*, lower(w.student) AS by_name,
      CASE WHEN w.release_id IS NOT NULL THEN 'RELEASED'
           WHEN coalesce(w.override, w.computed) IS NOT NULL AND NOT w.is_outdated THEN 'GRADED'
           WHEN w.handed_in_at > w.due_at THEN 'LATE'
           WHEN w.handed_in_at IS NOT NULL THEN 'HANDED_IN'
           WHEN w.submission_id IS NOT NULL THEN 'IN_WORK'
           ELSE 'NOT_BEGUN' END AS state
    FROM (
      SELECT e.id AS enrolment_id, s.id AS submission_id,
        CASE WHEN n.is_masked THEN coalesce(b.pseudonym, 'Student ' || left(s.id::text, 4), '${UNBEGUN}')
             ELSE coalesce(p.name, 'A former student') END AS student,
        CASE WHEN a.naming <> 'NAMES' THEN b.pseudonym END AS pseudonym, n.is_masked,
        n.is_masked AND s.id IS NULL AS is_nobody, CASE WHEN NOT n.is_masked THEN ${extendedTo("a", "e.id")} END AS extended_to,
        CASE WHEN n.is_masked THEN ${blurred("h.at", "h.due_at")} ELSE h.at END AS handed_in_at,
        CASE WHEN n.is_masked THEN a.due_at ELSE h.due_at END AS due_at, m.id AS assessment_id, m.ordinal AS version,
        coalesce(m.rubric_version_id, a.work_version_id) AS version_id,
        ${SEEN} AS seen, ${IS_OUTDATED} AS is_outdated, g.computed, g.override, g.override_reason, r.id AS release_id, r.seen_at
      FROM asked a JOIN enrolments e ON e.class_id = a.class_id AND e.role = 'STUDENT'
      LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
      LEFT JOIN bylines b ON b.id = s.byline_id AND b.kind = 'PSEUDONYM'
      JOIN actors x ON x.id = e.actor_id LEFT JOIN profiles p ON p.id = x.profile_id
      LEFT JOIN LATERAL (SELECT n.ordinal, n.at, n.due_at FROM hand_ins n WHERE n.submission_id = s.id ORDER BY n.ordinal DESC LIMIT 1) h ON true
      LEFT JOIN LATERAL ${standingAssessment("s.id")} m ON true
      LEFT JOIN LATERAL (SELECT * FROM grade_events v WHERE v.submission_id = s.id ORDER BY v.id DESC LIMIT 1) g ON true
      LEFT JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL
      CROSS JOIN LATERAL (SELECT a.naming = 'MASKED' AND r.id IS NULL
        AND NOT EXISTS (SELECT 1 FROM unmaskings u WHERE u.submission_id = s.id) AS is_masked) n
      WHERE e.ended_at IS NULL OR s.id IS NOT NULL) w)`;

/** The order in which students stand: by the name that is shown; those of whom nothing may be said come last. */
export const BY_NAME = "w.is_nobody, w.by_name, w.enrolment_id";

/** The columns of `work` that make a line of the gradebook. */
export const STANDING_COLUMNS = `w.submission_id AS "submissionId", w.student, w.pseudonym, w.is_masked AS "isMasked",
  w.extended_to AS "extendedTo", w.state, w.handed_in_at AS "handedInAt", w.due_at AS "dueAt", w.version,
  w.is_outdated AS "isOutdated", w.computed, w.override, w.override_reason AS "overrideReason", w.seen_at AS "seenAt"`;

export type StandingRow = {
  submissionId: string | null;
  /** As the viewer may know them: by name, or by pseudonym. */
  student: string;
  /** Under which classmates know them; null where all go by their names. */
  pseudonym: string | null;
  isMasked: boolean;
  /** Until when they have, where they were given longer; of somebody masked it is not said. */
  extendedTo: Date | null;
  state: Progress;
  handedInAt: Date | null;
  dueAt: Date | null;
  /** Of the rubric that they are graded by; null while they are not. */
  version: number | null;
  /** Whether the grade is of what they had handed in before. */
  isOutdated: boolean;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
  seenAt: Date | null;
};

/** How late the work is, and the grade that its student gets. */
export function standingOf(
  {
    handedInAt,
    dueAt,
    computed,
    override,
  }: Pick<StandingRow, "handedInAt" | "dueAt" | "computed" | "override">,
  reductionPerDay: number | null,
): { daysLate: number; final: number | null } {
  const late = handedInAt && dueAt ? daysLate({ handedInAt, dueAt }) : 0;
  return { daysLate: late, final: finalGrade({ computed, override, late, reductionPerDay }) };
}
