import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { seenBySecond } from "@/lib/evidence/queries";
import { readSql } from "@/lib/foundation/db";
import type { Direction, Directness, Relation } from "@/prisma/generated/enums";

export const PAGE_SIZE = 20;

/**
 * The editors' queue, oldest first: proposals of members, and editors' own additions that nobody else
 * has seen. Null for whoever has no desk. One page of at most `PAGE_SIZE`, and how many there are.
 *
 * @param page counted from 1
 */
export async function listQueue(viewer: Viewer, page: number): Promise<QueuePage | null> {
  if (!mayEver("desk.read", viewer)) return null;
  const place = [viewer.actorId, PAGE_SIZE, (page - 1) * PAGE_SIZE];
  const [items, [count]] = await Promise.all([
    readSql<QueueItem>(QUEUE, [PUBLIC_AUDIENCE_ID, ...place]),
    readSql<{ total: number }>(QUEUE_LENGTH, [PUBLIC_AUDIENCE_ID]),
  ]);
  return { items, total: count?.total ?? 0, page };
}

export type QueuePage = { items: QueueItem[]; total: number; page: number };
export type QueueItem = {
  kind: "evidence" | "argument";
  claimId: string;
  claimSlug: string;
  claimSentence: string;
  contributionId: string;
  /** The wording that is shown: a decision is about it. */
  revisionId: string;
  state: "PROPOSED" | "LIVE";
  words: string;
  note: string | null;
  sourceTitle: string | null;
  viaTitle: string | null;
  locator: string | null;
  direction: Direction | null;
  directness: Directness | null;
  relation: Relation | null;
  author: string;
  isOwn: boolean;
  createdAt: Date;
};

const SHOWN_AUTHOR = "coalesce(b.pseudonym, p.name, 'a former reviewer') AS author";
const WAITS = (kind: "evidence" | "argument") =>
  `x.audience_id = $1 AND (x.state = 'PROPOSED' OR (x.state = 'LIVE' AND NOT ${seenBySecond(kind, "x", "r")}))`;
const EVIDENCE =
  "evidence x JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id";
const ARGUMENTS =
  "arguments x JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id";

const QUEUE = {
  name: "moderation_queue",
  text: `
  SELECT q.*, c.id AS "claimId", cr.slug AS "claimSlug", cr.sentence AS "claimSentence"
  FROM (
    SELECT 'evidence' AS kind, x.claim_id, x.id AS "contributionId", r.id AS "revisionId", x.state, r.excerpt AS words, r.note,
           sr.title AS "sourceTitle", vr.title AS "viaTitle", r.locator_label || ' ' || r.locator_value AS locator,
           r.direction, r.directness, NULL AS relation, ${SHOWN_AUTHOR},
           x.actor_id = $2::uuid AS "isOwn", x.created_at AS "createdAt"
    FROM ${EVIDENCE}
    JOIN sources s ON s.id = r.source_id JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
    LEFT JOIN sources v ON v.id = r.via_source_id
    LEFT JOIN source_revisions vr ON vr.source_id = v.id AND vr.id = v.current_revision_id
    JOIN bylines b ON b.id = x.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
    WHERE ${WAITS("evidence")}
    UNION ALL
    SELECT 'argument', x.claim_id, x.id, r.id, x.state, r.wording, NULL, NULL, NULL, NULL, NULL, NULL, x.relation,
           ${SHOWN_AUTHOR}, x.actor_id = $2::uuid, x.created_at
    FROM ${ARGUMENTS}
    JOIN bylines b ON b.id = x.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
    WHERE ${WAITS("argument")}
  ) q
  JOIN claims c ON c.id = q.claim_id JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
  ORDER BY q.state = 'LIVE', q."createdAt", q."contributionId" LIMIT $3 OFFSET $4`,
};

const QUEUE_LENGTH = {
  name: "moderation_queue_length",
  text: `SELECT (SELECT count(*) FROM ${EVIDENCE} WHERE ${WAITS("evidence")})::int
              + (SELECT count(*) FROM ${ARGUMENTS} WHERE ${WAITS("argument")})::int AS total`,
};
