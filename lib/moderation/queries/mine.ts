import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { seenBySecond } from "@/lib/evidence/queries";
import type { ContributionKind } from "@/lib/evidence/rules";
import { readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";
import { headlineOf } from "../rules/words";
import { readWords, TABLES } from "./contribution";

export const MINE_PER_PAGE = 20;

/**
 * What the viewer contributed, newest first: claims, evidence, arguments and sources of their own, and their
 * wordings of what is others'. One page of at most `MINE_PER_PAGE`, and how many there are.
 *
 * @param page counted from 1
 */
export async function listMyContributions(viewer: Viewer, page: number): Promise<MyContributions> {
  if (!viewer.actorId) return { items: [], total: 0, page };
  const mine = [PUBLIC_AUDIENCE_ID, viewer.actorId];
  const [rows, [count]] = await Promise.all([
    readSql<Row>(MINE, [...mine, MINE_PER_PAGE, (page - 1) * MINE_PER_PAGE]),
    readSql<{ total: number }>(MINE_COUNT, mine),
  ]);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const words = await Promise.all(
    kinds.map((kind) =>
      readWords(
        readSql,
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
  );
  const said = new Map(words.flatMap((some) => [...some]));
  const items = rows.map(({ rootId: _root, revisionId, ...row }) => ({
    ...row,
    revisionId,
    headline: headlineOf(said.get(revisionId)!),
  }));
  return { items, total: count?.total ?? 0, page };
}

export type MyContributions = { items: MyContribution[]; total: number; page: number };
export type MyContribution = Omit<Row, "rootId"> & { headline: string };

type Row = {
  kind: ContributionKind;
  rootId: string;
  claimId: string | null;
  contributionId: string;
  revisionId: string;
  /** Whether it is a new wording of something of somebody else's. */
  isWording: boolean;
  state: ContentState;
  isSeenBySecond: boolean;
  /** Why it was sent back or taken out. */
  reason: string | null;
  madeAt: Date;
};

/** What somebody made of one kind: the whole, and wordings of what others made. */
function madeBy(kind: ContributionKind): string {
  const { parent, revisions, of, whole, rootColumn } = TABLES[kind];
  const rootId = kind === "claim" || kind === "source" ? "x.id" : "x.claim_id";
  const part = (isWording: boolean) => `
    SELECT '${kind}' AS kind, ${rootId} AS "rootId", ${kind === "source" ? "NULL" : rootId} AS "claimId", x.id AS "contributionId",
      r.id AS "revisionId", ${isWording} AS "isWording", ${isWording ? "r" : "x"}.state, ${isWording ? "r" : "x"}.created_at AS "madeAt",
      ${seenBySecond(kind, "x", "r")} AS "isSeenBySecond",
      CASE WHEN ${isWording ? "r" : "x"}.state IN ('SENT_BACK', 'RETRACTED') THEN (SELECT d.reason FROM decisions d
        WHERE ${isWording ? `d.${rootColumn} = ${rootId} AND d.${kind}_revision_id = r.id` : whole}
        ORDER BY d.decided_at DESC LIMIT 1) END AS reason
    FROM ${parent} x JOIN ${revisions} r ON ${of}
    WHERE x.audience_id = $1 AND `;
  return `${part(false)} x.actor_id = $2 AND r.id = x.current_revision_id
    UNION ALL ${part(true)} r.actor_id = $2 AND x.actor_id <> $2 AND x.state = 'LIVE'`;
}

const MADE = (Object.keys(TABLES) as ContributionKind[]).map(madeBy).join(" UNION ALL ");
const MINE = {
  name: "moderation_mine",
  text: `SELECT m.* FROM (${MADE}) m ORDER BY m."madeAt" DESC, m."contributionId", m."revisionId" LIMIT $3 OFFSET $4`,
};
const MINE_COUNT = {
  name: "moderation_mine_count",
  text: `SELECT count(*)::int AS total FROM (${MADE}) m`,
};
