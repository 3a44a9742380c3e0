import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { claimPath, topicPath } from "@/lib/claims/rules";
import { documentPath } from "@/lib/documents/rules";
import { readSql, type Sql } from "@/lib/foundation/db";
import { sourcePath } from "@/lib/sources/rules";
import type { Followed, FollowedKind } from "../rules/followed";

export const FOLLOWS_PER_PAGE = 20;

/** Something that can be followed, as far as everyone may know it; null where there is no such thing, or not for everyone. */
export async function findFollowed(sql: Sql, { kind, id }: Followed): Promise<Named | null> {
  const [row] = await sql<Named>(FIND[kind], [id, PUBLIC_AUDIENCE_ID]);
  return row ?? null;
}

/** What the form for following something shows; null where there is nothing to follow. */
export async function getFollowSheet(
  viewer: Viewer,
  followed: Followed,
): Promise<FollowSheet | null> {
  const named = await findFollowed(readSql, followed);
  if (!named || !viewer.actorId) return null;
  const [follow] = await readSql<{ since: Date }>(MINE[followed.kind], [
    viewer.actorId,
    followed.id,
  ]);
  return { ...followed, ...shownAs(followed, named), since: follow?.since ?? null };
}

/**
 * What the viewer follows, what they began last first: one page, and how many there are. What is not shown to everyone
 * any more has no title.
 *
 * @param page counted from 1
 */
export async function listFollows(viewer: Viewer, page: number): Promise<FollowList> {
  if (!viewer.actorId) return { items: [], total: 0, page };
  const [rows, [count]] = await Promise.all([
    readSql<FollowRow>(LIST, [
      ...[viewer.actorId, PUBLIC_AUDIENCE_ID],
      ...[FOLLOWS_PER_PAGE, (page - 1) * FOLLOWS_PER_PAGE],
    ]),
    readSql<{ total: number }>(COUNT, [viewer.actorId]),
  ]);
  const items = rows.map(({ kind, id, title, slug, since }) => ({
    ...{ kind, id, since },
    ...(title === null ? { title, href: null } : shownAs({ kind, id }, { title, slug })),
  }));
  return { items, total: count?.total ?? 0, page };
}

export type FollowSheet = Followed & { title: string; href: string; since: Date | null };
export type FollowItem = Followed & { title: string | null; href: string | null; since: Date };
export type FollowList = { items: FollowItem[]; total: number; page: number };

type Named = { title: string; slug: string | null };
type FollowRow = {
  kind: FollowedKind;
  id: string;
  title: string | null;
  slug: string | null;
  since: Date;
};

function shownAs({ kind, id }: Followed, { title, slug }: Named): { title: string; href: string } {
  switch (kind) {
    case "claim":
      return { title, href: claimPath({ id, slug: slug ?? "claim" }) };
    case "topic":
      return { title, href: topicPath({ id, slug: slug ?? "topic" }) };
    case "document":
      return { title, href: documentPath({ id, title }) };
    case "source":
      return { title, href: sourcePath({ id, title }) };
  }
}

// What each kind is called, where everyone may read it: `t` is its title, `x.id` its id, and `$2` the public audience.
const NAMED: Record<FollowedKind, string> = {
  claim: `SELECT c.id, r.sentence AS title, r.slug FROM claims c
    JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
    WHERE c.audience_id = $2 AND c.state = 'LIVE' AND c.merged_into_id IS NULL`,
  document: `SELECT d.id, r.title, NULL AS slug FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
    JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id WHERE d.audience_id = $2`,
  source: `SELECT s.id, r.title, NULL AS slug FROM sources s
    JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
    WHERE s.audience_id = $2 AND s.state = 'LIVE'`,
  topic: "SELECT t.id, t.name AS title, t.slug FROM topics t WHERE t.audience_id = $2",
};
const KINDS = Object.keys(NAMED) as FollowedKind[];

const forEachKind = (name: string, text: (kind: FollowedKind) => string) =>
  Object.fromEntries(
    KINDS.map((kind) => [kind, { name: `follows_${name}_${kind}`, text: text(kind) }]),
  ) as Record<FollowedKind, { name: string; text: string }>;

const FIND = forEachKind(
  "find",
  (kind) => `SELECT x.title, x.slug FROM (${NAMED[kind]}) x WHERE x.id = $1`,
);
const MINE = forEachKind(
  "mine",
  (kind) =>
    `SELECT created_at AS since FROM follows WHERE actor_id = $1 AND ${kind}_id = $2 AND ended_at IS NULL`,
);
const LIST = {
  name: "follows_list",
  text: `
  SELECT CASE ${KINDS.map((kind) => `WHEN f.${kind}_id IS NOT NULL THEN '${kind}'`).join(" ")} END AS kind,
    coalesce(${KINDS.map((kind) => `f.${kind}_id`).join(", ")}) AS id, n.title, n.slug, f.created_at AS since
  FROM (SELECT * FROM follows WHERE actor_id = $1 AND ended_at IS NULL
        ORDER BY created_at DESC, id LIMIT $3 OFFSET $4) f
  LEFT JOIN LATERAL (${KINDS.map((kind) => `SELECT x.title, x.slug FROM (${NAMED[kind]}) x WHERE x.id = f.${kind}_id`).join("\n    UNION ALL ")}) n ON true
  ORDER BY f.created_at DESC, f.id`,
};
const COUNT = {
  name: "follows_count_mine",
  text: "SELECT count(*)::int AS total FROM follows WHERE actor_id = $1 AND ended_at IS NULL",
};
