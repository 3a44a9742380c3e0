import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { IS_OF_NO_CLASS } from "./hidden";
import type { Motivation } from "@/prisma/generated/enums";

export const REPLIES_PER_PAGE = 50;
const LAST_PAGE = 200;
const REVISIONS = 20;

/**
 * A note with the answers to it, as its reader may see them, for the page of that note or of one of the
 * answers; null where the viewer may not know of it. The words of what was taken back come to their writer alone.
 *
 * @param annotationId the note that the page is about: the one at the beginning, or an answer
 * @param page of the answers, oldest first, from 1
 */
export async function getThread(
  viewer: Viewer,
  claimId: string,
  annotationId: string,
  page = 1,
): Promise<Thread | null> {
  const who = [claimId, PUBLIC_AUDIENCE_ID, viewer.actorId];
  const [head] = await readSql<HeadRow>(HEAD, [...who, annotationId]);
  if (!head) return null;
  const from = (Math.min(Math.max(page, 1), LAST_PAGE) - 1) * REPLIES_PER_PAGE;
  const [notes, replies, revisions] = await Promise.all([
    readSql<ThreadNote>(NOTES, [...who, [head.threadId, annotationId]]),
    readSql<ThreadNote>(REPLIES, [...who, head.threadId, REPLIES_PER_PAGE, from]),
    readSql<Revision>(EARLIER, [...who, annotationId, REVISIONS]),
  ]);
  const focus = notes.find(({ id }) => id === annotationId);
  const root = notes.find(({ id }) => id === head.threadId);
  if (!focus || !root) return null;
  const { slug, sentence, targetKind, targetWords, isPrivate, replyCount } = head;
  return {
    claim: { id: claimId, slug, sentence },
    target: targetKind && { kind: targetKind, words: targetWords ?? "" },
    isPrivate,
    focus,
    root,
    replies,
    earlier: revisions,
    position: { page: from / REPLIES_PER_PAGE + 1, from: from + 1, total: replyCount },
  };
}

export type ThreadNote = {
  id: string;
  motivation: Motivation;
  /** Null where it was taken back by somebody else. */
  body: string | null;
  revisionId: string;
  byline: string;
  isMine: boolean;
  isRetracted: boolean;
  writtenAt: Date;
  /** When its present words were written, where they are not the first. */
  editedAt: Date | null;
};
export type Revision = { body: string; writtenAt: Date };
export type Thread = {
  claim: { id: string; slug: string; sentence: string };
  /** What the note is about; null where that is the claim itself. */
  target: { kind: "evidence" | "argument"; words: string } | null;
  isPrivate: boolean;
  focus: ThreadNote;
  root: ThreadNote;
  replies: ThreadNote[];
  /** What the note in focus said before, newest first. */
  earlier: Revision[];
  position: { page: number; from: number; total: number };
};

type HeadRow = {
  threadId: string;
  slug: string;
  sentence: string;
  targetKind: "evidence" | "argument" | null;
  targetWords: string | null;
  isPrivate: boolean;
  replyCount: number;
};

// The notes of a claim that this viewer may know of: everyone's, and their own. What a ruling hides is nobody's.
const KNOWN = `n.claim_id = $1 AND (n.audience_id = $2 OR n.actor_id = $3::uuid) AND ${IS_OF_NO_CLASS}
  AND NOT assay_is_hidden('annotation', n.claim_id || '/' || n.id)
  AND (n.reply_to_id IS NULL OR NOT assay_is_hidden('annotation', n.claim_id || '/' || n.reply_to_id))`;

const HEAD = {
  name: "annotations_thread_head",
  text: `
  SELECT coalesce(n.reply_to_id, n.id) AS "threadId", cr.slug, cr.sentence, n.audience_id <> $2 AS "isPrivate",
    CASE WHEN n.target_evidence_id IS NOT NULL THEN 'evidence' WHEN n.target_argument_id IS NOT NULL THEN 'argument' END AS "targetKind",
    coalesce(er.excerpt, ar.wording) AS "targetWords",
    (SELECT count(*)::int FROM claim_annotations m
     WHERE m.claim_id = n.claim_id AND m.reply_to_id = coalesce(n.reply_to_id, n.id)) AS "replyCount"
  FROM claim_annotations n
  JOIN claims c ON c.id = n.claim_id AND c.audience_id = $2 AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
  LEFT JOIN evidence e ON e.claim_id = n.claim_id AND e.id = n.target_evidence_id
  LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
  LEFT JOIN arguments a ON a.claim_id = n.claim_id AND a.id = n.target_argument_id
  LEFT JOIN argument_revisions ar ON ar.claim_id = a.claim_id AND ar.id = a.current_revision_id
  WHERE ${KNOWN} AND n.id = $4::uuid
    AND (n.target_evidence_id IS NULL OR e.state IN ('LIVE', 'RETRACTED'))
    AND (n.target_argument_id IS NULL OR a.state IN ('LIVE', 'RETRACTED'))`,
};

const NOTE = `n.id, n.motivation, n.current_revision_id AS "revisionId",
  CASE WHEN n.retracted_at IS NULL OR n.actor_id = $3::uuid THEN r.body END AS body,
  coalesce(b.pseudonym, p.name, 'a former reviewer') AS byline, n.actor_id IS NOT DISTINCT FROM $3::uuid AS "isMine",
  n.retracted_at IS NOT NULL AS "isRetracted", n.created_at AS "writtenAt",
  CASE WHEN r.ordinal > 1 THEN r.created_at END AS "editedAt"
  FROM claim_annotations n
  JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id
  JOIN bylines b ON b.id = n.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
  WHERE ${KNOWN}`;

const NOTES = {
  name: "annotations_thread_notes",
  text: `SELECT ${NOTE} AND n.id = ANY($4::uuid[])`,
};
const REPLIES = {
  name: "annotations_thread_replies",
  text: `SELECT ${NOTE} AND n.reply_to_id = $4::uuid ORDER BY n.created_at, n.id LIMIT $5 OFFSET $6`,
};
const EARLIER = {
  name: "annotations_earlier_words",
  text: `SELECT r.body, r.created_at AS "writtenAt" FROM claim_annotations n
         JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.annotation_id = n.id
         WHERE ${KNOWN} AND n.id = $4::uuid AND r.id <> n.current_revision_id
           AND (n.retracted_at IS NULL OR n.actor_id = $3::uuid)
         ORDER BY r.ordinal DESC LIMIT $5`,
};
