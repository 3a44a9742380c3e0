import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Confidence, Naming, OffScale } from "@/prisma/generated/enums";
import { positionOf, POSITIONS, type PositionValue } from "@/lib/reviews/rules";
import type { VotersQuery } from "../schema/progress";
import { ROWS_PER_PAGE } from "../schema/progress";
import type { Choice } from "./results";
import { SHOWN_STUDENTS } from "./shown-students";

/**
 * Who voted what on one claim of an assignment, named or not as the assignment says, of those whose work is handed in: one
 * page. For those who teach the class or assist; null for everybody else, and where the claim is not the assignment's.
 */
export async function getVoters(
  viewer: Viewer,
  assignmentId: string,
  claimId: string,
  asked: VotersQuery,
): Promise<Voters | null> {
  const place = asked.choice === null ? -1 : POSITIONS.findIndex((each) => each === asked.choice);
  const position = place === -1 ? null : place + 1;
  const offScale = position === null ? asked.choice : null;
  const window = [ROWS_PER_PAGE, (asked.page - 1) * ROWS_PER_PAGE];
  const given = [assignmentId, viewer.actorId, claimId, position, offScale, ...window];
  const [row] = await readSql<{ voters: Row }>(WHO_VOTED, given);
  if (!row) return null;
  const { rows, ...head } = row.voters;
  return {
    ...{ ...head, ...asked, assignmentId, claimId },
    rows: rows.map(({ position: value, offScale: off, ...voter }) => ({
      ...{ ...voter, choice: off ?? positionOf(value!) },
    })),
  };
}

export type Voters = VotersQuery & {
  assignmentId: string;
  claimId: string;
  title: string;
  classId: string;
  className: string;
  naming: Naming;
  sentence: string;
  /** Place of the claim in the assignment. */
  position: number;
  /** How many voted so. */
  total: number;
  rows: { submissionId: string; who: string; choice: Choice; confidence: Confidence }[];
};
type Row = Omit<Voters, "assignmentId" | "claimId" | "rows" | keyof VotersQuery> & {
  rows: {
    submissionId: string;
    who: string;
    position: PositionValue | null;
    offScale: OffScale | null;
    confidence: Confidence;
  }[];
};

const WHO_VOTED = {
  name: "classes_voters",
  text: `WITH ${SHOWN_STUDENTS},
    voted AS (SELECT w.submission_id, w.enrolment_id, w.who, w.by_who, v.position, v.off_scale, v.confidence
      FROM asked a CROSS JOIN shown w JOIN submissions s ON s.id = w.submission_id
      JOIN votes v ON v.claim_id = $3 AND v.audience_id = a.audience_id AND v.actor_id = s.actor_id AND v.kind = 'POSTERIOR'
        AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL
      WHERE w.handed_in_at IS NOT NULL AND ($4::int IS NULL OR v.position = $4) AND ($5::text IS NULL OR v.off_scale::text = $5)),
    page AS (SELECT * FROM voted ORDER BY by_who, enrolment_id LIMIT $6::int OFFSET $7::int)
    SELECT json_build_object('title', a.title, 'classId', a.class_id, 'className', a.class_name, 'naming', a.naming,
      'sentence', r.sentence, 'position', q.position, 'total', (SELECT count(*) FROM voted),
      'rows', (SELECT coalesce(json_agg(json_build_object('submissionId', p.submission_id, 'who', p.who, 'position', p.position,
          'offScale', p.off_scale, 'confidence', p.confidence) ORDER BY p.by_who, p.enrolment_id), '[]') FROM page p)) AS voters
    FROM asked a JOIN assignment_claims q ON q.assignment_id = a.id AND q.claim_id = $3
    JOIN claim_revisions r ON r.claim_id = q.claim_id AND r.id = q.claim_revision_id`,
};
