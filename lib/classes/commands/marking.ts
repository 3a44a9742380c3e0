import "server-only";
import type { SqlTransaction } from "@/lib/foundation/db";
import { RECORD_REF } from "../queries/assessed";
import { gradeOf } from "../rules/grade";
import { readRecordRef } from "../rules/records";
import { appendGrade, type GradedWork } from "./graded-work";

// What giving levels and answering a question about one have in common; each in the transaction of the command that asks.

/** A criterion of one version of a rubric, with the level that some work reaches by it; null while it has none. */
export type MarkedCriterion = {
  place: number;
  criterionId: string;
  title: string;
  weight: number;
  levels: { levelId: string; label: string; points: number }[];
  levelId: string | null;
  comment: string | null;
  markedBy: string | null;
  records: string[];
};
export type NewMark = {
  criterionId: string;
  levelId: string;
  comment: string | null;
  records: readonly string[];
};

/** The criteria of one version, as a submission stands by them. */
export const readMarks = (
  { sql }: SqlTransaction,
  versionId: string,
  submissionId: string,
): Promise<MarkedCriterion[]> => sql<MarkedCriterion>(READ_MARKS, [versionId, submissionId]);

/** Which of these records are no part of the work as it was handed in last. */
export async function recordsElsewhere(
  { sql }: SqlTransaction,
  submissionId: string,
  records: readonly string[],
): Promise<string[]> {
  if (records.length === 0) return [];
  const known = await sql<{ ref: string }>(READ_RECORDS, [submissionId]);
  const refs = new Set(known.map(({ ref }) => ref));
  return records.filter((ref) => !refs.has(ref));
}

/**
 * Writes levels and what they lean on; each supersedes the one that stood by its criterion. The grade that all levels make is
 * appended to its history, and what stands in its place stays.
 *
 * @param criteria of the version that the levels are of
 * @returns the grade that is computed now
 */
export function writeMarks(
  tx: SqlTransaction,
  work: GradedWork & { submissionId: string },
  {
    versionId,
    criteria,
    marks,
  }: { versionId: string; criteria: MarkedCriterion[]; marks: NewMark[] },
  { actorId, now, newUuid }: { actorId: string; now: Date; newUuid: () => string },
): number | null {
  const { submissionId } = work;
  const isBegun = work.versions.includes(versionId);
  if (!isBegun) tx.send(BEGIN_ASSESSMENT, [submissionId, versionId, actorId, now]);
  const placed = marks.map((mark) => ({ ...mark, id: newUuid() }));
  const of = [submissionId, versionId];
  tx.send(SUPERSEDE, [...of, placed.map(({ criterionId }) => criterionId), now]);
  tx.send(MARK, [
    ...[...of, placed.map(({ id }) => id), placed.map(({ criterionId }) => criterionId)],
    ...[placed.map(({ levelId }) => levelId), placed.map(({ comment }) => comment)],
    ...[actorId, now],
  ]);
  const leaning = placed.flatMap(({ id, records }) =>
    records.map((ref) => ({ markId: id, ...readRecordRef(ref)! })),
  );
  if (leaning.length > 0)
    tx.send(LEAN, [
      leaning.map(({ markId }) => markId),
      leaning.map(({ kind }) => kind),
      leaning.map(({ claimId }) => claimId),
      leaning.map(({ id }) => id),
    ]);
  const computed = gradeOf(criteria.map((criterion) => reachedIn(criterion, marks)));
  appendGrade(tx, submissionId, actorId, now, { ...work, computed });
  return computed;
}

function reachedIn({ criterionId, weight, levels, levelId }: MarkedCriterion, marks: NewMark[]) {
  const reached = marks.find((mark) => mark.criterionId === criterionId)?.levelId ?? levelId;
  return { weight, points: levels.find((level) => level.levelId === reached)?.points ?? null };
}

