import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { turnoutOf, type Turnout } from "@/lib/reviews/rules";
import type { VerdictOutcome } from "@/lib/verdicts/rules/verdict";

// Pieces of SQL, and what is made of their rows, for claims in the forms of classes.

/**
 * Whose claims somebody may choose from: everyone's, and those of the class that they teach. $1: the public audience,
 * $2: who asks, $3: the class, or null. Gives `seen`.
 */
export const SEEN = `seen AS (
    SELECT $1::uuid AS audience_id UNION ALL
    SELECT k.audience_id FROM classes k
    JOIN enrolments t ON t.class_id = k.id AND t.actor_id = $2::uuid AND t.role = 'TEACHER' AND t.ended_at IS NULL WHERE k.id = $3)`;

/** Those that stand: `c` with its wording `r`. */
export const OPEN = `claims c JOIN seen ON seen.audience_id = c.audience_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id`;

const piecesOf = (direction: string) => `(SELECT count(*)::int FROM evidence e
    JOIN evidence_revisions w ON w.claim_id = e.claim_id AND w.id = e.current_revision_id AND w.direction = '${direction}'
    WHERE e.claim_id = c.id AND e.audience_id = c.audience_id AND e.state = 'LIVE')`;

/** What stands on a claim `c`, worded `r`, so that one sees whether there is something to grade. */
export const GLANCE = `c.id, r.slug, r.sentence, c.audience_id <> $1::uuid AS "isOwn",
  ${piecesOf("SUPPORTS")} AS supports, ${piecesOf("CONTRADICTS")} AS contradicts, ${piecesOf("CONTEXT")} AS context,
  (SELECT count(*)::int FROM arguments a
   WHERE a.claim_id = c.id AND a.audience_id = c.audience_id AND a.state = 'LIVE') AS arguments,
  (SELECT v.state FROM verdicts v WHERE v.claim_id = c.id AND v.audience_id = '${PUBLIC_AUDIENCE_ID}'
   ORDER BY v.computed_at DESC, v.id DESC LIMIT 1) AS verdict,
  (SELECT t.refuted + t.mostly_refuted + t.mixed + t.mostly_supported + t.supported + t.insufficient + t.not_checkable
   FROM tallies t WHERE t.claim_id = c.id AND t.audience_id = '${PUBLIC_AUDIENCE_ID}') AS fresh,
  (SELECT t.stale FROM tallies t WHERE t.claim_id = c.id AND t.audience_id = '${PUBLIC_AUDIENCE_ID}') AS stale`;

export type GlanceRow = Omit<GlancedClaim, "verdict"> & {
  verdict: VerdictOutcome["state"] | null;
  fresh: number | null;
  stale: number | null;
};

/** A claim as a form offers it. */
export type GlancedClaim = {
  id: string;
  slug: string;
  sentence: string;
  /** Whether it is the class's own: it has no public page, and no verdict. */
  isOwn: boolean;
  supports: number;
  contradicts: number;
  context: number;
  arguments: number;
  verdict: {
    state: VerdictOutcome["state"];
    turnout: Turnout;
    freshCount: number;
    staleCount: number;
  } | null;
};

/** A claim that was never counted is undecided, without votes. */
export function glanced({ verdict, fresh, stale, ...claim }: GlanceRow): GlancedClaim {
  const freshCount = fresh ?? 0;
  const counts = { turnout: turnoutOf(freshCount), freshCount, staleCount: stale ?? 0 };
  return { ...claim, verdict: claim.isOwn ? null : { state: verdict ?? "UNDECIDED", ...counts } };
}
