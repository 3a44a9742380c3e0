import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import {
  aboutPath,
  noticePath,
  NOTICES_PER_PAGE,
  type Happened,
  type Notice,
  type NoticeName,
} from "../rules/notices";

/**
 * What the viewer was told, the newest first: one page, how many there are, and how many of all are unread. Titles are
 * read as they stand now, and only where the viewer may read them: what is public and live, and what is their own.
 *
 * @param page counted from 1
 */
export async function listNotices(viewer: Viewer, page: number): Promise<NoticeList> {
  if (!viewer.actorId) return { items: [], total: 0, unread: 0, page };
  const [rows, [count]] = await Promise.all([
    readSql<Row>(LIST, [
      ...[viewer.actorId, PUBLIC_AUDIENCE_ID],
      ...[NOTICES_PER_PAGE, (page - 1) * NOTICES_PER_PAGE],
    ]),
    readSql<{ total: number; unread: number }>(COUNT, [viewer.actorId]),
  ]);
  return { items: rows.map(noticeOf), ...(count ?? { total: 0, unread: 0 }), page };
}

export type NoticeList = { items: Notice[]; total: number; unread: number; page: number };

type Row = {
  noticeId: string;
  name: NoticeName;
  kind: string;
  subject: string;
  at: Date;
  isRead: boolean;
  after: string | null;
  sentence: string | null;
  slug: string | null;
  title: string | null;
  direction: string | null;
  relation: string | null;
};

function noticeOf(row: Row): Notice {
  const { noticeId, name, kind, subject, at, isRead } = row;
  const [root = ""] = subject.split("/");
  const became = readEvent(row.after);
  const happened: Happened = {
    ...{ name, kind, subject },
    claim: row.slug === null ? null : { id: root, slug: row.slug },
    source: kind === "source" && row.title !== null ? { id: subject, title: row.title } : null,
    threadId: became.threadId ?? null,
  };
  const thing = BY_THEMSELVES.has(kind) ? kind : "claim";
  return {
    ...{ noticeId, name, kind, at, isRead },
    detail: row.direction ?? row.relation ?? became.standing ?? became.state ?? null,
    about: {
      key: `${thing}:${root}`,
      title: row.sentence ?? row.title,
      href: aboutPath(happened),
    },
    href: noticePath(happened),
  };
}

// Everything else stands on a claim, or is one.
const BY_THEMSELVES = new Set([
  "ruling",
  "source",
  "document",
  "person",
  "reviewer",
  "flag",
  "redaction",
]);

type Became = { state?: string; standing?: string; threadId?: string };

// What was redacted is no record any more.
function readEvent(after: string | null): Became {
  try {
    return (JSON.parse(after ?? "{}") as Became | null) ?? {};
  } catch {
    return {};
  }
}

const LIST = {
  name: "follows_list_notices",
  text: `
  SELECT n.id AS "noticeId", n.name, n.subject_kind AS kind, n.subject_id AS subject, n.created_at AS at,
    n.read_at IS NOT NULL AS "isRead", e.after, c.sentence, c.slug, s.title, v.direction, a.relation
  FROM (SELECT * FROM notifications WHERE recipient_actor_id = $1
        ORDER BY created_at DESC, event_id DESC, id LIMIT $3 OFFSET $4) n
  JOIN audit_events e ON e.id = n.event_id
  LEFT JOIN LATERAL (
    SELECT r.sentence, r.slug FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
    WHERE n.subject_kind NOT IN ('source', 'ruling') AND c.id = split_part(n.subject_id, '/', 1)
      AND c.audience_id = $2 AND (c.state = 'LIVE' OR c.actor_id = $1)) c ON true
  LEFT JOIN LATERAL (
    SELECT r.title FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
    WHERE n.subject_kind = 'source' AND s.id = n.subject_id
      AND s.audience_id = $2 AND (s.state = 'LIVE' OR s.actor_id = $1)) s ON true
  LEFT JOIN LATERAL (
    SELECT r.direction FROM evidence v JOIN evidence_revisions r ON r.claim_id = v.claim_id AND r.id = v.current_revision_id
    WHERE n.subject_kind = 'evidence' AND v.claim_id = split_part(n.subject_id, '/', 1)
      AND v.id = split_part(n.subject_id, '/', 2) AND v.state = 'LIVE') v ON true
  LEFT JOIN LATERAL (
    SELECT a.relation FROM arguments a
    WHERE n.subject_kind = 'argument' AND a.claim_id = split_part(n.subject_id, '/', 1)
      AND a.id = split_part(n.subject_id, '/', 2) AND a.state = 'LIVE') a ON true
  ORDER BY n.created_at DESC, n.event_id DESC, n.id`,
};
const COUNT = {
  name: "follows_count_notices",
  text: `SELECT count(*)::int AS total, (count(*) FILTER (WHERE read_at IS NULL))::int AS unread
         FROM notifications WHERE recipient_actor_id = $1`,
};
