import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import {
  ASSIGNED_CLAIMS,
  WORK_ON_CLAIM,
  workOf,
  type RawWork,
  type WorkOnClaim,
} from "./work-on-claim";
import { BY_NAME, STANDING_COLUMNS, standingOf, WORK_ROWS, type StandingRow } from "./work-rows";

export const WORKS_PER_PAGE = 20;

/**
 * What all students of an assignment handed in on one of its claims: one page of them, in the order of the grid. Null for
 * everybody but those who teach the class or assist, and for what is no claim of it.
 *
 * @param page counted from 1
 */
export async function getClaimWork(
  viewer: Viewer,
  assignmentId: string,
  claimId: string,
  page: number,
): Promise<ClaimWork | null> {
  const asked = [assignmentId, viewer.actorId];
  const [[head], rows] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<Row>(ROWS, [...asked, claimId, WORKS_PER_PAGE, (page - 1) * WORKS_PER_PAGE]),
  ]);
  const place = head?.claims.findIndex((claim) => claim.id === claimId) ?? -1;
  if (!head || place < 0) return null;
  const { reductionPerDay, ...rest } = head;
  return {
    ...{ ...rest, assignmentId, page, place: place + 1, claim: head.claims[place]! },
    items: rows.map((row) => ({
      ...{ submissionId: row.submissionId, student: row.student, pseudonym: row.pseudonym },
      ...{ isMasked: row.isMasked, state: row.state, work: workOf(row.work) },
      ...standingOf(row, reductionPerDay),
    })),
  };
}

export type ClaimWork = Omit<Head, "reductionPerDay"> & {
  assignmentId: string;
  page: number;
  /** Of the claim among those of the assignment, counted from 1. */
  place: number;
  claim: { id: string; sentence: string; isOwn: boolean };
  items: OneWork[];
};
export type OneWork = Pick<StandingRow, "student" | "pseudonym" | "isMasked" | "state"> & {
  submissionId: string;
  daysLate: number;
  final: number | null;
  work: WorkOnClaim;
};
type Head = {
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  reductionPerDay: number | null;
  claims: { id: string; sentence: string; isOwn: boolean }[];
  /** How many handed in. */
  total: number;
};
type Row = Omit<StandingRow, "submissionId"> & { submissionId: string; work: RawWork };

const HEAD = {
  name: "classes_claim_work_head",
  text: `WITH ${WORK_ROWS}
    SELECT a.title, a.class_id AS "classId", a.class_name AS "className", a.time_zone AS "timeZone",
      a.late_reduction::int AS "reductionPerDay",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', ac.claim_id, 'sentence', r.sentence,
          'isOwn', c.audience_id <> '${PUBLIC_AUDIENCE_ID}') ORDER BY ac.position), '[]')
       FROM assignment_claims ac JOIN claims c ON c.id = ac.claim_id
       JOIN claim_revisions r ON r.claim_id = ac.claim_id AND r.id = ac.claim_revision_id
       WHERE ac.assignment_id = a.id) AS claims,
      (SELECT count(*)::int FROM work w WHERE w.handed_in_at IS NOT NULL) AS total
    FROM asked a`,
};
// Work under way is its student's alone: nothing of it is read before it is handed in.
const ROWS = {
  name: "classes_claim_work",
  text: `WITH ${WORK_ROWS}
    SELECT ${STANDING_COLUMNS}, ${WORK_ON_CLAIM} AS work
    FROM asked a JOIN (${ASSIGNED_CLAIMS}) ON ac.assignment_id = a.id AND ac.claim_id = $3
    JOIN work w ON w.handed_in_at IS NOT NULL JOIN submissions s ON s.id = w.submission_id
    ORDER BY ${BY_NAME} LIMIT $4 OFFSET $5`,
};
