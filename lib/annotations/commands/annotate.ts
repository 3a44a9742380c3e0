import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import type { Transaction } from "@/lib/foundation/db";
import { annotateClaimInput } from "../schema";
import { lockWriter, tooMuchInPublic } from "./allowance";

/** Writes a note on a claim, or on evidence or an argument of it, for everyone or for its writer alone. */
export const annotateClaim = command({
  permission: "annotation.add",
  input: annotateClaimInput,
  subject: async ({ claimId, evidenceId, argumentId }, { tx }) => {
    const live = { audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" } as const;
    const claim = await tx.db.claim.findFirst({
      where: {
        id: claimId,
        ...openClaim(PUBLIC_AUDIENCE_ID),
        ...(evidenceId && { evidence: { some: { id: evidenceId, ...live } } }),
        ...(argumentId && { arguments: { some: { id: argumentId, ...live } } }),
      },
      select: { id: true, actorId: true },
    });
    return claim && { kind: "claim", claimId: claim.id, ownerActorIds: [claim.actorId] };
  },
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { claimId, evidenceId, argumentId, motivation, body, audience } = input;
    const { actorId, bylineId } = viewer.require();
    const obstacle = audience === "PUBLIC" && (await tooMuchInPublic(tx, viewer, body, now));
    if (obstacle) return obstacle;
    const audienceId =
      audience === "PUBLIC" ? PUBLIC_AUDIENCE_ID : await privateAudience(tx, viewer, newUuid);
    const annotationId = newUuid();
    const revisionId = newUuid();
    const made = { claimId, audienceId, actorId, createdAt: now };
    await tx.db.claimAnnotation.create({
      data: {
        ...made,
        id: annotationId,
        ...targetOf({ claimId, evidenceId, argumentId }),
        motivation,
        bylineId,
        currentRevisionId: revisionId,
      },
    });
    await tx.db.claimAnnotationRevision.create({
      data: { ...made, id: revisionId, annotationId, ordinal: 1, body },
    });
    return {
      result: { claimId, annotationId, audience, item: itemOf({ evidenceId, argumentId }) },
      audit: {
        subjectKind: "annotation",
        subjectId: `${claimId}/${annotationId}`,
        audienceId,
        after: {
          ...{ motivation, body, audience },
          ...{ evidenceId: evidenceId ?? null, argumentId: argumentId ?? null },
        },
      },
      stale: audience === "PUBLIC" ? [claimTag(claimId)] : [],
    };
  },
});

type Item = { evidenceId?: string | undefined; argumentId?: string | undefined };

function targetOf({ claimId, evidenceId, argumentId }: Item & { claimId: string }) {
  if (evidenceId) return { targetEvidenceId: evidenceId };
  return argumentId ? { targetArgumentId: argumentId } : { targetClaimId: claimId };
}

function itemOf({ evidenceId, argumentId }: Item) {
  if (evidenceId) return { kind: "evidence" as const, itemId: evidenceId };
  return argumentId ? { kind: "argument" as const, itemId: argumentId } : null;
}

// Of private notes that come at once the first makes the audience that the others find.
async function privateAudience(
  tx: Transaction,
  viewer: Viewer,
  newUuid: () => string,
): Promise<string> {
  await lockWriter(tx, viewer);
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
