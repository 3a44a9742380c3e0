import { daysLate, finalGrade } from "../rules/grade";
import type { Progress } from "../rules/progress";

// Pieces of SQL, and what is made of their rows, for what teachers see of an assignment's work.

/**
 * The students of an assignment with their work, for those alone who teach its class or assist there; with what they may do.
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
           WHEN coalesce(w.override, w.computed) IS NOT NULL THEN 'GRADED'
           WHEN w.handed_in_at > w.due_at THEN 'LATE'
           WHEN w.handed_in_at IS NOT NULL THEN 'HANDED_IN'
           WHEN w.submission_id IS NOT NULL THEN 'IN_WORK'
           ELSE 'NOT_BEGUN' END AS state
    FROM (
      SELECT e.id AS enrolment_id, s.id AS submission_id, coalesce(b.pseudonym, p.name, 'A former student') AS student,
        h.at AS handed_in_at, h.due_at, m.id AS assessment_id, coalesce(m.rubric_version_id, a.work_version_id) AS version_id,
        coalesce(g.id::text, '0') AS seen, g.computed, g.override, g.override_reason, r.id AS release_id, r.seen_at
      FROM asked a JOIN enrolments e ON e.class_id = a.class_id AND e.role = 'STUDENT'
      LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
      LEFT JOIN bylines b ON b.id = s.byline_id AND b.kind = 'PSEUDONYM'
      JOIN actors x ON x.id = e.actor_id LEFT JOIN profiles p ON p.id = x.profile_id
      LEFT JOIN LATERAL (SELECT n.at, n.due_at FROM hand_ins n WHERE n.submission_id = s.id ORDER BY n.ordinal DESC LIMIT 1) h ON true
      LEFT JOIN assessments m ON m.submission_id = s.id AND m.kind = 'TEACHER'
      LEFT JOIN LATERAL (SELECT * FROM grade_events v WHERE v.submission_id = s.id ORDER BY v.id DESC LIMIT 1) g ON true
      LEFT JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL
      WHERE e.ended_at IS NULL OR s.id IS NOT NULL) w)`;

/** The columns of `work` that make a line of the gradebook. */
export const STANDING_COLUMNS = `w.submission_id AS "submissionId", w.student, w.state, w.handed_in_at AS "handedInAt",
  w.due_at AS "dueAt", w.computed, w.override, w.override_reason AS "overrideReason", w.seen_at AS "seenAt"`;

export type StandingRow = {
  submissionId: string | null;
  student: string;
  state: Progress;
  handedInAt: Date | null;
  dueAt: Date | null;
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
  }: Omit<StandingRow, "submissionId" | "student" | "state" | "seenAt" | "overrideReason">,
  reductionPerDay: number | null,
): { daysLate: number; final: number | null } {
  const late = handedInAt && dueAt ? daysLate({ handedInAt, dueAt }) : 0;
  return { daysLate: late, final: finalGrade({ computed, override, late, reductionPerDay }) };
}
