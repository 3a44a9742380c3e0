import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { sameSources } from "@/lib/sources/queries/one-source";
import type { ContentState } from "@/prisma/generated/enums";
import type { Answer, Quoted } from "./answer";
import { newestCheckOf } from "./wording";

/** A wording of a piece of evidence that stands or waits, with the machine's newest answer about it. */
export type Piece = Quoted & {
  claimId: string;
  evidenceId: string;
  revisionId: string;
  /** Of the piece; and whether this is the wording that it shows. */
  state: ContentState;
  isCurrent: boolean;
  newest: Answer | null;
};

/** The wordings of one piece of evidence that are to be checked: what it shows, and what waits beside it. */
export const readWordings = (sql: Sql, claimId: string, evidenceId: string): Promise<Piece[]> =>
  sql<Piece>(WORDINGS, [claimId, evidenceId]);

/**
 * Wordings to be checked, of one source or of all, in the order of claims and pieces.
 *
 * @param after the last one of the portion before
 */
export const listWordings = (
  sql: Sql,
  { sourceId, after, most }: { sourceId: string | null; after: Place | null; most: number },
): Promise<Piece[]> =>
  sql<Piece>(sourceId === null ? ALL : OF_SOURCE, [
    ...(sourceId === null ? [] : [sourceId]),
    ...[after?.claimId ?? "", after?.revisionId ?? NO_ID, most],
  ]);

export type Place = Pick<Piece, "claimId" | "revisionId">;

/** Whether a new answer says something else than the newest that is kept. */
export const isNews = ({ newest }: Pick<Piece, "newest">, answer: Answer): boolean =>
  newest === null ||
  (Object.keys(answer) as (keyof Answer)[]).some((key) => newest[key] !== answer[key]);

const NO_ID = "00000000-0000-0000-0000-000000000000";

const NEWEST = newestCheckOf(
  "r",
  `json_build_object('editionId', k.edition_id, 'status', k.status, 'locatorCheck', k.locator_check,
    'start', k.start, 'end', k."end", 'matched', k.matched, 'locator', k.locator, 'differences', k.differences,
    'shown', k.shown, 'shownStart', k.shown_start, 'shownEnd', k.shown_end, 'reason', k.reason,
    'checkerVersion', k.checker_version)`,
);
const PIECE = `SELECT r.claim_id AS "claimId", e.id AS "evidenceId", r.id AS "revisionId", e.state,
    e.audience_id AS "audienceId", e.current_revision_id = r.id AS "isCurrent", r.source_id AS "sourceId", r.excerpt,
    r.locator_label AS "locatorLabel", r.locator_value AS "locatorValue", ${NEWEST} AS newest
  FROM evidence_revisions r JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id`;
// What was taken out is checked when it comes back.
const STANDS = `e.state IN ('LIVE', 'PROPOSED') AND (e.current_revision_id = r.id OR r.state = 'PROPOSED')`;

const WORDINGS = {
  name: "evidence_wordings",
  text: `${PIECE} WHERE r.claim_id = $1 AND r.evidence_id = $2
         AND (e.current_revision_id = r.id OR r.state = 'PROPOSED') ORDER BY r.ordinal`,
};
const OF_SOURCE = {
  name: "evidence_wordings_of_source",
  text: `${PIECE} WHERE r.source_id IN (${sameSources("$1")}) AND (r.claim_id, r.id) > ($2, $3::uuid) AND ${STANDS}
         ORDER BY r.claim_id, r.id LIMIT $4`,
};
const ALL = {
  name: "evidence_all_wordings",
  text: `${PIECE} WHERE (r.claim_id, r.id) > ($1, $2::uuid) AND ${STANDS} ORDER BY r.claim_id, r.id LIMIT $3`,
};
