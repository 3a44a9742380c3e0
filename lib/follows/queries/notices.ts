import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { dueFor } from "@/lib/classes/queries/due";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { ClassRole } from "@/prisma/generated/enums";
import { CLASS_KINDS, isOfClass } from "../rules/class-notices";
import {
  aboutPath,
  noticePath,
  NOTICES_PER_PAGE,
  type Happened,
  type Notice,
  type NoticeName,
  type NoticesFrom,
} from "../rules/notices";

/**
 * What the viewer was told, the newest first: one page, how many there are, and how many of them are unread. Titles are
 * read as they stand now, and only where the viewer may read them: what is public and live, what is their own, and what
 * is of a class that they are in.
 *
 * @param page counted from 1
 * @param from "classes" for what happened in classes alone
 */
export async function listNotices(
  viewer: Viewer,
  page: number,
  from: NoticesFrom = "all",
): Promise<NoticeList> {
  if (!viewer.actorId) return { items: [], total: 0, unread: 0, page, from };
  const kinds = from === "classes" ? CLASS_KINDS : null;
  const [rows, [count]] = await Promise.all([
    readSql<Row>(LIST, [
      ...[viewer.actorId, PUBLIC_AUDIENCE_ID],
      ...[NOTICES_PER_PAGE, (page - 1) * NOTICES_PER_PAGE, kinds],
    ]),
    readSql<{ total: number; unread: number }>(COUNT, [viewer.actorId, kinds]),
  ]);
  return { items: rows.map(noticeOf), ...(count ?? { total: 0, unread: 0 }), page, from };
}

/** What a digest has to say to somebody, the oldest first: so many of what they have not read meanwhile, and how many there are. */
export async function listInDigest(
  sql: Sql,
  actorId: string,
  digestId: string,
  most: number,
): Promise<{ items: Notice[]; total: number }> {
  const asked = [actorId, PUBLIC_AUDIENCE_ID, digestId, most];
  const rows = await sql<Row & { total: number }>(IN_DIGEST, asked);
  return { items: rows.map(noticeOf), total: rows[0]?.total ?? 0 };
}

/** A piece of SQL: the id of a notification, which is one of a key for one person, so that telling again adds nothing. */
export const noticeIdOf = (key: string, actorId: string): string =>
  `md5(${key} || '/' || ${actorId})::uuid`;

export type NoticeList = {
  items: Notice[];
  total: number;
  unread: number;
  page: number;
  from: NoticesFrom;
};

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
  classId: string | null;
  className: string | null;
  timeZone: string;
  assignment: string | null;
  dueAt: Date | null;
  isReleased: boolean | null;
  deletionAskedAt: Date | null;
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
    classId: row.classId,
  };
  return {
    ...{ noticeId, name, kind, at, isRead },
    detail: row.direction ?? row.relation ?? became.standing ?? became.state ?? null,
    about: {
      key: isOfClass(kind) ? `class:${row.classId ?? root}` : `${thingOf(kind)}:${root}`,
      title: row.sentence ?? row.title ?? row.className,
      href: aboutPath(happened),
    },
    href: noticePath(happened),
    matter: matterOf(row, became),
  };
}

function matterOf({ classId, timeZone, ...row }: Row, became: Became): Notice["matter"] {
  if (classId === null) return null;
  const { assignment, dueAt, isReleased, deletionAskedAt } = row;
  // Whom a class is handed over to teaches it.
  const role = became.role ?? (became.handedOverTo ? "TEACHER" : null);
  return { classId, timeZone, role, assignment, dueAt, isReleased, deletionAskedAt };
}

const thingOf = (kind: string) => (BY_THEMSELVES.has(kind) ? kind : "claim");

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

type Became = {
  state?: string;
  standing?: string;
  threadId?: string;
  role?: ClassRole;
  handedOverTo?: string;
};

// What was redacted is no record any more.
function readEvent(after: string | null): Became {
  try {
    return (JSON.parse(after ?? "{}") as Became | null) ?? {};
  } catch {
    return {};
  }
}

const NOTICE = `n.id AS "noticeId", n.name, n.subject_kind AS kind, n.subject_id AS subject, n.created_at AS at,
    n.read_at IS NOT NULL AS "isRead", e.after, c.sentence, c.slug, s.title, v.direction, a.relation,
    k."classId", k."className", k."timeZone", k.assignment, k."dueAt", k."isReleased", k."deletionAskedAt"`;
// To notifications `n`: what they are about, as far as `$1` may read it; `$2` is the public audience.
const ABOUT = `JOIN audit_events e ON e.id = n.event_id
  LEFT JOIN LATERAL (
    SELECT r.sentence, r.slug FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
    WHERE n.subject_kind NOT IN ('source', 'ruling', 'assignment', 'inquiry', 'class')
      AND c.id = split_part(n.subject_id, '/', 1)
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
  LEFT JOIN LATERAL (
    SELECT k.id AS "classId", k.name AS "className", k.time_zone AS "timeZone",
      k.deletion_asked_at AS "deletionAskedAt", g.title AS assignment, g."dueAt", g."isReleased"
    FROM classes k JOIN enrolments m ON m.class_id = k.id AND m.actor_id = $1 AND m.ended_at IS NULL
    LEFT JOIN LATERAL (
      SELECT a.title,
        ${dueFor("a", "m.id")} AS "dueAt",
        EXISTS (SELECT 1 FROM submissions w JOIN releases r ON r.submission_id = w.id
                  AND r.recalled_at IS NULL AND r.released_at <= e.at
                WHERE w.assignment_id = a.id AND w.enrolment_id = m.id) AS "isReleased"
      FROM assignments a WHERE n.subject_kind <> 'class' AND a.id = split_part(n.subject_id, '/', 1)
        AND a.withdrawn_at IS NULL AND (m.role <> 'STUDENT' OR a.assigned_at <= now())) g ON true
    WHERE n.subject_kind IN ('assignment', 'inquiry', 'class') AND k.erased_at IS NULL
      AND k.id = CASE n.subject_kind WHEN 'class' THEN n.subject_id ELSE (
        SELECT a.class_id FROM assignments a WHERE a.id = split_part(n.subject_id, '/', 1)) END) k ON true`;

const LIST = {
  name: "follows_list_notices",
  text: `
  SELECT ${NOTICE}
  FROM (SELECT * FROM notifications WHERE recipient_actor_id = $1
          AND ($5::text[] IS NULL OR subject_kind = ANY ($5::text[]))
        ORDER BY created_at DESC, event_id DESC, id LIMIT $3 OFFSET $4) n
  ${ABOUT}
  ORDER BY n.created_at DESC, n.event_id DESC, n.id`,
};
const IN_DIGEST = {
  name: "follows_list_in_digest",
  text: `
  SELECT ${NOTICE}, n.total
  FROM (SELECT *, (count(*) OVER ())::int AS total FROM notifications
        WHERE recipient_actor_id = $1 AND digest_id = $3 AND read_at IS NULL
        ORDER BY created_at, event_id, id LIMIT $4) n
  ${ABOUT}
  ORDER BY n.created_at, n.event_id, n.id`,
};
const COUNT = {
  name: "follows_count_notices",
  text: `SELECT count(*)::int AS total, (count(*) FILTER (WHERE read_at IS NULL))::int AS unread
         FROM notifications WHERE recipient_actor_id = $1
           AND ($2::text[] IS NULL OR subject_kind = ANY ($2::text[]))`,
};
