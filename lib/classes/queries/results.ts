import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import {
  OFF_SCALE,
  POSITIONS,
  RATINGS,
  type OffScale,
  type VotePosition,
} from "@/lib/reviews/rules";
import type { Naming } from "@/prisma/generated/enums";
import type { Grading } from "../rules/results";
import { SHOWN_STUDENTS } from "./shown-students";

/**
 * What a class judged in an assignment, beside the public and the editors, and how it was graded: for those who teach the
 * class or assist, null for everybody else. Only what was handed in counts. One statement.
 */
export async function getResults(viewer: Viewer, assignmentId: string): Promise<Results | null> {
  const [row] = await readSql<{ results: Row }>(RESULTS, [assignmentId, viewer.actorId]);
  if (!row) return null;
  const { gradings, criteria, claims, ...rest } = row.results;
  return {
    ...{ ...rest, assignmentId, criteria },
    claims: claims.map(({ votes, ...claim }) => ({ ...claim, votes: countsIn(votes) })),
    gradings: gradings.map(([student, item, criterion, level]) => ({
      ...{ student, item, criterion, level },
      points: criteria[criterion]!.levels[level]!.points,
    })),
  };
}

export type Choice = VotePosition | OffScale;
export const CHOICES: readonly Choice[] = [...POSITIONS, ...OFF_SCALE];
/** How many chose each, in the order of CHOICES. */
export type VoteCounts = readonly number[];
export const VOTERS = ["class", "public", "editors"] as const;

export type Results = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  naming: Naming;
  /** How many students there are, and whose work is handed in: named or not as the assignment says. */
  studentCount: number;
  students: { submissionId: string; who: string }[];
  claims: {
    id: string;
    position: number;
    sentence: string;
    votes: Record<(typeof VOTERS)[number], VoteCounts>;
  }[];
  /** Of the rubric by which students grade arguments; empty where they do not. */
  criteria: { title: string; weight: number; levels: { label: string; points: number }[] }[];
  /** What they graded; `claim` is its place. */
  items: {
    id: string;
    claim: number;
    kind: "evidence" | "argument";
    words: string;
    /** How many rated it so for everybody to see, in the order of RATINGS; the editors are among the public. */
    ratings: Record<"public" | "editors", number[]>;
  }[];
  gradings: Grading[];
  /** What each student said of each claim on the scale, from 1 to 5: their place, the claim's, the position. */
  votes: [student: number, claim: number, position: number][];
  /** How the work itself was graded, by each criterion of its rubric as it is now. */
  marks: { title: string; levels: { label: string; points: number; count: number }[] }[];
};
type Row = Omit<Results, "assignmentId" | "claims" | "gradings"> & {
  claims: (Omit<Results["claims"][number], "votes"> & { votes: RawVotes })[];
  gradings: [student: number, item: number, criterion: number, level: number][];
};
type RawVotes = { by: (typeof VOTERS)[number]; choice: number; count: number }[];

function countsIn(votes: RawVotes): Results["claims"][number]["votes"] {
  const of = (by: (typeof VOTERS)[number]) =>
    CHOICES.map((_, place) =>
      votes
        .filter((vote) => vote.by === by && vote.choice === place)
        .reduce((sum, { count }) => sum + count, 0),
    );
  return { class: of("class"), public: of("public"), editors: of("editors") };
}

const CURRENT = "v.kind = 'POSTERIOR' AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL";
const PLACE_OF_CHOICE = `coalesce(v.position - 1, CASE v.off_scale WHEN 'EVIDENCE_INSUFFICIENT' THEN 5 ELSE 6 END)::int`;
const BY_EDITORS = "p.role IN ('EDITOR', 'ADMIN')";
// Editors vote as everybody does: theirs are among the public's.
const VOTES = `
  (SELECT coalesce(json_agg(json_build_object('by', n.by, 'choice', n.choice, 'count', n.count)), '[]') FROM (
     SELECT 'class' AS by, ${PLACE_OF_CHOICE} AS choice, count(*)::int AS count FROM votes v
     JOIN given ON given.actor_id = v.actor_id WHERE v.claim_id = q.claim_id AND v.audience_id = a.audience_id AND ${CURRENT} GROUP BY 2
     UNION ALL
     SELECT 'public', ${PLACE_OF_CHOICE}, count(*)::int FROM votes v
     WHERE v.claim_id = q.claim_id AND v.audience_id = '${PUBLIC_AUDIENCE_ID}' AND ${CURRENT} GROUP BY 2
     UNION ALL
     SELECT 'editors', ${PLACE_OF_CHOICE}, count(*)::int FROM votes v JOIN actors c ON c.id = v.actor_id
     JOIN profiles p ON p.id = c.profile_id AND ${BY_EDITORS}
     WHERE v.claim_id = q.claim_id AND v.audience_id = '${PUBLIC_AUDIENCE_ID}' AND ${CURRENT} GROUP BY 2) n)`;
const MARKS = `
  (SELECT coalesce(json_agg(json_build_object('title', c.title, 'levels', (
      SELECT json_agg(json_build_object('label', l.label, 'points', l.points, 'count', (
        SELECT count(*) FROM given g JOIN assessments s ON s.submission_id = g.submission_id AND s.kind = 'TEACHER'
        JOIN marks m ON m.assessment_id = s.id AND m.level_id = l.id AND m.superseded_at IS NULL)) ORDER BY l.position)
      FROM levels l WHERE l.criterion_id = c.id)) ORDER BY c.position), '[]')
   FROM criteria c WHERE c.version_id = a.work_version_id)`;
