import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { daysLate, finalGrade } from "../rules/grade";
import type { Progress } from "../rules/progress";
import { workState } from "../rules/work";
import type { ClassProgressQuery } from "../schema/progress";
import { IS_OUTDATED } from "./work-rows";

export const ASSIGNMENTS_PER_PAGE = 12;

/**
 * The students of a class by its assignments, with the state of each and its grade, for those who teach it or assist: one
 * page of students and one of assignments, what is due last first. Null for everybody else. One statement.
 */
export async function getClassProgress(
  viewer: Viewer,
  classId: string,
  asked: ClassProgressQuery,
): Promise<ClassProgress | null> {
  const { page, per, from } = asked;
  const given = [classId, viewer.actorId, per, (page - 1) * per];
  const columns = [ASSIGNMENTS_PER_PAGE, (from - 1) * ASSIGNMENTS_PER_PAGE];
  const [row] = await readSql<{ progress: Row }>(PROGRESS, [...given, ...columns]);
  if (!row) return null;
  const { assignments, students, work, ...head } = row.progress;
  const reductions = new Map(assignments.map(({ id, reductionPerDay }) => [id, reductionPerDay]));
  const standings = new Map(
    work.map((one) => [
      `${one.enrolmentId}/${one.assignmentId}`,
      standingOf(one, reductions.get(one.assignmentId) ?? null),
    ]),
  );
  return {
    ...{ ...head, ...asked, classId },
    assignments: assignments.map(({ reductionPerDay: _, ...assignment }) => assignment),
    rows: students.map((student) => ({
      ...student,
      standings: assignments.map(({ id, isMasked }) => {
        const found = standings.get(`${student.enrolmentId}/${id}`);
        if (found) return found;
        return isMasked ? { kind: "MASKED" } : { kind: "SHOWN", state: "NOT_BEGUN", grade: null };
      }),
    })),
  };
}

/** What changes when anything does that this shows. Null for whoever may not see it. */
export async function getClassPulse(viewer: Viewer, classId: string): Promise<string | null> {
  const [row] = await readSql<{ pulse: string }>(PULSE, [classId, viewer.actorId]);
  return row?.pulse ?? null;
}

export type ClassProgress = ClassProgressQuery & {
  classId: string;
  className: string;
  timeZone: string;
  /** How many students and how many assignments there are. */
  studentCount: number;
  assignmentCount: number;
  pulse: string;
  assignments: ListedColumn[];
  rows: ClassProgressRow[];
};
type ListedColumn = { id: string; title: string; dueAt: string; isMasked: boolean };
export type ClassProgressRow = {
  enrolmentId: string;
  who: string;
  /** In the order of the assignments. */
  standings: Standing[];
};
export type Standing =
  /** Whose work it is, is not told before the grade is released. */
  { kind: "MASKED" } | { kind: "SHOWN"; state: Progress; grade: number | null };

type Work = {
  assignmentId: string;
  enrolmentId: string;
  isHidden: boolean;
  isReleased: boolean;
  /** Whether the grade is of what was handed in before. */
  isOutdated: boolean;
  handedInAt: string | null;
  dueAt: string | null;
  computed: number | null;
  override: number | null;
};
type Row = Omit<ClassProgress, "classId" | "assignments" | "rows" | keyof ClassProgressQuery> & {
  assignments: (ListedColumn & { reductionPerDay: number | null })[];
  students: Omit<ClassProgressRow, "standings">[];
  work: Work[];
};

function standingOf(work: Work, reductionPerDay: number | null): Standing {
  if (work.isHidden) return { kind: "MASKED" };
  const { isReleased, isOutdated, computed, override, handedInAt, dueAt } = work;
  const last = handedInAt && dueAt ? { at: new Date(handedInAt), dueAt: new Date(dueAt) } : null;
  const late = last ? daysLate({ handedInAt: last.at, dueAt: last.dueAt }) : 0;
  const grade = finalGrade({ computed, override, late, reductionPerDay });
  const isGraded = grade !== null && !isOutdated;
  const state = isReleased ? "RELEASED" : isGraded ? "GRADED" : workState(true, last);
  return { kind: "SHOWN", state, grade };
}

const ASKED = `
  asked AS (
    SELECT c.* FROM classes c JOIN enrolments t ON t.class_id = c.id AND t.actor_id = $2
      AND t.role IN ('TEACHER', 'ASSISTANT') AND t.ended_at IS NULL WHERE c.id = $1)`;
