import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { claimTag } from "@/lib/claims/tags";
import { annotateClaimInput } from "./schema";

/** Writes a note beside a claim, for everyone or for its writer alone. */
export const annotateClaim = command({
  permission: "annotation.add",
  input: annotateClaimInput,
  subject: async ({ claimId }, { tx }) => {
    const claim = await tx.db.claim.findFirst({
      where: { id: claimId, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE", mergedIntoId: null },
      select: { id: true, actorId: true },
    });
    return claim && { kind: "claim", claimId: claim.id, ownerActorIds: [claim.actorId] };
  },
  run: async ({ input: { claimId, motivation, body, audience }, viewer, tx, now, newUuid }) => {
    const { actorId, bylineId } = viewer.require();
    const audienceId =
      audience === "PUBLIC" ? PUBLIC_AUDIENCE_ID : await privateAudience(tx, viewer, newUuid);
    const annotationId = newUuid();
    const revisionId = newUuid();
    const made = { claimId, audienceId, actorId, createdAt: now };
    await tx.db.claimAnnotation.create({
      data: {
        ...made,
        id: annotationId,
        targetClaimId: claimId,
        motivation,
        bylineId,
        currentRevisionId: revisionId,
      },
    });
    await tx.db.claimAnnotationRevision.create({
      data: { ...made, id: revisionId, annotationId, ordinal: 1, body },
    });
    return {
      result: { claimId, annotationId, audience },
      audit: {
        subjectKind: "annotation",
        subjectId: `${claimId}/${annotationId}`,
        audienceId,
        after: { motivation, body, audience },
      },
      stale: audience === "PUBLIC" ? [claimTag(claimId)] : [],
    };
  },
});

async function privateAudience(
  tx: Transaction,
  viewer: Viewer,
  newUuid: () => string,
): Promise<string> {
  const { actorId } = viewer.require();
  const own = await tx.db.audience.findFirst({
    where: { kind: "PRIVATE", ownerActorId: actorId },
    select: { id: true },
  });
  if (own) return own.id;
  const { id } = await tx.db.audience.create({
    data: { id: newUuid(), kind: "PRIVATE", ownerActorId: actorId },
    select: { id: true },
  });
  return id;
}
