import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, type Failure } from "@/lib/foundation/errors";
import {
  CARRYING_KINDS,
  MOST_OF_ONE_ORIGIN,
  regroupedOf,
  type OriginCorrection,
  type OriginRecord,
} from "../rules/origins";

/**
 * Brings the origin groups up to what lineage, corrections and merges say now, after something about the given sources
 * changed, in the transaction of who changed it and under the lock of `lockInWeb`. What can change lies within the groups of these
 * sources and of what they go back to: groups are read whole, and written in one statement.
 *
 * @returns the sources whose group is another now; a failure where too many would hang together
 */
export async function settleOrigins(
  { sql }: Transaction,
  sourceIds: readonly string[],
  newUuid: () => string,
): Promise<{ moved: string[] } | Failure> {
  const rows = await sql<OriginRow>(REGION, [sourceIds, CARRYING_KINDS, MOST_OF_ONE_ORIGIN + 1]);
  if (rows.length > MOST_OF_ONE_ORIGIN) return conflict(TOO_MANY);
  const regrouped = regroupedOf(rows.map(recordOf), newUuid);
  if (regrouped.size > 0) await sql(REGROUP, [[...regrouped.keys()], [...regrouped.values()]]);
  return { moved: [...regrouped.keys()] };
}

type OriginRow = Omit<OriginRecord, "correction"> & {
  correction: OriginCorrection | { kind: "FOLLOW" } | null;
};

const recordOf = ({ correction, ...row }: OriginRow): OriginRecord => ({
  ...row,
  correction: correction === null || correction.kind === "FOLLOW" ? null : correction,
});

const TOO_MANY = `More than ${MOST_OF_ONE_ORIGIN.toLocaleString("en-GB")} sources would go back to one original. Nothing was recorded.`;

const REGION = {
  name: "sources_origins_around",
  text: `
  WITH units AS (SELECT DISTINCT coalesce(merged_into_id, id) AS id FROM sources WHERE id = ANY ($1::text[])),
  members AS (
    SELECT id FROM units UNION SELECT s.id FROM sources s JOIN units u ON s.merged_into_id = u.id),
  near AS (
    SELECT id FROM members
    UNION SELECT l.leans_on_id FROM lineages l JOIN members m ON m.id = l.source_id WHERE l.withdrawn_at IS NULL
    UNION SELECT c.with_id FROM origin_changes c JOIN members m ON m.id = c.source_id WHERE c.with_id IS NOT NULL),
  touched AS (SELECT DISTINCT s.origin_group_id FROM near n JOIN sources s ON s.id = n.id)
  SELECT s.id, coalesce(s.merged_into_id, s.id) AS "keptId", s.origin_group_id AS "groupId",
    ARRAY(SELECT l.leans_on_id FROM lineages l WHERE l.source_id = s.id AND l.withdrawn_at IS NULL
            AND l.kind::text = ANY ($2::text[]) ORDER BY l.leans_on_id) AS carries,
    (SELECT json_build_object('kind', c.kind, 'withId', c.with_id, 'at', c.changed_at) FROM origin_changes c
     WHERE c.source_id = s.id ORDER BY c.changed_at DESC, c.id DESC LIMIT 1) AS correction
  FROM touched t JOIN sources s ON s.origin_group_id = t.origin_group_id ORDER BY s.id LIMIT $3`,
};
const REGROUP = {
  name: "sources_regroup",
  text: `
  WITH given AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS g (id, group_id)),
  made AS (INSERT INTO origin_groups (id) SELECT DISTINCT group_id FROM given ON CONFLICT DO NOTHING)
  UPDATE sources s SET origin_group_id = g.group_id FROM given g WHERE s.id = g.id`,
};