const CRITERIA = `
  (SELECT coalesce(json_agg(json_build_object('title', c.title, 'weight', c.weight, 'levels', (
      SELECT json_agg(json_build_object('label', l.label, 'points', l.points) ORDER BY l.position)
      FROM levels l WHERE l.criterion_id = c.id)) ORDER BY c.position), '[]')
   FROM criteria c WHERE c.version_id = a.arguments_version_id)`;
const rated = (by: string) =>
  `json_build_array(${RATINGS.map((grade) => `count(*) FILTER (WHERE g.grade = '${grade}' AND ${by})`).join(", ")})`;
// Of an item `i`.
const RATED = `
  (SELECT json_build_object('public', ${rated("true")}, 'editors', ${rated(BY_EDITORS)})
   FROM ratings g JOIN actors c ON c.id = g.actor_id LEFT JOIN profiles p ON p.id = c.profile_id
   WHERE g.claim_id = i.claim_id AND (g.evidence_id = i.evidence_id OR g.argument_id = i.argument_id)
     AND g.audience_id = '${PUBLIC_AUDIENCE_ID}' AND g.superseded_at IS NULL AND g.withdrawn_at IS NULL)`;
// Everything by its place, so that three hundred students who graded forty things make no megabytes.
const RESULTS = {
  name: "classes_results",
  text: `WITH ${SHOWN_STUDENTS},
    given AS (SELECT w.submission_id, s.actor_id, w.who, (row_number() OVER (ORDER BY w.by_who, w.enrolment_id) - 1)::int AS nth
      FROM shown w JOIN submissions s ON s.id = w.submission_id WHERE w.handed_in_at IS NOT NULL),
    about AS (SELECT q.*, (row_number() OVER (ORDER BY q.position) - 1)::int AS nth FROM asked a JOIN assignment_claims q ON q.assignment_id = a.id),
    steps AS (SELECT l.id, l.criterion_id, (dense_rank() OVER (ORDER BY c.position) - 1)::int AS criterion,
        (row_number() OVER (PARTITION BY c.id ORDER BY l.position) - 1)::int AS nth
      FROM asked a JOIN criteria c ON c.version_id = a.arguments_version_id JOIN levels l ON l.criterion_id = c.id),
    graded AS (SELECT given.nth AS student, q.nth AS claim, p.claim_id, p.evidence_id, p.argument_id, steps.criterion, steps.nth AS level
      FROM given JOIN appraisals p ON p.submission_id = given.submission_id AND p.superseded_at IS NULL
      JOIN asked a ON a.audience_id = p.audience_id JOIN about q ON q.claim_id = p.claim_id JOIN steps ON steps.id = p.level_id),
    items AS (SELECT d.*, (row_number() OVER (ORDER BY d.claim, d.evidence_id IS NULL, d.evidence_id, d.argument_id) - 1)::int AS nth
      FROM (SELECT DISTINCT claim, claim_id, evidence_id, argument_id FROM graded) d)
    SELECT json_build_object('title', a.title, 'classId', a.class_id, 'className', a.class_name, 'timeZone', a.time_zone, 'naming', a.naming,
      'studentCount', (SELECT count(*) FROM work),
      'students', (SELECT coalesce(json_agg(json_build_object('submissionId', g.submission_id, 'who', g.who) ORDER BY g.nth), '[]') FROM given g),
      'claims', (SELECT coalesce(json_agg(json_build_object('id', q.claim_id, 'position', q.position, 'sentence', r.sentence, 'votes', ${VOTES})
          ORDER BY q.nth), '[]')
        FROM about q JOIN claim_revisions r ON r.claim_id = q.claim_id AND r.id = q.claim_revision_id),
      'criteria', ${CRITERIA}, 'marks', ${MARKS},
      'items', (SELECT coalesce(json_agg(json_build_object('id', coalesce(i.evidence_id, i.argument_id), 'claim', i.claim,
          'kind', CASE WHEN i.evidence_id IS NULL THEN 'argument' ELSE 'evidence' END, 'words', coalesce(er.excerpt, ar.wording, ''),
          'ratings', ${RATED}) ORDER BY i.nth), '[]')
        FROM items i LEFT JOIN evidence e ON e.claim_id = i.claim_id AND e.id = i.evidence_id
        LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
        LEFT JOIN arguments t ON t.claim_id = i.claim_id AND t.id = i.argument_id
        LEFT JOIN argument_revisions ar ON ar.claim_id = t.claim_id AND ar.id = t.current_revision_id),
      'gradings', (SELECT coalesce(json_agg(json_build_array(d.student, i.nth, d.criterion, d.level)), '[]')
        FROM graded d JOIN items i ON i.claim_id = d.claim_id AND coalesce(i.evidence_id, i.argument_id) = coalesce(d.evidence_id, d.argument_id)),
      'votes', (SELECT coalesce(json_agg(json_build_array(g.nth, q.nth, v.position)), '[]')
        FROM given g CROSS JOIN about q JOIN votes v ON v.claim_id = q.claim_id AND v.audience_id = a.audience_id AND v.actor_id = g.actor_id
          AND ${CURRENT} AND v.position IS NOT NULL)) AS results
    FROM asked a`,
};
