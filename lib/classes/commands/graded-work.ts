import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, forbidden, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { standingAssessment } from "../queries/work-rows";

/** A student's work as those who grade it find it: with its assessment, and the grade as it stands. */
export type GradedWork = {
  studentActorId: string;
  audienceId: string;
  isHandedIn: boolean;
  /** Of the rubric that the grade stands by: the newest that it was judged by; null where it was not yet. */
  gradedVersionId: string | null;
  /** Of the rubric as the assignment has it now. */
  currentVersionId: string;
  /** All that it was judged by. */
  versions: string[];
  /** The newest change of the grade; "0" where there is none. */
  seen: string;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
};

/**
 * Holds the grade of somebody's work to the end of the transaction, so that two who grade it wait for each other.
 * Null where the assignment has no such work.
 */
export async function holdGrade(
  { sql, send }: SqlTransaction,
  { assignmentId, submissionId }: { assignmentId: string; submissionId: string },
): Promise<GradedWork | null> {
  send(LOCK_NAME, [`grade/${submissionId}`]);
  const [work] = await sql<GradedWork>(READ_WORK, [submissionId, assignmentId]);
  return work ?? null;
}

/** What keeps somebody from grading work: it is their own, or it was never handed in. */
export function obstacleToGrading(work: GradedWork, viewer: Viewer): Failure | null {
  if (work.studentActorId === viewer.actorId)
    return forbidden("This is your own work; somebody else has to judge it.");
  return work.isHandedIn
    ? null
    : conflict("This work is not handed in: there is nothing to grade.");
}

/** Appends what became of a grade: its newest change is how it stands. */
export function appendGrade(
  { send }: SqlTransaction,
  submissionId: string,
  actorId: string,
  now: Date,
  { computed, override, overrideReason }: Standing,
): void {
  send(APPEND, [submissionId, computed, override, overrideReason, actorId, now]);
}
type Standing = Pick<GradedWork, "computed" | "override" | "overrideReason">;

const READ_WORK = {
  name: "classes_graded_work",
  text: `SELECT s.actor_id AS "studentActorId", a.audience_id AS "audienceId",
           EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = s.id) AS "isHandedIn",
           m.rubric_version_id AS "gradedVersionId", a.work_version_id AS "currentVersionId",
           ARRAY(SELECT n.rubric_version_id FROM assessments n WHERE n.submission_id = s.id AND n.kind = 'TEACHER') AS versions,
           coalesce(g.id::text, '0') AS seen, g.computed, g.override, g.override_reason AS "overrideReason"
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id
         LEFT JOIN LATERAL ${standingAssessment("s.id")} m ON true
         LEFT JOIN LATERAL (SELECT * FROM grade_events e WHERE e.submission_id = s.id ORDER BY e.id DESC LIMIT 1) g ON true
         WHERE s.id = $1 AND a.id = $2`,
};
const APPEND = {
  name: "classes_append_grade",
  text: `INSERT INTO grade_events (submission_id, computed, override, override_reason, actor_id, at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
};
