import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { GradebookRow } from "../rules/gradebook";
import { PROGRESS, type Progress } from "../rules/progress";
import type { GridQuery } from "../schema/grading";
import { STUDENTS_PER_PAGE } from "./class-sheet";
import { STANDING_COLUMNS, standingOf, WORK_ROWS, type StandingRow } from "./work-rows";

/**
 * The students of an assignment as its teachers see them: one page of lines, and how many there are in each state. Null
 * for everybody else. Three statements, however many students there are.
 */
export async function getGradingGrid(
  viewer: Viewer,
  assignmentId: string,
  { page, sort, state }: Pick<GridQuery, "page" | "sort" | "state">,
): Promise<GradingGrid | null> {
  const asked = [assignmentId, viewer.actorId];
  const window = [state, sort, STUDENTS_PER_PAGE, (page - 1) * STUDENTS_PER_PAGE];
  const [[head], counts, rows] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<{ state: Progress; students: number }>(COUNTS, asked),
    readSql<Row>(ROWS, [...asked, ...window]),
  ]);
  if (!head) return null;
  const countOf = (each: Progress) => counts.find((row) => row.state === each)?.students ?? 0;
  return {
    ...headOf(head, assignmentId),
    ...{ page, sort, state },
    counts: Object.fromEntries(PROGRESS.map((each) => [each, countOf(each)])) as Counts,
    rows: rows.map((row) => lineOf(row, head)),
  };
}

/** The same of all students, by name, for the file. Null for everybody but those who teach the class or assist there. */
export async function getWholeGradebook(
  viewer: Viewer,
  assignmentId: string,
): Promise<WholeGradebook | null> {
  const asked = [assignmentId, viewer.actorId];
  const [[head], rows] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<Row>(ROWS, [...asked, null, "name", null, 0]),
  ]);
  return head
    ? { ...headOf(head, assignmentId), rows: rows.map((row) => lineOf(row, head)) }
    : null;
}

export type GridLine = GradebookRow & { submissionId: string | null; seenAt: Date | null };
export type WholeGradebook = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  /** Whether the viewer releases grades: who teaches does, who assists does not. */
  mayDecide: boolean;
  criteria: string[];
  rows: GridLine[];
};
export type GradingGrid = WholeGradebook &
  Pick<GridQuery, "page" | "sort" | "state"> & { counts: Counts };
type Counts = Record<Progress, number>;

type Head = Omit<WholeGradebook, "assignmentId" | "criteria" | "rows"> & {
  reductionPerDay: number | null;
  criteria: { id: string; title: string; version: number }[];
};
type Row = StandingRow & { points: Record<string, number> | null };

function headOf(
  { title, classId, className, timeZone, mayDecide, criteria }: Head,
  assignmentId: string,
) {
  const hasVersions = new Set(criteria.map(({ version }) => version)).size > 1;
  const named = criteria.map((each) =>
    hasVersions ? `${each.title} (version ${each.version})` : each.title,
  );
  return { assignmentId, title, classId, className, timeZone, mayDecide, criteria: named };
}

function lineOf({ points, ...row }: Row, { criteria, reductionPerDay }: Head): GridLine {
  const { submissionId, student, state, handedInAt, computed, override, overrideReason } = row;
  return {
    ...{ submissionId, student, state, handedInAt, computed, override, overrideReason },
    ...{ seenAt: row.seenAt, points: criteria.map(({ id }) => points?.[id] ?? null) },
    ...standingOf(row, reductionPerDay),
  };
}

// A rubric may have been changed after grading began: what was graded keeps its version, and each has its columns.
const HEAD = {
  name: "classes_grid_head",
  text: `WITH ${WORK_ROWS}
    SELECT a.title, a.class_id AS "classId", a.class_name AS "className", a.time_zone AS "timeZone",
      a.may_decide AS "mayDecide", a.late_reduction::int AS "reductionPerDay",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'version', v.ordinal)
                                 ORDER BY v.ordinal, v.id, c.position), '[]')
       FROM criteria c JOIN rubric_versions v ON v.id = c.version_id
       WHERE v.id = a.work_version_id OR v.id IN (SELECT w.version_id FROM work w)) AS criteria
    FROM asked a`,
};
const COUNTS = {
  name: "classes_grid_counts",
  text: `WITH ${WORK_ROWS} SELECT w.state, count(*)::int AS students FROM work w GROUP BY w.state`,
};
const ROWS = {
  name: "classes_grid_rows",
  text: `WITH ${WORK_ROWS}
    SELECT ${STANDING_COLUMNS},
      (SELECT jsonb_object_agg(m.criterion_id, l.points) FROM marks m JOIN levels l ON l.id = m.level_id
       WHERE m.assessment_id = w.assessment_id AND m.superseded_at IS NULL) AS points
    FROM work w WHERE $3::text IS NULL OR w.state = $3
    ORDER BY CASE WHEN $4::text = 'state' THEN array_position('{${PROGRESS.join(",")}}'::text[], w.state) END,
      w.by_name, w.enrolment_id
    LIMIT $5::int OFFSET $6::int`,
};
