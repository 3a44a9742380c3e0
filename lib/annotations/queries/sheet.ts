import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { readDb } from "@/lib/foundation/db";
import type { Motivation } from "@/prisma/generated/enums";

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
  notes: {
    id: string;
    motivation: Motivation;
    body: string;
    isPrivate: boolean;
    isRetracted: boolean;
    createdAt: Date;
  }[];
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
  const notes = await readDb().claimAnnotation.findMany({
    where: { claimId, actorId: viewer.actorId },
    orderBy: { createdAt: "desc" },
    take: NOTES,
    select: {
      id: true,
      motivation: true,
      audienceId: true,
      createdAt: true,
      retractedAt: true,
      currentRevision: { select: { body: true } },
    },
  });
  return notes.map(({ audienceId, currentRevision, retractedAt, ...note }) => ({
    ...note,
    body: currentRevision?.body ?? "",
    isPrivate: audienceId !== PUBLIC_AUDIENCE_ID,
    isRetracted: retractedAt !== null,
  }));
}
