import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Confidence, OffScale } from "@/prisma/generated/enums";
import type { VotePosition } from "@/lib/reviews/rules";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import type { AssignedNow } from "../rules/claim-now";
import { STANDING_COLUMNS, standingOf, WORK_ROWS, type StandingRow } from "./work-rows";

/**
 * What the page for grading one student's work shows: the work as it was handed in, the rubric with its marks, and how the
 * grade came about. Null for everybody but those who teach the class or assist there, and where there is no such work.
 */
export async function getGradingSheet(
  viewer: Viewer,
  assignmentId: string,
  submissionId: string,
): Promise<GradingSheet | null> {
  const [row] = await readSql<Row>(SHEET, [assignmentId, viewer.actorId, submissionId]);
  if (!row) return null;
  const { claims, history, reductionPerDay, dueAt: _due, ...rest } = row;
  return {
    ...{ ...rest, assignmentId, submissionId, history: history.map(eventOf) },
    ...{ claims: claims.map(claimOf), overriddenBy: whoOverrode(history) },
    ...standingOf(row, reductionPerDay),
  };
}

export type GradingSheet = Omit<StandingRow, "submissionId" | "dueAt"> & {
  assignmentId: string;
  submissionId: string;
  title: string;
  className: string;
  classId: string;
  timeZone: string;
  /** The newest change of the grade, which a form carries; "0" where there is none. */
  seen: string;
  /** Whether the viewer gives grades here, and whether they release and override them. */
  mayGrade: boolean;
  mayDecide: boolean;
  daysLate: number;
  final: number | null;
  overriddenBy: string | null;
  previousId: string | null;
  nextId: string | null;
  rubric: RubricCriterion[];
  claims: WorkOnClaim[];
  /** Newest first. */
  history: GradeChange[];
};
export type RubricCriterion = {
  criterionId: string;
  place: number;
  title: string;
  hint: string | null;
  weight: number;
  levels: { levelId: string; label: string; description: string | null; points: number }[];
  levelId: string | null;
  comment: string | null;
};
/** What a student did on one claim; nothing, where it is not handed in. */
export type WorkOnClaim = {
  claimId: string;
  sentence: string;
  /** What the claim is by now. */
  now: AssignedNow & { id: string; slug: string };
  vote: {
    choice: VotePosition | OffScale;
    confidence: Confidence;
    rationale: string | null;
  } | null;
  appraised: {
    kind: "evidence" | "argument";
    text: string;
    appraisals: { criterion: string; level: string; reason: string | null }[];
  }[];
};
export type GradeChange = {
  at: Date;
  by: string | null;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
};

type Row = StandingRow &
  Pick<
    GradingSheet,
    "title" | "className" | "classId" | "timeZone" | "seen" | "mayGrade" | "mayDecide"
  > &
  Pick<GradingSheet, "previousId" | "nextId" | "rubric"> & {
    reductionPerDay: number | null;
    claims: (Omit<WorkOnClaim, "vote"> & { vote: RawVote | null })[];
    history: (Omit<GradeChange, "at"> & { at: string })[];
  };
type RawVote = {
  position: PositionValue | null;
  offScale: OffScale | null;
  confidence: Confidence;
  rationale: string | null;
};

const eventOf = ({ at, ...change }: Row["history"][number]) => ({ ...change, at: new Date(at) });

function claimOf({ vote, ...work }: Row["claims"][number]): WorkOnClaim {
  if (!vote) return { ...work, vote };
  const { position, offScale, confidence, rationale } = vote;
  const choice = offScale ?? positionOf(position!);
  return { ...work, vote: { choice, confidence, rationale } };
}

// Marks that changed later carry the override on: whoever set it is who changed it last.
function whoOverrode(history: Row["history"]): string | null {
  const [newest, ...before] = history;
  if (!newest || newest.override === null) return null;
  const isSame = (each: Row["history"][number]) =>
    each.override === newest.override && each.overrideReason === newest.overrideReason;
  const changed = before.findIndex((each) => !isSame(each));
  return history[changed === -1 ? history.length - 1 : changed]!.by;
}