const SHOWN = "x.withdrawn_at IS NULL AND x.assigned_at <= now()";
// Of who left, only the work in an assignment is shown, on its own page.
const PRESENT = "e.role = 'STUDENT' AND e.ended_at IS NULL";
const PULSE_OF = `
  md5(concat_ws('/', a.name,
    (SELECT concat_ws('/', count(*), count(e.ended_at)) FROM enrolments e WHERE e.class_id = a.id),
    (SELECT concat_ws('/', count(*), count(x.withdrawn_at), sum(x.revision), count(*) FILTER (WHERE ${SHOWN})) FROM assignments x WHERE x.class_id = a.id),
    (SELECT concat_ws('/', count(s.id), max(s.begun_at), count(h.id), max(h.at)) FROM assignments x JOIN submissions s ON s.assignment_id = x.id
     LEFT JOIN hand_ins h ON h.submission_id = s.id WHERE x.class_id = a.id),
    (SELECT max(g.id) FROM assignments x JOIN submissions s ON s.assignment_id = x.id JOIN grade_events g ON g.submission_id = s.id WHERE x.class_id = a.id),
    (SELECT concat_ws('/', count(*), count(r.recalled_at)) FROM assignments x JOIN releases r ON r.assignment_id = x.id WHERE x.class_id = a.id),
    (SELECT count(*) FROM assignments x JOIN submissions s ON s.assignment_id = x.id JOIN unmaskings u ON u.submission_id = s.id WHERE x.class_id = a.id)))`;
const PROGRESS = {
  name: "classes_class_progress",
  text: `WITH ${ASKED},
    present AS (SELECT e.id, coalesce(p.name, 'A former student') AS who FROM asked a JOIN enrolments e ON e.class_id = a.id AND ${PRESENT}
      JOIN actors c ON c.id = e.actor_id LEFT JOIN profiles p ON p.id = c.profile_id),
    paged AS (SELECT n.*, row_number() OVER (ORDER BY lower(n.who), n.id) AS nth FROM present n ORDER BY nth LIMIT $3::int OFFSET $4::int),
    columns AS (SELECT x.*, row_number() OVER (ORDER BY x.due_at DESC, x.id) AS nth FROM asked a JOIN assignments x ON x.class_id = a.id AND ${SHOWN}
      ORDER BY nth LIMIT $5::int OFFSET $6::int)
    SELECT json_build_object('className', a.name, 'timeZone', a.time_zone, 'pulse', ${PULSE_OF},
      'studentCount', (SELECT count(*) FROM present),
      'assignmentCount', (SELECT count(*) FROM assignments x WHERE x.class_id = a.id AND ${SHOWN}),
      'assignments', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title, 'dueAt', x.due_at,
          'isMasked', x.naming = 'MASKED', 'reductionPerDay', x.late_reduction) ORDER BY x.nth), '[]') FROM columns x),
      'students', (SELECT coalesce(json_agg(json_build_object('enrolmentId', n.id, 'who', n.who) ORDER BY n.nth), '[]') FROM paged n),
      'work', (SELECT coalesce(json_agg(json_build_object('assignmentId', s.assignment_id, 'enrolmentId', s.enrolment_id,
          'isHidden', x.naming = 'MASKED' AND r.id IS NULL AND NOT EXISTS (SELECT 1 FROM unmaskings u WHERE u.submission_id = s.id),
          'isReleased', r.id IS NOT NULL, 'isOutdated', ${IS_OUTDATED}, 'handedInAt', h.at, 'dueAt', h.due_at, 'computed', g.computed, 'override', g.override)), '[]')
        FROM columns x JOIN submissions s ON s.assignment_id = x.id JOIN paged n ON n.id = s.enrolment_id
        LEFT JOIN LATERAL (SELECT i.ordinal, i.at, i.due_at FROM hand_ins i WHERE i.submission_id = s.id ORDER BY i.ordinal DESC LIMIT 1) h ON true
        LEFT JOIN LATERAL (SELECT v.computed, v.override, v.hand_in FROM grade_events v WHERE v.submission_id = s.id ORDER BY v.id DESC LIMIT 1) g ON true
        LEFT JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL)) AS progress
    FROM asked a`,
};
const PULSE = {
  name: "classes_class_pulse",
  text: `WITH ${ASKED} SELECT ${PULSE_OF} AS pulse FROM asked a`,
};