const READ_MARKS = {
  name: "classes_read_marks",
  text: `SELECT c.position::int AS place, c.id AS "criterionId", c.title, c.weight::int, m.level_id AS "levelId", m.comment,
           p.name AS "markedBy",
           ARRAY(SELECT ${RECORD_REF} FROM mark_records k WHERE k.mark_id = m.id ORDER BY 1) AS records,
           (SELECT jsonb_agg(jsonb_build_object('levelId', l.id, 'label', l.label, 'points', l.points))
            FROM levels l WHERE l.criterion_id = c.id) AS levels
         FROM criteria c
         LEFT JOIN assessments a ON a.submission_id = $2 AND a.kind = 'TEACHER' AND a.rubric_version_id = c.version_id
         LEFT JOIN marks m ON m.assessment_id = a.id AND m.criterion_id = c.id AND m.superseded_at IS NULL
         LEFT JOIN actors x ON x.id = m.marked_by_actor_id LEFT JOIN profiles p ON p.id = x.profile_id
         WHERE c.version_id = $1 ORDER BY c.position`,
};
// What counts as work: what stands as it was handed in last.
const READ_RECORDS = {
  name: "classes_records_of_work",
  text: `WITH s AS (SELECT s.id, s.actor_id, a.audience_id, a.id AS assignment_id
                    FROM submissions s JOIN assignments a ON a.id = s.assignment_id WHERE s.id = $1)
         SELECT 'vote/' || v.claim_id || '/' || v.id AS ref
         FROM s JOIN assignment_claims c ON c.assignment_id = s.assignment_id
         JOIN votes v ON v.claim_id = c.claim_id AND v.audience_id = s.audience_id AND v.actor_id = s.actor_id
         WHERE v.superseded_at IS NULL AND v.withdrawn_at IS NULL
         UNION ALL SELECT 'appraisal/' || p.claim_id || '/' || p.id
         FROM s JOIN appraisals p ON p.submission_id = s.id WHERE p.superseded_at IS NULL
         UNION ALL SELECT CASE WHEN d.evidence_id IS NOT NULL THEN 'evidence/' || d.claim_id || '/' || d.evidence_id
                               WHEN d.argument_id IS NOT NULL THEN 'argument/' || d.claim_id || '/' || d.argument_id
                               ELSE 'annotation/' || d.claim_id || '/' || d.annotation_id END
         FROM s JOIN additions d ON d.submission_id = s.id`,
};
const BEGIN_ASSESSMENT = {
  name: "classes_begin_assessment",
  text: `INSERT INTO assessments (kind, submission_id, rubric_version_id, actor_id, begun_at)
         VALUES ('TEACHER', $1, $2, $3, $4)`,
};
const OF_WORK = `(SELECT id FROM assessments WHERE submission_id = $1 AND rubric_version_id = $2 AND kind = 'TEACHER')`;
const SUPERSEDE = {
  name: "classes_supersede_marks",
  text: `UPDATE marks SET superseded_at = $4
         WHERE assessment_id = ${OF_WORK} AND criterion_id = ANY($3::uuid[]) AND superseded_at IS NULL`,
};
const MARK = {
  name: "classes_mark",
  text: `INSERT INTO marks (id, assessment_id, criterion_id, level_id, comment, marked_by_actor_id, marked_at)
         SELECT m.id, ${OF_WORK}, m.criterion_id, m.level_id, m.comment, $7, $8
         FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) AS m (id, criterion_id, level_id, comment)`,
};
const LEAN = {
  name: "classes_lean_on_records",
  text: `INSERT INTO mark_records (mark_id, claim_id, vote_id, appraisal_id, evidence_id, argument_id, annotation_id)
         SELECT r.mark_id, r.claim_id,
           CASE r.kind WHEN 'vote' THEN r.id::uuid END, CASE r.kind WHEN 'appraisal' THEN r.id::uuid END,
           CASE r.kind WHEN 'evidence' THEN r.id END, CASE r.kind WHEN 'argument' THEN r.id END,
           CASE r.kind WHEN 'annotation' THEN r.id::uuid END
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS r (mark_id, kind, claim_id, id)`,
};
