import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { seenBySecond } from "@/lib/evidence/queries";
import type { ContributionKind } from "@/lib/evidence/rules";
import { readSql } from "@/lib/foundation/db";
import { QUEUE_TABS, type QueueOwner, type QueueTab } from "../rules/queue";
import { changesBetween, type Changed, type Words } from "../rules/words";
import { readWords, TABLES } from "./contribution";

export const PAGE_SIZE = 20;

/**
 * The editors' queue, oldest first: what members proposed, new wordings of what is live, and editors' own
 * additions that nobody else has seen. Null for whoever has no desk. One page of at most `PAGE_SIZE`, how
 * many there are in it, and how many of each part.
 *
 * @param page counted from 1
 */
export async function listQueue(
  viewer: Viewer,
  page: number,
  { tab = "all", whose = "all" }: { tab?: QueueTab; whose?: QueueOwner } = {},
): Promise<QueuePage | null> {
  if (!mayEver("desk.read", viewer)) return null;
  const asked = [PUBLIC_AUDIENCE_ID, viewer.actorId];
  const [rows, counted] = await Promise.all([
    readSql<QueueRow>(QUEUE, [...asked, tab, whose, PAGE_SIZE, (page - 1) * PAGE_SIZE]),
    readSql<{ tab: QueueTab; count: number }>(COUNTS, [...asked, whose]),
  ]);
  const counts = Object.fromEntries(QUEUE_TABS.map((part) => [part, 0])) as QueuePage["counts"];
  for (const { tab: part, count } of counted) {
    counts[part] += count;
    counts.all += count;
  }
  return { items: await withWords(rows), total: counts[tab], counts, page, tab, whose };
}

export type QueuePage = {
  items: QueueItem[];
  total: number;
  counts: Record<QueueTab, number>;
  page: number;
  tab: QueueTab;
  whose: QueueOwner;
};
export type QueueItem = Omit<QueueRow, "rootId"> & {
  words: Words;
  /** What a new wording changes of the one that is live; null where nothing is live, or it is this one. */
  changes: Changed[] | null;
  /** The claim that evidence or an argument stands on. */
  claim: { slug: string; sentence: string } | null;
};

type QueueRow = {
  kind: ContributionKind;
  /** The claim, or the source, under which its wordings stand. */
  rootId: string;
  claimId: string | null;
  contributionId: string;
  /** The wording that is shown: a decision is about it. */
  revisionId: string;
  /** The wording that is live beside a new one. */
  liveId: string | null;
  state: "PROPOSED" | "LIVE";
  /** Why its author words it so, or adds it. */
  reason: string | null;
  author: string;
  isOwn: boolean;
  /** A source that it names, or a claim that it stands on or starts from, waits itself. */
  waitsFor: { kind: "source" | "claim"; id: string; title: string } | null;
  since: Date;
};

async function withWords(rows: readonly QueueRow[]): Promise<QueueItem[]> {
  const wanted = rows.flatMap(({ kind, rootId, revisionId, liveId }) => [
    { kind, rootId, revisionId },
    ...(liveId ? [{ kind, rootId, revisionId: liveId }] : []),
  ]);
  const kinds = [...new Set(wanted.map(({ kind }) => kind))];
  const [claims, ...found] = await Promise.all([
    claimsOf(rows),
    ...kinds.map((kind) =>
      readWords(
        readSql,
        kind,
        wanted.filter((one) => one.kind === kind),
      ),
    ),
  ]);
  const words = new Map(found.flatMap((some) => [...some]));
  return rows.map(({ rootId: _, ...row }) => {
    const said = words.get(row.revisionId)!;
    const live = row.liveId ? words.get(row.liveId) : undefined;
    return {
      ...row,
      words: said,
      changes: live ? changesBetween(live, said) : null,
      claim: (row.claimId && claims.get(row.claimId)) || null,
    };
  });
}

async function claimsOf(rows: readonly QueueRow[]) {
  const ids = rows.flatMap(({ kind, claimId }) => (kind !== "claim" && claimId ? [claimId] : []));
  const claims = await readSql<{ id: string; slug: string; sentence: string }>(CLAIMS, [ids]);
  return new Map(claims.map(({ id, ...claim }) => [id, claim]));
}

const KINDS = Object.keys(TABLES) as ContributionKind[];
const TAB_OF: Record<ContributionKind, QueueTab> = {
  ...{ claim: "claims", evidence: "evidence", argument: "arguments", source: "sources" },
};

