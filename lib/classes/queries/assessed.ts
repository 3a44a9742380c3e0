import type { RecordKind } from "../rules/records";

// How work was judged by one version of a rubric: a piece of SQL, and the shape of what it gives.

/** One criterion of a rubric, and the level reached by it; null where there is none yet. */
export type AssessedCriterion = {
  criterionId: string;
  place: number;
  title: string;
  hint: string | null;
  weight: number;
  levels: { levelId: string; label: string; description: string | null; points: number }[];
  levelId: string | null;
  comment: string | null;
  records: LeanedOn[];
};
/** A record that a level leans on, in the words that it had. */
export type LeanedOn = { ref: string; kind: RecordKind; claimId: string; words: string | null };
/** What an earlier version of a rubric said of some work. */
export type EarlierAssessment = { version: number; criteria: AssessedCriterion[] };

/** The kind of a row `k` of mark_records. */
const KIND = `CASE WHEN k.vote_id IS NOT NULL THEN 'vote' WHEN k.appraisal_id IS NOT NULL THEN 'appraisal'
  WHEN k.evidence_id IS NOT NULL THEN 'evidence' WHEN k.argument_id IS NOT NULL THEN 'argument' ELSE 'annotation' END`;
/** How a row `k` of mark_records is named in forms: what `recordRef` writes. */
export const RECORD_REF = `${KIND} || '/' || k.claim_id || '/' ||
  coalesce(k.evidence_id, k.argument_id, coalesce(k.vote_id, k.appraisal_id, k.annotation_id)::text)`;

const RECORDS = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('ref', ${RECORD_REF}, 'kind', ${KIND}, 'claimId', k.claim_id,
      'words', coalesce(vo.rationale, er.excerpt, gr.wording, nr.body)) ORDER BY ac.position, ${RECORD_REF}), '[]')
   FROM mark_records k
   LEFT JOIN assignment_claims ac ON ac.claim_id = k.claim_id AND ac.assignment_id = a.id
   LEFT JOIN votes vo ON vo.claim_id = k.claim_id AND vo.id = k.vote_id
   LEFT JOIN appraisals ap ON ap.claim_id = k.claim_id AND ap.id = k.appraisal_id
   LEFT JOIN evidence e ON e.claim_id = k.claim_id AND e.id = coalesce(k.evidence_id, ap.evidence_id)
   LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
   LEFT JOIN arguments g ON g.claim_id = k.claim_id AND g.id = coalesce(k.argument_id, ap.argument_id)
   LEFT JOIN argument_revisions gr ON gr.claim_id = g.claim_id AND gr.id = g.current_revision_id
   LEFT JOIN claim_annotations n ON n.claim_id = k.claim_id AND n.id = k.annotation_id
   LEFT JOIN claim_annotation_revisions nr ON nr.claim_id = n.claim_id AND nr.id = n.current_revision_id
   WHERE k.mark_id = m.id)`;

/**
 * A version of a rubric with the levels that a submission `s` of an assignment `a` reaches by it, as jsonb.
 *
 * @param version an expression: its id
 */
export const assessedBy = (version: string): string => `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', c.id, 'place', c.position, 'title', c.title, 'hint', c.hint,
      'weight', c.weight, 'levelId', m.level_id, 'comment', m.comment,
      'records', CASE WHEN m.id IS NULL THEN '[]' ELSE ${RECORDS} END,
      'levels', (SELECT jsonb_agg(jsonb_build_object('levelId', l.id, 'label', l.label, 'description', l.description,
                   'points', l.points) ORDER BY l.position) FROM levels l WHERE l.criterion_id = c.id))
      ORDER BY c.position), '[]')
   FROM criteria c
   LEFT JOIN assessments z ON z.submission_id = s.id AND z.kind = 'TEACHER' AND z.rubric_version_id = c.version_id
   LEFT JOIN marks m ON m.assessment_id = z.id AND m.criterion_id = c.id AND m.superseded_at IS NULL
   WHERE c.version_id = ${version})`;

/**
 * What every other version said of it, the newest first, as jsonb.
 *
 * @param version an expression: the id of the one that is left out
 */
export const assessedBesides = (version: string): string => `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('version', y.ordinal, 'criteria', ${assessedBy("o.rubric_version_id")})
                             ORDER BY y.ordinal DESC), '[]')
   FROM assessments o JOIN rubric_versions y ON y.id = o.rubric_version_id
   WHERE o.submission_id = s.id AND o.kind = 'TEACHER' AND o.rubric_version_id <> ${version})`;
