import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import {
  assessedBesides,
  assessedBy,
  type AssessedCriterion,
  type EarlierAssessment,
} from "./assessed";
import { inquiriesOn, inquiryOf, type AskedInquiry, type RawInquiry } from "./inquiries";
import { workOf, workOnClaims, type RawWork, type WorkOnClaim } from "./work-on-claim";
import { BY_NAME, STANDING_COLUMNS, standingOf, WORK_ROWS, type StandingRow } from "./work-rows";

/**
 * What the page for grading one student's work shows: the work as it was handed in, the rubric with the levels reached, and how
 * the grade came about. Null for everybody but those who teach the class or assist, and where there is no such work.
 *
 * @param isAnew whether work that was graded by an older version of the rubric is to be graded by the one there is now
 */
export async function getGradingSheet(
  viewer: Viewer,
  assignmentId: string,
  submissionId: string,
  isAnew = false,
): Promise<GradingSheet | null> {
  const [row] = await readSql<Row>(SHEET, [assignmentId, viewer.actorId, submissionId, isAnew]);
  if (!row) return null;
  const { claims, history, reductionPerDay, inquiries, unmasked, dueAt: _due, ...rest } = row;
  return {
    ...{ ...rest, assignmentId, submissionId, history: history.map(eventOf) },
    ...{ claims: claims.map(workOf), overriddenBy: whoOverrode(history) },
    inquiries: inquiries.map(inquiryOf),
    unmasked: unmasked.map(({ at, ...said }) => ({ ...said, at: new Date(at) })),
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
  /** The next in the same order who handed in and has no grade yet, from the top again after the last. */
  nextUngradedId: string | null;
  /** The version of the rubric that is shown, and the one that the assignment has now. */
  versionId: string;
  shownVersion: number;
  currentVersion: number;
  rubric: AssessedCriterion[];
  earlier: EarlierAssessment[];
  claims: WorkOnClaim[];
  inquiries: AskedInquiry[];
  unmasked: { by: string | null; at: Date; reason: string }[];
  /** Newest first. */
  history: GradeChange[];
};
export type GradeChange = {
  at: Date;
  by: string | null;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
};

type Derived =
  "daysLate" | "final" | "overriddenBy" | "claims" | "inquiries" | "unmasked" | "history";
type Row = StandingRow &
  Omit<GradingSheet, Derived | "submissionId" | "assignmentId"> & {
    reductionPerDay: number | null;
    claims: RawWork[];
    inquiries: RawInquiry[];
    unmasked: { by: string | null; at: string; reason: string }[];
    history: (Omit<GradeChange, "at"> & { at: string })[];
  };

const eventOf = ({ at, ...change }: Row["history"][number]) => ({ ...change, at: new Date(at) });

// Marks that changed later carry the override on: whoever set it is who changed it last.
function whoOverrode(history: Row["history"]): string | null {
  const [newest, ...before] = history;
  if (!newest || newest.override === null) return null;
  const isSame = (each: Row["history"][number]) =>
    each.override === newest.override && each.overrideReason === newest.overrideReason;
  const changed = before.findIndex((each) => !isSame(each));
  return history[changed === -1 ? history.length - 1 : changed]!.by;
}

const HISTORY = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('at', v.at, 'by', p.name, 'computed', v.computed, 'override', v.override,
      'overrideReason', v.override_reason) ORDER BY v.id DESC), '[]')
   FROM grade_events v JOIN actors x ON x.id = v.actor_id LEFT JOIN profiles p ON p.id = x.profile_id
   WHERE v.submission_id = s.id)`;
const UNMASKED = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('at', u.unmasked_at, 'by', p.name, 'reason', u.reason) ORDER BY u.unmasked_at), '[]')
   FROM unmaskings u JOIN actors x ON x.id = u.unmasked_by_actor_id LEFT JOIN profiles p ON p.id = x.profile_id
   WHERE u.submission_id = s.id)`;
const SHEET = {
  name: "classes_grading_sheet",
  text: `WITH ${WORK_ROWS},
    begun AS (SELECT w.*, lag(w.submission_id) OVER byname AS previous_id, lead(w.submission_id) OVER byname AS next_id,
                row_number() OVER byname AS place
              FROM work w WHERE w.submission_id IS NOT NULL WINDOW byname AS (ORDER BY ${BY_NAME}))
    SELECT ${STANDING_COLUMNS}, w.seen, w.previous_id AS "previousId", w.next_id AS "nextId",
      (SELECT u.submission_id FROM begun u WHERE u.state IN ('HANDED_IN', 'LATE') AND u.place <> w.place
       ORDER BY u.place < w.place, u.place LIMIT 1) AS "nextUngradedId", a.may_decide AS "mayDecide",
      a.may_grade AND s.actor_id <> $2 AS "mayGrade",
      a.title, a.class_id AS "classId", a.class_name AS "className", a.time_zone AS "timeZone",
      a.late_reduction::int AS "reductionPerDay", shown.id AS "versionId", shown.ordinal AS "shownVersion",
      now.ordinal AS "currentVersion", ${assessedBy("shown.id")} AS rubric, ${assessedBesides("shown.id")} AS earlier,
      ${workOnClaims("w.handed_in_at IS NOT NULL")} AS claims, ${inquiriesOn("s.id")} AS inquiries,
      ${UNMASKED} AS unmasked, ${HISTORY} AS history
    FROM asked a JOIN submissions s ON s.assignment_id = a.id AND s.id = $3 JOIN begun w ON w.submission_id = s.id
    JOIN rubric_versions now ON now.id = a.work_version_id
    JOIN rubric_versions shown ON shown.id = CASE WHEN $4::boolean THEN a.work_version_id ELSE w.version_id END`,
};
