import "server-only";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { MapEntry } from "@/lib/texts/rules/excerpts/text-map";
import { locatorOf } from "../rules/place";

/**
 * Where the words of a piece of evidence do stand, as a locator; null unless the newest check says that they stand in one other
 * place than the one that is given. Whoever asks, asks the law whether the viewer may know of the piece.
 *
 * @param sql of the transaction of who asks, where there is one
 */
export async function getFoundPlace(claimId: string, evidenceId: string, sql: Sql = readSql) {
  const [found] = await sql<{ start: number; given: string | null; map: MapEntry[] }>(FOUND, [
    ...[claimId, evidenceId],
  ]);
  return found ? locatorOf(found.map, found.start, found.given) : null;
}

const FOUND = {
  name: "evidence_found_place",
  text: `SELECT k.start, r.locator_label AS given, coalesce((
           SELECT json_agg(json_build_object('label', p.label, 'value', p.value, 'start', p.start, 'level', p.level)
                           ORDER BY p.ordinal)
           FROM edition_places p WHERE p.edition_id = k.edition_id), '[]') AS map
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         JOIN LATERAL (SELECT c.status, c.start, c.edition_id FROM excerpt_checks c
           WHERE c.claim_id = r.claim_id AND c.evidence_revision_id = r.id ORDER BY c.checked_at DESC, c.id DESC LIMIT 1) k ON true
         WHERE e.claim_id = $1 AND e.id = $2 AND k.status = 'WRONG_LOCATOR' AND k.start IS NOT NULL`,
};
