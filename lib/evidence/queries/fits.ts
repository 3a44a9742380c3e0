import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock, type Clock } from "@/lib/foundation/clock";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import { readSql } from "@/lib/foundation/db";
import type { FIT_SORTS } from "../rules";
import { authorsOfFit, claimsServed } from "./fit-given";

export const FITS_PER_PAGE = 20;

/**
 * Live evidence that nobody has read beside its adder, and that is not the viewer's to be judged by others: neither added
 * nor worded nor accepted by them. Nothing of what its adder says of it is read here. Null for whoever checks no fits.
 *
 * @param page counted from 1
 */
export async function listAwaitingFit(
  viewer: Viewer,
  { sort, page }: { sort: (typeof FIT_SORTS)[number]; page: number },
  clock: Clock = systemClock,
): Promise<FitQueue | null> {
  if (!mayEver("fit.check", viewer)) return null;
  const asked = [viewer.actorId, clock()];
  const [items, [counted]] = await Promise.all([
    readSql<AwaitingFit>(LISTS[sort], [...asked, FITS_PER_PAGE, (page - 1) * FITS_PER_PAGE]),
    readSql<{ total: number }>(COUNT, [viewer.actorId, MOST_COUNTED + 1]),
  ]);
  return { items, total: counted!.total, page, sort };
}

export type FitQueue = {
  items: AwaitingFit[];
  /** At most one more than `MOST_COUNTED`. */
  total: number;
  page: number;
  sort: (typeof FIT_SORTS)[number];
};
export type AwaitingFit = {
  claimId: string;
  evidenceId: string;
  sentence: string;
  excerpt: string;
  sourceTitle: string;
  since: Date;
  /** On how many claims the same words of the same source stand. */
  claimsServed: number;
  hold: { isMine: boolean; until: Date } | null;
};

/** What awaits a second person and may be read by `$1`; `l` is the line of the desk. */
export const AWAITING_FIT = `desk_lines l
  JOIN claims c ON c.id = l.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN evidence e ON e.claim_id = l.claim_id AND e.id = l.evidence_id
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  WHERE l.state = 'LIVE' AND l.fit = 'NOT_CHECKED' AND NOT ($1::uuid = ANY (${authorsOfFit("e", "r")}))`;

const listed = (sort: FitQueue["sort"]) => {
  const order = (sort === "oldest" ? ["", "", ""] : ["DESC", "DESC", "DESC"])
    .map((way, nth) => `${["l.since", "l.claim_id", "l.evidence_id"][nth]} ${way}`)
    .join(", ");
  return {
    name: `evidence_awaiting_fit_${sort}`,
    text: `
    WITH page AS (
      SELECT l.claim_id, l.evidence_id, l.since, r.id AS revision_id, row_number() OVER (ORDER BY ${order}) AS place
      FROM ${AWAITING_FIT} ORDER BY ${order} LIMIT $3 OFFSET $4)
    SELECT page.claim_id AS "claimId", page.evidence_id AS "evidenceId", cr.sentence, r.excerpt, sr.title AS "sourceTitle",
      page.since, ${claimsServed("r")} AS "claimsServed",
      (SELECT json_build_object('isMine', h.actor_id = $1::uuid, 'until', h.until) FROM fit_holds h
       WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id AND h.until > $2::timestamptz) AS hold
    FROM page JOIN claims c ON c.id = page.claim_id
    JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
    JOIN evidence_revisions r ON r.claim_id = page.claim_id AND r.id = page.revision_id
    JOIN sources s ON s.id = r.source_id
    JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
    ORDER BY page.place`,
  };
};
const LISTS = { oldest: listed("oldest"), newest: listed("newest") };

const COUNT = {
  name: "evidence_awaiting_fit_count",
  text: `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${AWAITING_FIT} LIMIT $2) counted`,
};
