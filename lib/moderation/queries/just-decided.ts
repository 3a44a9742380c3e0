import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { ContributionKind } from "@/lib/evidence/rules";
import { readSql } from "@/lib/foundation/db";
import { TABLES } from "./contribution";

/** What the desk can say of decisions, and how it calls them. */
export type DecidedHow = "ACCEPT" | "SEND_BACK" | "RESTORE";
export type JustDecided = {
  how: DecidedHow;
  kind: ContributionKind;
  claimId: string | null;
  contributionId: string;
  /** The wording that was decided on. */
  revisionId: string;
  decisionId: string;
};

/**
 * Of the decisions that an address names, those that are the viewer's own and after which nothing else was decided
 * on the same thing, in the order in which they are named. An address is anybody's to write: whatever it says
 * beyond that is as if it had not been said.
 */
export async function listJustDecided(
  viewer: Viewer,
  decisionIds: readonly string[],
): Promise<JustDecided[]> {
  if (!viewer.actorId || decisionIds.length === 0) return [];
  return readSql<JustDecided>(JUST_DECIDED, [PUBLIC_AUDIENCE_ID, viewer.actorId, decisionIds]);
}

/** Decisions of one kind of contribution: on the whole, and on one wording. */
function decidedOn(kind: ContributionKind): string {
  const { parent, revisions, root, rootColumn, of, whole } = TABLES[kind];
  const rootId = kind === "claim" || kind === "source" ? "x.id" : "x.claim_id";
  const wording = `d.${kind}_revision_id`;
  const part = (wordingId: string, isOfWording: boolean, thing: string) => `
    SELECT n.how, '${kind}' AS kind, ${kind === "source" ? "NULL" : rootId} AS "claimId", x.id AS "contributionId",
      ${wordingId} AS "revisionId", n.id AS "decisionId"
    FROM named n JOIN decisions d ON d.id = n.id ${thing}
    WHERE x.audience_id = $1 AND NOT EXISTS (
      SELECT 1 FROM decisions d WHERE ((${whole}) OR (d.${rootColumn} = ${rootId} AND ${wording} = ${wordingId}))
        AND (d.decided_at, ${wording} IS NOT NULL) > (n.at, ${isOfWording}))`;
  const ofWording = `JOIN ${revisions} r ON r.${root} = d.${rootColumn} AND r.id = ${wording} JOIN ${parent} x ON ${of}`;
  return `${part("x.current_revision_id", false, `JOIN ${parent} x ON ${whole}`)}
    UNION ALL ${part("r.id", true, ofWording)}`;
}

const KINDS = Object.keys(TABLES) as ContributionKind[];
const JUST_DECIDED = {
  name: "moderation_just_decided",
  text: `
  WITH named AS (SELECT id, kind AS how, decided_at AS at FROM decisions
    WHERE id = ANY($3::uuid[]) AND actor_id = $2::uuid AND kind IN ('ACCEPT', 'SEND_BACK', 'RESTORE'))
  SELECT j.* FROM (${KINDS.map(decidedOn).join(" UNION ALL ")}) j ORDER BY array_position($3::uuid[], j."decisionId")`,
};
