import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import {
  assessedBesides,
  assessedBy,
  type AssessedCriterion,
  type EarlierAssessment,
} from "./assessed";
import {
  askableUntil,
  inquiriesOn,
  inquiryOf,
  type AskedInquiry,
  type RawInquiry,
} from "./inquiries";
import { workOf, workOnClaims, type RawWork, type WorkOnClaim } from "./work-on-claim";
import { standingAssessment, standingOf } from "./work-rows";

/**
 * A student's own grade for an assignment: not released yet; released and not opened, when nothing of it is read; or opened,
 * with its levels and reasons. Null for everybody who is no student of the class, and before it is assigned.
 */
export async function getReleasedGrade(
  viewer: Viewer,
  assignmentId: string,
): Promise<ReleasedGrade | null> {
  const [row] = await readSql<Row>(GRADE, [assignmentId, viewer.actorId]);
  if (!row) return null;
  const { title, classId, className, timeZone, reductionPerDay, isReleased, ...shown } = row;
  const head = { assignmentId, title, classId, className, timeZone };
  const { releasedAt, seenAt, criteria, version, earlier, claims, inquiries } = shown;
  if (!isReleased) return { ...head, kind: "waiting" };
  if (!seenAt || !releasedAt || !criteria || !earlier || !claims || !inquiries)
    return { ...head, kind: "unopened" };
  const { handedInAt, computed, override, overrideReason, askableUntil: until } = shown;
  const isAskable = until !== null && systemClock() < until;
  return {
    ...{
      ...head,
      kind: "open",
      releasedAt,
      criteria,
      version,
      earlier,
      handedInAt,
      computed,
      override,
    },
    ...{ overrideReason, reductionPerDay, ...standingOf(shown, reductionPerDay) },
    ...{ claims: claims.map(workOf), inquiries: inquiries.map(inquiryOf) },
    ...{ askableUntil: until, isAskable },
  };
}

export type ReleasedGrade = {
  assignmentId: string;
  title: string;
  classId: string;
  className: string;
  timeZone: string;
} & ({ kind: "waiting" } | { kind: "unopened" } | ({ kind: "open" } & OpenGrade));
export type OpenGrade = {
  releasedAt: Date;
  /** By the version of the rubric that the grade stands by. */
  criteria: AssessedCriterion[];
  /** Null where a teacher set the grade before any level was given. */
  version: number | null;
  earlier: EarlierAssessment[];
  handedInAt: Date | null;
  daysLate: number;
  reductionPerDay: number | null;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
  final: number | null;
  claims: WorkOnClaim[];
  inquiries: AskedInquiry[];
  /** Until when they may ask about a criterion; null where they never may. */
  askableUntil: Date | null;
  isAskable: boolean;
};

type Row = Pick<OpenGrade, "handedInAt" | "computed" | "override" | "overrideReason"> &
  Pick<OpenGrade, "version" | "askableUntil"> & {
    title: string;
    classId: string;
    className: string;
    timeZone: string;
    reductionPerDay: number | null;
    isReleased: boolean;
    releasedAt: Date | null;
    seenAt: Date | null;
    dueAt: Date | null;
    criteria: AssessedCriterion[] | null;
    earlier: EarlierAssessment[] | null;
    claims: RawWork[] | null;
    inquiries: RawInquiry[] | null;
  };

const VERSION = "coalesce(t.rubric_version_id, a.work_version_id)";
// What is not open is not read: its columns hang on the release that was seen.
const GRADE = {
  name: "classes_released_grade",
  text: `SELECT a.title, c.id AS "classId", c.name AS "className", c.time_zone AS "timeZone", a.late_reduction::int AS "reductionPerDay",
      r.id IS NOT NULL AS "isReleased", o.released_at AS "releasedAt", o.seen_at AS "seenAt", h.at AS "handedInAt",
      h.due_at AS "dueAt", g.computed, g.override, g.override_reason AS "overrideReason", t.ordinal AS version,
      CASE WHEN o.id IS NOT NULL THEN ${askableUntil("c.time_zone")} END AS "askableUntil", k.*
    FROM assignments a JOIN classes c ON c.id = a.class_id
    JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.role = 'STUDENT' AND e.ended_at IS NULL
    LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
    LEFT JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL
    LEFT JOIN releases o ON o.id = r.id AND o.seen_at IS NOT NULL
    LEFT JOIN LATERAL (SELECT n.at, n.due_at FROM hand_ins n WHERE n.submission_id = o.submission_id ORDER BY n.ordinal DESC LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT * FROM grade_events v WHERE v.submission_id = o.submission_id ORDER BY v.id DESC LIMIT 1) g ON true
    LEFT JOIN LATERAL ${standingAssessment("o.submission_id")} t ON true
    LEFT JOIN LATERAL (SELECT ${assessedBy(VERSION)} AS criteria, ${assessedBesides(VERSION)} AS earlier,
      ${workOnClaims("h.at IS NOT NULL")} AS claims, ${inquiriesOn("o.submission_id")} AS inquiries) k ON o.id IS NOT NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL AND a.assigned_at <= now()`,
};
