import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import type { Transaction } from "@/lib/foundation/db";
import { IS_HIDDEN, IS_OF_NO_CLASS } from "../queries/hidden";

/** A note as its reader may act on it; null where they may not know of it. It is held until the transaction ends. */
export async function holdNote(
  tx: Transaction,
  viewer: Viewer,
  { claimId, annotationId }: { claimId: string; annotationId: string },
) {
  const [held] = await tx.sql<{ isHidden: boolean }>(HOLD_NOTE, [claimId, annotationId]);
  if (!held || held.isHidden) return null;
  return tx.db.claimAnnotation.findFirst({
    where: {
      claimId,
      id: annotationId,
      claim: openClaim(PUBLIC_AUDIENCE_ID),
      OR: [
        { audienceId: PUBLIC_AUDIENCE_ID },
        ...(viewer.actorId ? [{ actorId: viewer.actorId }] : []),
      ],
    },
    include: { currentRevision: { select: { id: true, ordinal: true, body: true } } },
  });
}

/** The note as the law sees it. */
export async function noteToJudge(
  tx: Transaction,
  viewer: Viewer,
  named: { claimId: string; annotationId: string },
): Promise<Subjects["annotation"] | null> {
  const note = await holdNote(tx, viewer, named);
  return note && { kind: "annotation", claimId: note.claimId, ownerActorIds: [note.actorId] };
}

const HOLD_NOTE = {
  name: "annotations_hold_note",
  text: `SELECT ${IS_HIDDEN} AS "isHidden"
         FROM claim_annotations n WHERE n.claim_id = $1 AND n.id = $2 AND ${IS_OF_NO_CLASS} FOR UPDATE`,
};
