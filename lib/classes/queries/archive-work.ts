import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { by, IS_MASKED, list, nameOf, part } from "./archive-parts";
import { blurred, byDay } from "./work-rows";

// A piece of SQL: the part of a class archive that is the work of its students, each with all that was made of it.

/** When a student did something: of somebody masked the day, and no later than it was due for all. */
const told = (at: string) => `CASE WHEN n.is_masked THEN ${byDay(at)} ELSE ${at} END`;
/** Whether the grade may be read: by its student once they opened it. */
const IS_OPEN = `(NOT $3 OR EXISTS (SELECT 1 FROM releases r
  WHERE r.submission_id = s.id AND r.recalled_at IS NULL AND r.seen_at IS NOT NULL))`;

const STUDENT = `CASE WHEN n.is_masked THEN json_build_object('enrolmentId', NULL, 'name', NULL, 'pseudonym', b.pseudonym)
  ELSE json_build_object('enrolmentId', s.enrolment_id, 'name', ${nameOf("s.actor_id")}, 'pseudonym', b.pseudonym) END`;

// A date that was extended would tell whose masked work it is: the extensions say who got one.
const HAND_INS = list(
  `json_build_object('id', h.id, 'ordinal', h.ordinal, 'missing', h.missing,
    'at', CASE WHEN n.is_masked THEN date_trunc('day', ${blurred("h.at", "h.due_at")}, a.time_zone) ELSE h.at END, 'dueAt', CASE WHEN NOT n.is_masked THEN h.due_at END,
    'isLate', h.at > h.due_at)`,
  "h.ordinal",
  "FROM hand_ins h WHERE h.submission_id = s.id",
);
// Work under way is its student's alone.
const SAVED = list(
  "json_build_object('part', w.part, 'device', w.device, 'content', w.content, 'savedAt', w.saved_at)",
  "w.part, w.device",
  "FROM saved_work w WHERE w.submission_id = s.id AND $3",
);
// A vote is known by who cast it: it stands with the first of their works, should there be two for one assignment.
const VOTES = list(
  `json_build_object('id', v.id, 'claimId', v.claim_id, 'kind', v.kind, 'revisionId', v.claim_revision_id, 'position', v.position,
    'offScale', v.off_scale, 'confidence', v.confidence, 'rationale', v.rationale, 'castAt', ${told("v.cast_at")},
    'supersededAt', ${told("v.superseded_at")}, 'withdrawnAt', ${told("v.withdrawn_at")}, 'reliesOn',
    ${list("o.evidence_id", "o.evidence_id", "FROM vote_evidence o WHERE o.claim_id = v.claim_id AND o.vote_id = v.id")})`,
  "v.cast_at, v.id",
  `FROM votes v WHERE v.audience_id = a.audience_id AND v.audience_id <> '${PUBLIC_AUDIENCE_ID}' AND v.actor_id = s.actor_id AND s.id = (
     SELECT z.id FROM submissions z WHERE z.assignment_id = s.assignment_id AND z.actor_id = s.actor_id
     ORDER BY z.begun_at, z.id LIMIT 1)`,
);
const APPRAISALS = list(
  `json_build_object('id', p.id, 'claimId', p.claim_id, 'evidenceId', p.evidence_id, 'argumentId', p.argument_id,
    'criterionId', p.criterion_id, 'levelId', p.level_id, 'reason', p.reason, 'quote', p.quote, 'appraisedAt', ${told("p.appraised_at")},
    'supersededAt', ${told("p.superseded_at")})`,
  "p.appraised_at, p.id",
  "FROM appraisals p WHERE p.submission_id = s.id",
);
const ADDITIONS = list(
  `json_build_object('part', d.part, 'claimId', d.claim_id, 'evidenceId', d.evidence_id, 'argumentId', d.argument_id,
    'annotationId', d.annotation_id)`,
  "d.part",
  "FROM additions d WHERE d.submission_id = s.id",
);
const RECORDS = list(
  `json_build_object('id', k.id, 'claimId', k.claim_id, 'voteId', k.vote_id, 'appraisalId', k.appraisal_id,
    'evidenceId', k.evidence_id, 'argumentId', k.argument_id, 'annotationId', k.annotation_id)`,
  "k.id",
  "FROM mark_records k WHERE k.mark_id = m.id",
);
const MARKS = list(
  `json_build_object('id', m.id, 'criterionId', m.criterion_id, 'levelId', m.level_id, 'comment', m.comment,
    'by', ${by("m.marked_by_actor_id")}, 'markedAt', m.marked_at, 'supersededAt', m.superseded_at, 'records', ${RECORDS})`,
  "m.marked_at, m.id",
  "FROM marks m WHERE m.assessment_id = g.id AND (NOT $3 OR m.superseded_at IS NULL)",
);
const ASSESSMENTS = list(
  `json_build_object('id', g.id, 'kind', g.kind, 'rubricVersionId', g.rubric_version_id, 'by', ${by("g.actor_id")},
    'begunAt', g.begun_at, 'marks', ${MARKS})`,
  "g.begun_at, g.id",
  `FROM assessments g WHERE g.submission_id = s.id AND ${IS_OPEN}`,
);
// To its student a grade is what it came to, not how.
const GRADES = list(
  `json_build_object('id', e.id::text, 'computed', e.computed, 'override', e.override, 'overrideReason', e.override_reason, 'handIn', e.hand_in,
    'by', ${by("e.actor_id")}, 'at', e.at)`,
  "e.id",
  `FROM grade_events e WHERE e.submission_id = s.id AND ${IS_OPEN}
     AND (NOT $3 OR e.id = (SELECT max(n.id) FROM grade_events n WHERE n.submission_id = s.id))`,
);
const RELEASES = list(
  `json_build_object('id', r.id, 'by', ${by("r.released_by_actor_id")}, 'releasedAt', r.released_at, 'seenAt', r.seen_at,
    'recalledAt', r.recalled_at)`,
  "r.released_at, r.id",
  "FROM releases r WHERE r.submission_id = s.id AND (NOT $3 OR r.recalled_at IS NULL)",
);
const INQUIRIES = list(
  `json_build_object('id', q.id, 'criterionId', q.criterion_id, 'question', q.question, 'askedAt', q.asked_at,
    'outcome', q.outcome, 'answer', q.answer, 'answeredBy', ${by("q.answered_by_actor_id")}, 'answeredAt', q.answered_at)`,
  "q.asked_at, q.id",
  "FROM inquiries q WHERE q.submission_id = s.id",
);
// Whoever is unmasked is told by whom.
const UNMASKINGS = list(
  `json_build_object('id', u.id, 'by', ${nameOf("u.unmasked_by_actor_id")}, 'reason', u.reason, 'unmaskedAt', u.unmasked_at)`,
  "u.unmasked_at, u.id",
  "FROM unmaskings u WHERE u.submission_id = s.id",
);

export const WORK = part(`
  SELECT s.id::text AS key, json_build_object('id', s.id, 'assignmentId', s.assignment_id, 'student', ${STUDENT},
    'begunAt', ${told("s.begun_at")}, 'saved', ${SAVED}, 'handIns', ${HAND_INS}, 'votes', ${VOTES}, 'appraisals', ${APPRAISALS},
    'additions', ${ADDITIONS}, 'assessments', ${ASSESSMENTS}, 'grades', ${GRADES}, 'releases', ${RELEASES},
    'inquiries', ${INQUIRIES}, 'unmaskings', ${UNMASKINGS}) AS item
  FROM shown a JOIN submissions s ON s.assignment_id = a.id JOIN bylines b ON b.id = s.byline_id
  CROSS JOIN LATERAL (SELECT ${IS_MASKED} AS is_masked) n
  WHERE NOT $3 OR s.actor_id = $2`);