const RUBRIC = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', c.id, 'place', c.position, 'title', c.title, 'hint', c.hint,
      'weight', c.weight, 'levelId', m.level_id, 'comment', m.comment,
      'levels', (SELECT jsonb_agg(jsonb_build_object('levelId', l.id, 'label', l.label, 'description', l.description,
                   'points', l.points) ORDER BY l.position) FROM levels l WHERE l.criterion_id = c.id))
      ORDER BY c.position), '[]')
   FROM criteria c LEFT JOIN marks m ON m.assessment_id = w.assessment_id AND m.criterion_id = c.id AND m.superseded_at IS NULL
   WHERE c.version_id = w.version_id)`;
const VOTE = `
  (SELECT jsonb_build_object('position', v.position, 'offScale', v.off_scale, 'confidence', v.confidence, 'rationale', v.rationale)
   FROM votes v WHERE v.claim_id = ac.claim_id AND v.audience_id = a.audience_id AND v.actor_id = s.actor_id
     AND v.kind = 'POSTERIOR' AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL LIMIT 1)`;
const APPRAISED = `
  (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'first' ORDER BY t.first), '[]') FROM (
     SELECT CASE WHEN ap.evidence_id IS NULL THEN 'argument' ELSE 'evidence' END AS kind,
       coalesce(er.excerpt, ar.wording) AS text, min(ap.appraised_at) AS first,
       jsonb_agg(jsonb_build_object('criterion', c.title, 'level', l.label, 'reason', ap.reason) ORDER BY c.position) AS appraisals
     FROM appraisals ap JOIN criteria c ON c.id = ap.criterion_id JOIN levels l ON l.id = ap.level_id
     LEFT JOIN evidence e ON e.claim_id = ap.claim_id AND e.id = ap.evidence_id
     LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
     LEFT JOIN arguments g ON g.claim_id = ap.claim_id AND g.id = ap.argument_id
     LEFT JOIN argument_revisions ar ON ar.claim_id = g.claim_id AND ar.id = g.current_revision_id
     WHERE ap.submission_id = s.id AND ap.claim_id = ac.claim_id AND ap.audience_id = a.audience_id AND ap.superseded_at IS NULL
     GROUP BY ap.evidence_id, ap.argument_id, er.excerpt, ar.wording) t)`;
const CLAIM_NOW = `jsonb_build_object('id', c.id, 'assignedRevisionId', r.id, 'assignedSentence', r.sentence, 'revisionId', n.id,
  'sentence', n.sentence, 'slug', coalesce(n.slug, r.slug), 'state', c.state, 'mergedIntoId', c.merged_into_id,
  'isOwn', c.audience_id <> '${PUBLIC_AUDIENCE_ID}')`;
// Work under way is its student's alone: nothing of it is read before it is handed in.
const CLAIMS = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('claimId', ac.claim_id, 'sentence', r.sentence, 'now', ${CLAIM_NOW}, 'vote', ${VOTE},
      'appraised', ${APPRAISED}) ORDER BY ac.position), '[]')
   FROM assignment_claims ac JOIN claim_revisions r ON r.claim_id = ac.claim_id AND r.id = ac.claim_revision_id
   JOIN claims c ON c.id = ac.claim_id LEFT JOIN claim_revisions n ON n.claim_id = c.id AND n.id = c.current_revision_id
   WHERE ac.assignment_id = a.id AND w.handed_in_at IS NOT NULL)`;
const HISTORY = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('at', v.at, 'by', p.name, 'computed', v.computed, 'override', v.override,
      'overrideReason', v.override_reason) ORDER BY v.id DESC), '[]')
   FROM grade_events v JOIN actors x ON x.id = v.actor_id LEFT JOIN profiles p ON p.id = x.profile_id
   WHERE v.submission_id = s.id)`;
const SHEET = {
  name: "classes_grading_sheet",
  text: `WITH ${WORK_ROWS},
    begun AS (SELECT w.*, lag(w.submission_id) OVER byname AS previous_id, lead(w.submission_id) OVER byname AS next_id
              FROM work w WHERE w.submission_id IS NOT NULL WINDOW byname AS (ORDER BY w.by_name, w.enrolment_id))
    SELECT ${STANDING_COLUMNS}, w.seen, w.previous_id AS "previousId", w.next_id AS "nextId", a.title,
      a.class_id AS "classId", a.class_name AS "className", a.time_zone AS "timeZone",
      a.may_decide AS "mayDecide", a.may_grade AND s.actor_id <> $2 AS "mayGrade",
      a.late_reduction::int AS "reductionPerDay", ${RUBRIC} AS rubric, ${CLAIMS} AS claims, ${HISTORY} AS history
    FROM asked a JOIN submissions s ON s.assignment_id = a.id AND s.id = $3 JOIN begun w ON w.submission_id = s.id`,
};