/** What waits of one kind: the contributions, and the new wordings beside live ones. */
function waiting(kind: ContributionKind): string {
  const { parent, revisions, of } = TABLES[kind];
  const rootId = kind === "claim" || kind === "source" ? "x.id" : "x.claim_id";
  const claimId = kind === "source" ? "NULL" : rootId;
  // What was merged is shown to nobody, and waits for no second person.
  const isKept = kind === "claim" || kind === "source" ? "x.merged_into_id IS NULL" : "true";
  const columns = (isNew: boolean) => `
    SELECT '${kind}' AS kind, '${isNew ? "revisions" : TAB_OF[kind]}' AS tab, ${rootId} AS "rootId", ${claimId} AS "claimId",
      x.id AS "contributionId", r.id AS "revisionId", ${isNew ? "x.current_revision_id" : "NULL::uuid"} AS "liveId",
      ${isNew ? "r.state" : "x.state"} AS state, r.reason, r.byline_id,
      ${isNew ? MINE.wording(kind) : MINE.whole(kind)} AS "isOwn", ${isNew ? "r.created_at" : "x.created_at"} AS since
    FROM ${parent} x JOIN ${revisions} r ON ${of}`;
  return `${columns(false)} AND r.id = x.current_revision_id
    WHERE x.audience_id = $1 AND (x.state = 'PROPOSED' OR (x.state = 'LIVE' AND NOT ${seenBySecond(kind, "x", "r")} AND ${isKept}))
    UNION ALL ${columns(true)} AND r.state = 'PROPOSED'
    WHERE x.audience_id = $1 AND x.state = 'LIVE' AND r.id <> x.current_revision_id`;
}

// Whose work it is by the same rule as `authorsOf`.
const MINE = {
  whole: (kind: ContributionKind) => `(x.actor_id = $2::uuid OR EXISTS (
    SELECT 1 FROM ${TABLES[kind].revisions} r WHERE ${TABLES[kind].of} AND r.actor_id = $2::uuid
      AND (r.state IN ('PROPOSED', 'LIVE') OR r.id = x.current_revision_id)))`,
  wording: (kind: ContributionKind) => `(x.actor_id = $2::uuid OR r.actor_id = $2::uuid OR EXISTS (
    SELECT 1 FROM ${TABLES[kind].revisions} r WHERE ${TABLES[kind].of} AND r.id = x.current_revision_id AND r.actor_id = $2::uuid))`,
};

const WAITING = KINDS.map(waiting).join(" UNION ALL ");
const IS_THEIRS = (whose: string) =>
  `(${whose} = 'all' OR (${whose} = 'mine') = coalesce(q."isOwn", false))`;

const QUEUE = {
  name: "moderation_queue",
  text: `
  WITH page AS (
    SELECT q.* FROM (${WAITING}) q
    WHERE ($3 = 'all' OR q.tab = $3) AND ${IS_THEIRS("$4")}
    ORDER BY q.state = 'LIVE', q.since, q."contributionId", q."revisionId" LIMIT $5 OFFSET $6)
  SELECT page.kind, page."rootId", page."claimId", page."contributionId", page."revisionId", page."liveId", page.state,
    page.reason, page."isOwn", page.since, coalesce(b.pseudonym, p.name, 'a former reviewer') AS author,
    coalesce(
      (SELECT json_build_object('kind', 'source', 'id', s.id, 'title', t.title)
       FROM evidence_revisions e JOIN sources s ON s.id IN (e.source_id, e.via_source_id) AND s.state <> 'LIVE'
       JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
       WHERE page.kind = 'evidence' AND e.claim_id = page."rootId" AND e.id = page."revisionId" LIMIT 1),
      (SELECT json_build_object('kind', 'claim', 'id', c.id, 'title', t.sentence)
       FROM claims c JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id
       WHERE page.kind IN ('evidence', 'argument') AND c.id = page."rootId" AND c.state <> 'LIVE'),
      (SELECT json_build_object('kind', 'claim', 'id', c.id, 'title', t.sentence)
       FROM argument_premises a JOIN claims c ON c.id = a.premise_claim_id AND c.state <> 'LIVE'
       JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id
       WHERE page.kind = 'argument' AND a.claim_id = page."rootId" AND a.argument_id = page."contributionId"
       ORDER BY a.position LIMIT 1)) AS "waitsFor"
  FROM page JOIN bylines b ON b.id = page.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
  ORDER BY page.state = 'LIVE', page.since, page."contributionId", page."revisionId"`,
};

const COUNTS = {
  name: "moderation_queue_counts",
  text: `SELECT q.tab, count(*)::int AS count FROM (${WAITING}) q WHERE ${IS_THEIRS("$3")} GROUP BY q.tab`,
};

const CLAIMS = {
  name: "moderation_claims_of_queue",
  text: `SELECT c.id, r.slug, r.sentence FROM claims c
         JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id WHERE c.id = ANY($1::text[])`,
};
