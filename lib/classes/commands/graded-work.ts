import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, forbidden, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { IS_OUTDATED, SEEN, standingAssessment } from "../queries/work-rows";

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
  /** What a form about it was rendered over. */
  seen: string;
  /** Whether it was handed in again since it was graded. */
  isOutdated: boolean;
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
  send(LOCK_NAME, [gradeOfWork(submissionId)]);
  const [work] = await sql<GradedWork>(READ_WORK, [submissionId, assignmentId]);
  return work ?? null;
}

/** The name under which the grade of a submission is held; who hands it in holds it, too. */
export const gradeOfWork = (submissionId: string): string => `grade/${submissionId}`;

/** What became of work after a form about its grade was rendered, in words; null where nothing did. */
export function changeSince(seen: string, work: GradedWork): string | null {
  if (work.seen === seen) return null;
  const isOfGrade = work.seen.split(".")[0] !== seen.split(".")[0];
  return isOfGrade
    ? "Somebody changed this grade after you opened the form. Look at what it says now, then send yours again."
    : "The student handed in again after you opened the form. Look at the work as it is now, then send yours again.";
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
           h.ordinal IS NOT NULL AS "isHandedIn",
           m.rubric_version_id AS "gradedVersionId", a.work_version_id AS "currentVersionId",
           ARRAY(SELECT n.rubric_version_id FROM assessments n WHERE n.submission_id = s.id AND n.kind = 'TEACHER') AS versions,
           ${SEEN} AS seen, ${IS_OUTDATED} AS "isOutdated", g.computed, g.override, g.override_reason AS "overrideReason"
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id
         LEFT JOIN LATERAL ${standingAssessment("s.id")} m ON true
         LEFT JOIN LATERAL (SELECT * FROM grade_events e WHERE e.submission_id = s.id ORDER BY e.id DESC LIMIT 1) g ON true
         LEFT JOIN LATERAL (SELECT n.ordinal FROM hand_ins n WHERE n.submission_id = s.id ORDER BY n.ordinal DESC LIMIT 1) h ON true
         WHERE s.id = $1 AND a.id = $2`,
};
const APPEND = {
  name: "classes_append_grade",
  text: `INSERT INTO grade_events (submission_id, computed, override, override_reason, actor_id, at, hand_in)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT max(ordinal) FROM hand_ins WHERE submission_id = $1))`,
};
