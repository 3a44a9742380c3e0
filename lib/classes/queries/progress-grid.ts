import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Naming, TaskKind } from "@/prisma/generated/enums";
import type { Asked } from "../rules/additions";
import { cellsBy, type Cell } from "../rules/cells";
import { PROGRESS, type Progress } from "../rules/progress";
import type { Stuck } from "../rules/stuck";
import type { CriterionToGradeBy, ItemToWorkOn } from "../rules/work";
import type { ProgressQuery } from "../schema/progress";
import { STANDING_STUDENTS } from "./shown-students";

/**
 * How far the students of an assignment are with each task on each claim, for those who teach its class or assist: one
 * page of them, and how many there are in each state. Null for everybody else. One statement, however many there are.
 *
 * Of work under way it reads what tells whether a part is whole, and no longer words.
 */
export async function getProgressGrid(
  viewer: Viewer,
  assignmentId: string,
  asked: ProgressQuery,
  now: Date,
): Promise<ProgressGrid | null> {
  const { page, per, sort, state } = asked;
  const given = [assignmentId, viewer.actorId, now, state, sort, per, (page - 1) * per];
  const [row] = await readSql<{ grid: Row }>(GRID, given);
  if (!row) return null;
  const { counts, claims, criteria, asked: amounts, gone, students, ...head } = row.grid;
  const cells = cellsBy({ claims, criteria, tasks: head.tasks, asked: amounts, gone });
  return {
    ...{ ...head, ...asked, now, assignmentId },
    claims: claims.map(({ id, position, sentence }) => ({ id, position, sentence })),
    counts: Object.fromEntries(PROGRESS.map((each) => [each, counts?.[each] ?? 0])) as Counts,
    rows: students.map(({ savedAt, dueAt, saved, ...student }) => ({
      ...{
        ...student,
        dueAt: new Date(dueAt),
        savedAt: savedAt === null ? null : new Date(savedAt),
      },
      cells: cells(saved.map(([part, device, content, at]) => partOf(part, device, content, at))),
    })),
  };
}

