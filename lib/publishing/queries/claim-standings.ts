import { sourcePath } from "@/lib/sources/rules";
import { standingIn } from "@/lib/sources/queries/one-source";
import type { Standing } from "@/prisma/generated/enums";

const MOST = 20;

/**
 * SQL: the sources of a claim's live evidence that are not in good standing, as `FallenRow`s in JSON. Of records that were
 * merged the kept one is named: its standing is that of both.
 */
export const fallenSourcesOf = (claimId: string): string => `
  coalesce((SELECT json_agg(json_build_object('id', f.id, 'title', f.title, 'standing', f.standing, 'at', f.at,
      'reason', f.reason, 'pieces', f.pieces) ORDER BY f.at DESC NULLS LAST, f.id)
    FROM (
      SELECT s.id, t.title, s.standing, h.changed_at AS at, h.reason, fallen.pieces
      FROM (
        SELECT coalesce(o.merged_into_id, o.id) AS id, count(DISTINCT e.id)::int AS pieces
        FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
        JOIN sources o ON o.id IN (r.source_id, r.via_source_id)
        WHERE e.claim_id = ${claimId} AND e.state = 'LIVE' AND ${standingIn("o")} <> 'GOOD'
        GROUP BY 1) fallen
      JOIN sources s ON s.id = fallen.id
      JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
      LEFT JOIN LATERAL (SELECT c.changed_at, c.reason FROM standing_changes c
        WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT 1) h ON true
      ORDER BY h.changed_at DESC NULLS LAST, s.id LIMIT ${MOST}) f), '[]')`;

/** A source that is not in good standing, as a claim's page shows it. */
export const fallenShown = (row: FallenRow) => ({ ...row, href: sourcePath(row) });

export type FallenSource = ReturnType<typeof fallenShown>;
export type FallenRow = {
  id: string;
  title: string;
  standing: Exclude<Standing, "GOOD">;
  /** When it came to stand so, and why; null where that was so from the first. */
  at: string | null;
  reason: string | null;
  /** How many pieces of the claim's evidence draw on it, or report it. */
  pieces: number;
};
