import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { CLAIMS_MOST, NO_CHOICE, type Choice } from "../rules/choice";
import { claimSetSeen } from "../rules/claim-sets";
import { claimsToAssign, type ClaimsToAssign } from "./claims-to-assign";

export const SETS_PER_PAGE = 20;

/**
 * The sets of claims that the viewer keeps, by title. One page, and how many there are.
 *
 * @param page counted from 1
 * @param removedId a set that the viewer has just removed, to bring back
 */
export async function listClaimSets(
  viewer: Viewer,
  page: number,
  removedId: string | null,
): Promise<ClaimSets> {
  const part = [SETS_PER_PAGE, (page - 1) * SETS_PER_PAGE];
  const [items, [count], [removed]] = await Promise.all([
    readSql<ListedClaimSet>(LIST, [viewer.actorId, ...part]),
    readSql<{ total: number }>(COUNT, [viewer.actorId]),
    readSql<{ id: string; title: string }>(REMOVED, [viewer.actorId, removedId]),
  ]);
  return { items, total: count!.total, page, removed: removed ?? null };
}

/**
 * A set of the viewer's, with its claims to choose from; null where they keep none of this id.
 *
 * @param asked the choice of claims, as the form was left; null where it shows what is kept
 */
export async function getClaimSet(
  viewer: Viewer,
  claimSetId: string,
  asked: Choice | null,
): Promise<ClaimSetSheet | null> {
  const [set] = await readSql<Row>(GET, [claimSetId, viewer.actorId]);
  if (!set) return null;
  const { claims, usable, ...said } = set;
  const choice = await claimsToAssign(viewer, null, asked ?? { ...NO_CHOICE, claims });
  const seen = claimSetSeen({ title: set.title, claims });
  return { ...said, usable: usable.slice(0, CLAIMS_MOST), seen, choice };
}

export type ClaimSets = {
  items: ListedClaimSet[];
  total: number;
  page: number;
  removed: { id: string; title: string } | null;
};
export type ListedClaimSet = {
  id: string;
  title: string;
  keptAt: Date;
  /** How many claims are in it, and how many of them still stand. */
  count: number;
  standing: number;
};
export type ClaimSetSheet = {
  id: string;
  title: string;
  /** What a form carries, so that another window is not written over. */
  seen: string;
  /** Those that still stand, in their order, as many as an assignment takes. */
  usable: string[];
  /** Classes that the viewer teaches, in which it can be used. */
  classes: { id: string; name: string }[];
  choice: ClaimsToAssign;
};
type Row = Pick<ClaimSetSheet, "id" | "title" | "classes" | "usable"> & { claims: string[] };

const STANDS = "c.state = 'LIVE' AND c.merged_into_id IS NULL";
const LIST = {
  name: "classes_claim_sets",
  text: `SELECT s.id, s.title, s.kept_at AS "keptAt", count(m.claim_id)::int AS count,
           count(*) FILTER (WHERE ${STANDS})::int AS standing
         FROM claim_sets s LEFT JOIN claim_set_members m ON m.claim_set_id = s.id LEFT JOIN claims c ON c.id = m.claim_id
         WHERE s.owner_actor_id = $1 AND s.removed_at IS NULL
         GROUP BY s.id ORDER BY lower(s.title), s.id LIMIT $2 OFFSET $3`,
};
const COUNT = {
  name: "classes_count_claim_sets",
  text: "SELECT count(*)::int AS total FROM claim_sets WHERE owner_actor_id = $1 AND removed_at IS NULL",
};
const REMOVED = {
  name: "classes_removed_claim_set",
  text: "SELECT id, title FROM claim_sets WHERE owner_actor_id = $1 AND id = $2::uuid AND removed_at IS NOT NULL",
};
const GET = {
  name: "classes_claim_set",
  text: `SELECT s.id, s.title,
           ARRAY(SELECT m.claim_id FROM claim_set_members m WHERE m.claim_set_id = s.id ORDER BY m.position) AS claims,
           ARRAY(SELECT m.claim_id FROM claim_set_members m JOIN claims c ON c.id = m.claim_id AND ${STANDS}
             WHERE m.claim_set_id = s.id ORDER BY m.position) AS usable,
           coalesce((SELECT json_agg(json_build_object('id', k.id, 'name', k.name) ORDER BY lower(k.name), k.id)
             FROM classes k JOIN enrolments e ON e.class_id = k.id AND e.actor_id = $2 AND e.role = 'TEACHER' AND e.ended_at IS NULL
             WHERE k.archived_at IS NULL AND k.deletion_asked_at IS NULL), '[]') AS classes
         FROM claim_sets s WHERE s.id = $1 AND s.owner_actor_id = $2 AND s.removed_at IS NULL`,
};