/** How many seem stuck, for those who teach the class or assist; null for everybody else. */
export async function countStuck(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<number | null> {
  const [row] = await readSql<{ stuck: number }>(STUCK, [assignmentId, viewer.actorId, now]);
  return row?.stuck ?? null;
}

/** What changes when anything does that the grid shows, but for what time alone does. Null for who may not see it. */
export async function getPulse(viewer: Viewer, assignmentId: string): Promise<string | null> {
  const [row] = await readSql<{ pulse: string }>(PULSE, [assignmentId, viewer.actorId]);
  return row?.pulse ?? null;
}

export type ProgressGrid = ProgressQuery & {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  naming: Naming;
  now: Date;
  /** When it is due for those without an extension. */
  dueAt: string;
  tasks: TaskKind[];
  claims: { id: string; position: number; sentence: string }[];
  counts: Counts;
  stuck: number;
  pulse: string;
  rows: ProgressRow[];
};
export type ProgressRow = {
  /** Tells who it is where names are hidden: it stays on the server. */
  enrolmentId: string;
  submissionId: string | null;
  who: string;
  state: Progress;
  stuck: Stuck | null;
  savedAt: Date | null;
  /** Whether the day alone of that may be told. */
  isDay: boolean;
  /** For this student. */
  dueAt: Date;
  /** Whether that is another time than for the others; not where it could tell whose work it is. */
  isExtended: boolean;
  /** By claim and then by task. */
  cells: Cell[];
};
type Counts = Record<Progress, number>;

type Row = Omit<
  ProgressGrid,
  "assignmentId" | "now" | "claims" | "counts" | "rows" | keyof ProgressQuery
> & {
  claims: (ProgressGrid["claims"][number] & { isOpen: boolean; items: ItemToWorkOn[] })[];
  criteria: CriterionToGradeBy[];
  asked: Asked;
  gone: string[];
  counts: Partial<Counts> | null;
  students: (Omit<ProgressRow, "savedAt" | "dueAt" | "cells"> & {
    savedAt: string | null;
    dueAt: string;
    saved: [part: string, device: string, content: string, savedAt: string][];
  })[];
};

const partOf = (part: string, device: string, content: string, savedAt: string) => ({
  ...{ part, device, content, savedAt: new Date(savedAt) },
});

// What a claim's own audience sees of it, as a student is asked to grade it.
const LIVE_ITEMS = `
  (SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'relation', i.relation)), '[]') FROM (
     SELECT e.id, 'evidence' AS kind, NULL AS relation FROM evidence e WHERE e.claim_id = c.id AND e.audience_id = c.audience_id AND e.state = 'LIVE'
     UNION ALL
     SELECT g.id, 'argument', g.relation::text FROM arguments g WHERE g.claim_id = c.id AND g.audience_id = c.audience_id AND g.state = 'LIVE') i)`;
const CLAIMS = `
  (SELECT coalesce(json_agg(json_build_object('id', c.id, 'position', q.position, 'sentence', r.sentence,
      'isOpen', c.state = 'LIVE' AND c.merged_into_id IS NULL, 'items', ${LIVE_ITEMS}) ORDER BY q.position), '[]')
   FROM assignment_claims q JOIN claims c ON c.id = q.claim_id
   JOIN claim_revisions r ON r.claim_id = q.claim_id AND r.id = q.claim_revision_id WHERE q.assignment_id = a.id)`;
const CRITERIA = `
  (SELECT coalesce(json_agg(json_build_object('id', r.id,
      'levels', (SELECT json_agg(json_build_object('id', l.id)) FROM levels l WHERE l.criterion_id = r.id))), '[]')
   FROM criteria r WHERE r.version_id = a.arguments_version_id)`;
const TASKS = `
  (SELECT coalesce(json_agg(k.kind ORDER BY k.position), '[]') FROM assignment_tasks k WHERE k.assignment_id = a.id)`;
const AMOUNTS = `
  (SELECT json_build_object('supporting', coalesce(max(k.supporting), 0), 'contradicting', coalesce(max(k.contradicting), 0),
     'notes', coalesce(max(k.notes), 0)) FROM assignment_tasks k WHERE k.assignment_id = a.id)`;
// What students name in what they add, and what can be named no longer, by the rule of readNamed.
const GONE = `
  (SELECT coalesce(json_agg(n.id), '[]') FROM (
     SELECT v.outline::jsonb ->> 'sourceId' AS id FROM page p JOIN saved_work v ON v.submission_id = p.submission_id AND v.part LIKE 'evidence/%'
     UNION
     SELECT jsonb_array_elements_text(v.outline::jsonb -> 'premiseIds')
     FROM page p JOIN saved_work v ON v.submission_id = p.submission_id AND v.part LIKE 'answer/%') n
   WHERE n.id <> '' AND NOT EXISTS (SELECT 1 FROM sources x WHERE x.id = n.id AND x.audience_id = '${PUBLIC_AUDIENCE_ID}' AND x.state = 'LIVE')
     AND NOT EXISTS (SELECT 1 FROM claims x WHERE x.id = n.id AND x.state = 'LIVE' AND x.merged_into_id IS NULL AND (
       x.audience_id = '${PUBLIC_AUDIENCE_ID}' OR EXISTS (SELECT 1 FROM assignment_claims q WHERE q.assignment_id = a.id AND q.claim_id = x.id))))`;
// Work under way is its student's alone: what is read of it has no words.
const SAVED = `
  (SELECT coalesce(json_agg(json_build_array(v.part, v.device, v.outline, v.saved_at)), '[]')
   FROM saved_work v WHERE v.submission_id = p.submission_id)`;
const PULSE_OF = `
  md5(concat_ws('/', a.revision, a.withdrawn_at,
    (SELECT concat_ws('/', count(*), count(e.ended_at)) FROM enrolments e WHERE e.class_id = a.class_id AND e.role = 'STUDENT'),
    (SELECT concat_ws('/', count(*), max(v.saved_at)) FROM submissions s JOIN saved_work v ON v.submission_id = s.id WHERE s.assignment_id = a.id),
    (SELECT concat_ws('/', count(*), max(h.at)) FROM submissions s JOIN hand_ins h ON h.submission_id = s.id WHERE s.assignment_id = a.id),
    (SELECT max(g.id) FROM submissions s JOIN grade_events g ON g.submission_id = s.id WHERE s.assignment_id = a.id),
    (SELECT concat_ws('/', count(*), count(r.recalled_at)) FROM releases r WHERE r.assignment_id = a.id),
    (SELECT concat_ws('/', count(*), count(x.withdrawn_at)) FROM extensions x WHERE x.assignment_id = a.id),
    (SELECT count(*) FROM submissions s JOIN unmaskings u ON u.submission_id = s.id WHERE s.assignment_id = a.id)))`;
const ORDER = `
  CASE WHEN $5::text = 'state' THEN array_position('{${PROGRESS.join(",")}}'::text[], s.state) END,
  CASE WHEN $5::text = 'saved' THEN s.saved_at END DESC NULLS LAST, s.is_nobody, s.by_who, s.enrolment_id`;
const GRID = {
  name: "classes_progress_grid",
  text: `WITH ${STANDING_STUDENTS},
    page AS (SELECT s.*, row_number() OVER (ORDER BY ${ORDER}) AS nth FROM standing s
             WHERE $4::text IS NULL OR s.state = $4 OR ($4 = 'STUCK' AND s.stuck IS NOT NULL)
             ORDER BY nth LIMIT $6::int OFFSET $7::int)
    SELECT json_build_object('title', a.title, 'classId', a.class_id, 'className', a.class_name, 'timeZone', a.time_zone,
      'naming', a.naming, 'dueAt', a.due_at, 'tasks', ${TASKS}, 'claims', ${CLAIMS}, 'criteria', ${CRITERIA}, 'asked', ${AMOUNTS}, 'gone', ${GONE},
      'counts', (SELECT json_object_agg(t.state, t.students) FROM (SELECT state, count(*) AS students FROM standing GROUP BY state) t),
      'stuck', (SELECT count(*) FROM standing WHERE stuck IS NOT NULL), 'pulse', ${PULSE_OF},
      'students', (SELECT coalesce(json_agg(json_build_object('enrolmentId', p.enrolment_id, 'submissionId', p.submission_id,
        'who', p.who, 'state', p.state, 'stuck', p.stuck, 'savedAt', p.saved_at, 'isDay', p.is_masked, 'dueAt', p.own_due_at,
        'isExtended', p.own_due_at <> a.due_at AND NOT p.is_masked, 'saved', ${SAVED}) ORDER BY p.nth), '[]') FROM page p)) AS grid
    FROM asked a`,
};
const STUCK = {
  name: "classes_count_stuck",
  text: `WITH ${STANDING_STUDENTS}
    SELECT (SELECT count(*)::int FROM standing WHERE stuck IS NOT NULL) AS stuck FROM asked a`,
};
const PULSE = {
  name: "classes_progress_pulse",
  text: `SELECT ${PULSE_OF} AS pulse FROM assignments a
    JOIN enrolments t ON t.class_id = a.class_id AND t.actor_id = $2 AND t.role IN ('TEACHER', 'ASSISTANT') AND t.ended_at IS NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL`,
};
