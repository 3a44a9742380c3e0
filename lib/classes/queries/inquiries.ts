import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { InquiryOutcome } from "@/prisma/generated/enums";
import { WORK_ROWS } from "./work-rows";

export const INQUIRIES_PER_PAGE = 20;

/** What a student asked about one criterion of a released grade, and what was answered. */
export type AskedInquiry = {
  inquiryId: string;
  criterionId: string;
  criterion: string;
  question: string;
  askedAt: Date;
  answer: { outcome: InquiryOutcome; words: string; by: string | null; at: Date } | null;
};
export type RawInquiry = Omit<AskedInquiry, "askedAt" | "answer"> & {
  askedAt: string;
  outcome: InquiryOutcome | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
};

/**
 * What the students of an assignment asked: what waits for an answer first, the longest waiting of it at the top; then what was
 * answered, the newest first. One page; null for everybody but those who teach the class or assist.
 *
 * @param page counted from 1
 */
export async function listInquiries(
  viewer: Viewer,
  assignmentId: string,
  page: number,
): Promise<InquiryList | null> {
  const asked = [assignmentId, viewer.actorId];
  const [[head], rows] = await Promise.all([
    readSql<Head>(HEAD, asked),
    readSql<Row>(ROWS, [...asked, INQUIRIES_PER_PAGE, (page - 1) * INQUIRIES_PER_PAGE]),
  ]);
  if (!head) return null;
  const items = rows.map(({ student, submissionId, inquiry }) => ({
    ...{ student, submissionId, ...inquiryOf(inquiry) },
  }));
  return { assignmentId, ...head, page, items };
}

export type InquiryList = Head & {
  assignmentId: string;
  page: number;
  items: (AskedInquiry & { student: string; submissionId: string })[];
};
type Head = {
  title: string;
  classId: string;
  className: string;
  timeZone: string;
  total: number;
  open: number;
  mayAnswer: boolean;
  inquiryDays: number;
};
type Row = { student: string; submissionId: string; inquiry: RawInquiry };

/** An inquiry as pages show it. */
export function inquiryOf({
  askedAt,
  outcome,
  answer: words,
  answeredBy: by,
  answeredAt,
  ...asked
}: RawInquiry): AskedInquiry {
  const isAnswered = outcome !== null && words !== null && answeredAt !== null;
  const answer = isAnswered ? { outcome, words, by, at: new Date(answeredAt) } : null;
  return { ...asked, askedAt: new Date(askedAt), answer };
}

/**
 * Until when a student may ask about the grade of a release `r`, by the clocks of the class: null where they never may.
 * `a` is the assignment.
 *
 * @param timeZone an expression
 */
export const askableUntil = (timeZone: string): string => `CASE WHEN a.inquiry_days > 0
  THEN (r.released_at AT TIME ZONE ${timeZone} + make_interval(days => a.inquiry_days::int)) AT TIME ZONE ${timeZone} END`;

const INQUIRY = `jsonb_build_object('inquiryId', i.id, 'criterionId', i.criterion_id, 'criterion', ic.title,
  'question', i.question, 'askedAt', i.asked_at, 'outcome', i.outcome, 'answer', i.answer, 'answeredBy', ip.name,
  'answeredAt', i.answered_at)`;
const INQUIRIES = `inquiries i JOIN criteria ic ON ic.id = i.criterion_id
  LEFT JOIN actors ix ON ix.id = i.answered_by_actor_id LEFT JOIN profiles ip ON ip.id = ix.profile_id`;

/**
 * What was asked about one submission, in the order of asking, as jsonb.
 *
 * @param submissionId an expression
 */
export const inquiriesOn = (submissionId: string): string => `
  (SELECT coalesce(jsonb_agg(${INQUIRY} ORDER BY i.asked_at, i.id), '[]') FROM ${INQUIRIES} WHERE i.submission_id = ${submissionId})`;

const HEAD = {
  name: "classes_inquiries_head",
  text: `WITH ${WORK_ROWS}
    SELECT a.title, a.class_id AS "classId", a.class_name AS "className", a.time_zone AS "timeZone",
      a.inquiry_days::int AS "inquiryDays", a.may_decide AS "mayAnswer", n.total, n.open
    FROM asked a CROSS JOIN LATERAL (
      SELECT count(*)::int AS total, (count(*) FILTER (WHERE i.answered_at IS NULL))::int AS open
      FROM inquiries i JOIN submissions s ON s.id = i.submission_id WHERE s.assignment_id = a.id) n`,
};
const ROWS = {
  name: "classes_inquiries",
  text: `WITH ${WORK_ROWS}
    SELECT w.student, w.submission_id AS "submissionId", ${INQUIRY} AS inquiry
    FROM work w JOIN (${INQUIRIES}) ON i.submission_id = w.submission_id
    ORDER BY i.answered_at IS NOT NULL, CASE WHEN i.answered_at IS NULL THEN i.asked_at END, i.answered_at DESC, i.id
    LIMIT $3 OFFSET $4`,
};
