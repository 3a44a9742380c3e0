import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { sourcePath } from "@/lib/sources/rules";
import { standingIn } from "@/lib/sources/queries/one-source";
import type { Standing } from "@/prisma/generated/enums";

const MOST = 20;

/** The sources of a claim's live evidence that are not in good standing, with why, and what that takes from the verdict. */
export async function listFallenSources(claimId: string): Promise<FallenSource[]> {
  const rows = await publicSql<FallenRow>(FALLEN, [claimId]);
  return rows.map((row) => ({ ...row, href: sourcePath(row) }));
}

export type FallenSource = FallenRow & { href: string };
type FallenRow = {
  id: string;
  title: string;
  standing: Exclude<Standing, "GOOD">;
  /** When it came to stand so, and why; null where that was so from the first. */
  at: string | null;
  reason: string | null;
  /** How many pieces of the claim's evidence draw on it, or report it. */
  pieces: number;
};

// Of records that were merged the kept one is named: its standing is that of both.
const FALLEN = {
  name: "publishing_fallen_sources",
  text: `
  SELECT s.id, t.title, s.standing, h.changed_at AS at, h.reason, f.pieces
  FROM (
    SELECT coalesce(o.merged_into_id, o.id) AS id, count(DISTINCT e.id)::int AS pieces
    FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
    JOIN sources o ON o.id IN (r.source_id, r.via_source_id)
    WHERE e.claim_id = $1 AND e.state = 'LIVE' AND ${standingIn("o")} <> 'GOOD'
    GROUP BY 1) f
  JOIN sources s ON s.id = f.id
  JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
  LEFT JOIN LATERAL (SELECT c.changed_at, c.reason FROM standing_changes c
    WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT 1) h ON true
  ORDER BY h.changed_at DESC NULLS LAST, s.id LIMIT ${MOST}`,
};
