import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import { REDACTIONS_PAGE, subjectIdOf, type RedactionSubject } from "../rules/redaction";
import { lockFlagged } from "./flag";
import { tellReporters } from "./ruling-letters";

/** An open report that a redaction answers. */
export type Report = { id: string; contact: string | null };

/** Makes everybody wait who rules at the same moment on what a report is about. */
export async function lockReported(tx: Transaction, flagId: string): Promise<void> {
  const [about] = await tx.sql<{ kind: string; id: string }>(REPORTED, [flagId]);
  if (about) await lockFlagged(tx, about);
}

/**
 * The report that led to a redaction, and whatever else was reported of the same thing for the same reason, as far as it is
 * open and others raised it. Empty where the report is none of these, or is about something else.
 */
export async function readReports(
  { sql }: Transaction,
  on: RedactionSubject,
  flagId: string,
  actorId: string,
): Promise<Report[]> {
  const reports = await sql<Report>(REPORTS, [
    flagId,
    on.kind,
    subjectIdOf(on),
    on.claimId,
    actorId,
  ]);
  return reports.some(({ id }) => id === flagId) ? reports : [];
}

/** Says that a redaction answered these reports, and writes to those who left an address. */
export async function answerReports(
  tx: Transaction,
  reports: readonly Report[],
  { redactionId, publicReason }: { redactionId: string; publicReason: string },
): Promise<void> {
  for (const { id } of reports) await tx.sql(ANSWER, [id, redactionId]);
  await tellReporters(tx, reports, {
    ...{ decided: "Words were taken out, for good.", publicReason },
    path: `${REDACTIONS_PAGE}#r-${redactionId}`,
  });
}

const REPORTED = {
  name: "moderation_reported",
  text: "SELECT f.subject_kind AS kind, f.subject_id AS id FROM flags f WHERE f.id = $1::uuid",
};
// What is reported of a claim may stand on it.
const REPORTS = {
  name: "moderation_reports_to_answer",
  text: `SELECT f.id, f.contact FROM flags one JOIN flags f
           ON f.subject_kind = one.subject_kind AND f.subject_id = one.subject_id AND f.reason = one.reason
         WHERE one.id = $1::uuid AND f.actor_id <> $5::uuid
           AND ((one.subject_kind = $2 AND one.subject_id = $3) OR (one.subject_kind = 'claim' AND one.subject_id = $4))
           AND NOT EXISTS (SELECT 1 FROM ruled_flags u WHERE u.flag_id = f.id) ORDER BY f.flagged_at, f.id`,
};
const ANSWER = {
  name: "moderation_answer_report",
  text: "INSERT INTO ruled_flags (flag_id, redaction_id) VALUES ($1, $2)",
};
