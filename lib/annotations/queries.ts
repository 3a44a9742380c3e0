import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { readDb } from "@/lib/foundation/db";

// The newest notes; a page for all of one's notes comes with the account's pages.
const NOTES = 50;

/** What the page for annotating a claim shows: the claim, and the viewer's own notes on it, private ones too. */
export async function getAnnotationSheet(
  viewer: Viewer,
  claimId: string,
): Promise<AnnotationSheet | null> {
  const claim = await readDb().claim.findFirst({
    where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
    select: { id: true, currentRevision: { select: { slug: true, sentence: true } } },
  });
  if (!claim?.currentRevision) return null;
  const notes = await listMyNotes(viewer, claimId);
  return { claim: { id: claim.id, ...claim.currentRevision }, notes };
}

export type AnnotationSheet = {
  claim: { id: string; slug: string; sentence: string };
  notes: { id: string; motivation: string; body: string; isPrivate: boolean; createdAt: Date }[];
};

async function listMyNotes(viewer: Viewer, claimId: string): Promise<AnnotationSheet["notes"]> {
  if (!viewer.actorId) return [];
  const notes = await readDb().claimAnnotation.findMany({
    where: { claimId, actorId: viewer.actorId, retractedAt: null },
    orderBy: { createdAt: "desc" },
    take: NOTES,
    select: {
      id: true,
      motivation: true,
      audienceId: true,
      createdAt: true,
      currentRevision: { select: { body: true } },
    },
  });
  return notes.map(({ audienceId, currentRevision, ...note }) => ({
    ...note,
    body: currentRevision?.body ?? "",
    isPrivate: audienceId !== PUBLIC_AUDIENCE_ID,
  }));
}
