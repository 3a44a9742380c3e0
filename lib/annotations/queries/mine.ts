import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Motivation } from "@/prisma/generated/enums";
import { IS_HIDDEN, IS_OF_NO_CLASS } from "./hidden";

export const MY_NOTES_PER_PAGE = 20;

/**
 * The notes and answers of the viewer on claims and what belongs to them, newest first: public ones, private ones, and
 * those taken back or hidden by a ruling. One page of at most `MY_NOTES_PER_PAGE`, and how many there are.
 *
 * @param page counted from 1
 */
export async function listNotesWritten(viewer: Viewer, page: number): Promise<NotesWritten> {
  if (!viewer.actorId) return { items: [], total: 0, page };
  const [items, [count]] = await Promise.all([
    readSql<NoteWritten>(MINE, [
      ...[viewer.actorId, PUBLIC_AUDIENCE_ID],
      ...[MY_NOTES_PER_PAGE, (page - 1) * MY_NOTES_PER_PAGE],
    ]),
    readSql<{ total: number }>(MINE_COUNT, [viewer.actorId]),
  ]);
  return { items, total: count?.total ?? 0, page };
}

export type NotesWritten = { items: NoteWritten[]; total: number; page: number };
export type NoteWritten = {
  annotationId: string;
  claimId: string;
  /** What the claim says on which it stands; null where that is not shown any more. */
  sentence: string | null;
  motivation: Motivation;
  body: string;
  isPrivate: boolean;
  isRetracted: boolean;
  isHidden: boolean;
  createdAt: Date;
};

const MINE = {
  name: "annotations_mine",
  text: `
  SELECT n.id AS "annotationId", n.claim_id AS "claimId", s.sentence, n.motivation, r.body,
    n.audience_id <> $2 AS "isPrivate", n.retracted_at IS NOT NULL AS "isRetracted",
    ${IS_HIDDEN} AS "isHidden", n.created_at AS "createdAt"
  FROM (SELECT n.* FROM claim_annotations n WHERE n.actor_id = $1 AND ${IS_OF_NO_CLASS} ORDER BY n.created_at DESC, n.id LIMIT $3 OFFSET $4) n
  JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id
  LEFT JOIN claims c ON c.id = n.claim_id AND c.state = 'LIVE'
  LEFT JOIN claim_revisions s ON s.claim_id = c.id AND s.id = c.current_revision_id
  ORDER BY n.created_at DESC, n.id`,
};
const MINE_COUNT = {
  name: "annotations_mine_count",
  text: `SELECT count(*)::int AS total FROM claim_annotations n WHERE n.actor_id = $1 AND ${IS_OF_NO_CLASS}`,
};
