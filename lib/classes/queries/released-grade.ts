import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { standingOf } from "./work-rows";

/**
 * A student's own grade for an assignment: not released yet; released and not opened, when nothing of it is read; or opened,
 * with its marks and reasons. Null for everybody who is no student of the class, and before it is assigned.
 */
export async function getReleasedGrade(
  viewer: Viewer,
  assignmentId: string,
): Promise<ReleasedGrade | null> {
  const [row] = await readSql<Row>(GRADE, [assignmentId, viewer.actorId]);
  if (!row) return null;
  const { title, classId, className, timeZone, reductionPerDay, isReleased, ...shown } = row;
  const head = { assignmentId, title, classId, className, timeZone };
  const { releasedAt, seenAt, marks } = shown;
  if (!isReleased) return { ...head, kind: "waiting" };
  if (!seenAt || !releasedAt || !marks) return { ...head, kind: "unopened" };
  const { handedInAt, computed, override, overrideReason } = shown;
  return {
    ...{ ...head, kind: "open", releasedAt, marks, handedInAt, computed, override },
    ...{ overrideReason, reductionPerDay, ...standingOf(shown, reductionPerDay) },
  };
}

export type ReleasedGrade = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
} & ({ kind: "waiting" } | { kind: "unopened" } | ({ kind: "open" } & OpenGrade));
export type OpenGrade = {
  releasedAt: Date;
  marks: ReleasedMark[];
  handedInAt: Date | null;
  daysLate: number;
  reductionPerDay: number | null;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
  final: number | null;
};
/** By one criterion; without a level where a teacher set the grade before all were marked. */
export type ReleasedMark = {
  criterion: string;
  weight: number;
  level: string | null;
  description: string | null;
  points: number | null;
  comment: string | null;
};

type Row = Pick<OpenGrade, "handedInAt" | "computed" | "override" | "overrideReason"> & {
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  reductionPerDay: number | null;
  isReleased: boolean;
  releasedAt: Date | null;
  seenAt: Date | null;
  dueAt: Date | null;
  marks: ReleasedMark[] | null;
};

// What is not open is not read: its columns hang on the release that was seen.
const GRADE = {
  name: "classes_released_grade",
  text: `SELECT a.title, c.id AS "classId", c.name AS "className", c.time_zone AS "timeZone", a.late_reduction::int AS "reductionPerDay",
      r.id IS NOT NULL AS "isReleased", o.released_at AS "releasedAt", o.seen_at AS "seenAt", h.at AS "handedInAt",
      h.due_at AS "dueAt", g.computed, g.override, g.override_reason AS "overrideReason", k.marks
    FROM assignments a JOIN classes c ON c.id = a.class_id
    JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.role = 'STUDENT' AND e.ended_at IS NULL
    LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
    LEFT JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL
    LEFT JOIN releases o ON o.id = r.id AND o.seen_at IS NOT NULL
    LEFT JOIN LATERAL (SELECT n.at, n.due_at FROM hand_ins n WHERE n.submission_id = o.submission_id ORDER BY n.ordinal DESC LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT * FROM grade_events v WHERE v.submission_id = o.submission_id ORDER BY v.id DESC LIMIT 1) g ON true
    LEFT JOIN assessments t ON t.submission_id = o.submission_id AND t.kind = 'TEACHER'
    LEFT JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', i.title, 'weight', i.weight, 'level', l.label,
          'description', l.description, 'points', l.points, 'comment', m.comment) ORDER BY i.position), '[]') AS marks
      FROM criteria i
      LEFT JOIN marks m ON m.assessment_id = t.id AND m.criterion_id = i.id AND m.superseded_at IS NULL
      LEFT JOIN levels l ON l.id = m.level_id
      WHERE i.version_id = coalesce(t.rubric_version_id, a.work_version_id)) k ON o.id IS NOT NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL AND a.assigned_at <= now()`,
};
