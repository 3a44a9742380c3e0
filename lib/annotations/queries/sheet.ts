import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { readDb, readSql } from "@/lib/foundation/db";
import type { Motivation } from "@/prisma/generated/enums";
import { IS_HIDDEN, IS_OF_NO_CLASS } from "./hidden";

// The newest notes; a page for all of one's notes comes with the account's pages.
const NOTES = 50;

/**
 * What the page for annotating shows: the claim, the piece of evidence or argument of it that the note is to be
 * about, and the viewer's own notes on the claim, private ones and those taken back too. Null where there is no
 * such live claim or item.
 */
export async function getAnnotationSheet(
  viewer: Viewer,
  claimId: string,
  item: AnnotatedItem | null = null,
): Promise<AnnotationSheet | null> {
  const claim = await readDb().claim.findFirst({
    where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
    select: { id: true, currentRevision: { select: { slug: true, sentence: true } } },
  });
  const words = item && (await wordsOf(claimId, item));
  if (!claim?.currentRevision || (item && words === null)) return null;
  const notes = await listMyNotes(viewer, claimId);
  return {
    claim: { id: claim.id, ...claim.currentRevision },
    target: item && { ...item, words: words! },
    notes,
  };
}

export type AnnotatedItem = { kind: "evidence" | "argument"; itemId: string };
export type AnnotationSheet = {
  claim: { id: string; slug: string; sentence: string };
  /** Null where the note is to be about the claim itself. */
  target: (AnnotatedItem & { words: string }) | null;
  notes: MyNote[];
};
type MyNote = {
  id: string;
  motivation: Motivation;
  body: string;
  isPrivate: boolean;
  isRetracted: boolean;
  /** Whether a ruling hides it, or the note that it answers. */
  isHidden: boolean;
  createdAt: Date;
};

async function wordsOf(claimId: string, { kind, itemId }: AnnotatedItem): Promise<string | null> {
  const where = { claimId, id: itemId, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" } as const;
  if (kind === "evidence") {
    const select = { currentRevision: { select: { excerpt: true } } };
    const found = await readDb().evidence.findFirst({ where, select });
    return found?.currentRevision?.excerpt ?? null;
  }
  const select = { currentRevision: { select: { wording: true } } };
  const found = await readDb().argument.findFirst({ where, select });
  return found?.currentRevision?.wording ?? null;
}

async function listMyNotes(viewer: Viewer, claimId: string): Promise<AnnotationSheet["notes"]> {
  if (!viewer.actorId) return [];
  return readSql<MyNote>(MY_NOTES, [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID, NOTES]);
}

const MY_NOTES = {
  name: "annotations_my_notes",
  text: `SELECT n.id, n.motivation, r.body, n.audience_id <> $3 AS "isPrivate", n.retracted_at IS NOT NULL AS "isRetracted",
           ${IS_HIDDEN} AS "isHidden", n.created_at AS "createdAt"
         FROM claim_annotations n
         JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id
         WHERE n.claim_id = $1 AND n.actor_id = $2 AND ${IS_OF_NO_CLASS} ORDER BY n.created_at DESC, n.id LIMIT $4`,
};
