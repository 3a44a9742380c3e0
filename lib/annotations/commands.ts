import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, limited, type Failure } from "@/lib/foundation/errors";
import {
  dayBefore,
  hasLink,
  isTooNewForLinks,
  LINKS_WAIT,
  secondsToWait,
} from "@/lib/foundation/quotas";
import { annotateClaimInput } from "./schema";

/** Writes a note beside a claim, for everyone or for its writer alone. */
export const annotateClaim = command({
  permission: "annotation.add",
  input: annotateClaimInput,
  subject: async ({ claimId }, { tx }) => {
    const claim = await tx.db.claim.findFirst({
      where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
      select: { id: true, actorId: true },
    });
    return claim && { kind: "claim", claimId: claim.id, ownerActorIds: [claim.actorId] };
  },
  run: async ({ input: { claimId, motivation, body, audience }, viewer, tx, now, newUuid }) => {
    const { actorId, bylineId } = viewer.require();
    await tx.sql(LOCK_WRITER, [`notes/${actorId}`]);
    if (audience === "PUBLIC") {
      const obstacle =
        (await tooManyNotes(tx, actorId, now)) ?? (await early(tx, viewer, body, now));
      if (obstacle) return obstacle;
    }
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

const PUBLIC_NOTES_A_DAY = 60;

async function tooManyNotes(tx: Transaction, actorId: string, now: Date): Promise<Failure | null> {
  const written = await tx.db.claimAnnotation.findMany({
    where: { actorId, audienceId: PUBLIC_AUDIENCE_ID, createdAt: { gt: dayBefore(now) } },
    orderBy: { createdAt: "desc" },
    take: PUBLIC_NOTES_A_DAY,
    select: { createdAt: true },
  });
  const times = written.map(({ createdAt }) => createdAt);
  const wait = secondsToWait(times, PUBLIC_NOTES_A_DAY, now);
  return wait === null ? null : limited(wait);
}

// Editors were appointed by somebody who knows them.
async function early(
  tx: Transaction,
  viewer: Viewer,
  body: string,
  now: Date,
): Promise<Failure | null> {
  const { profileId } = viewer.require();
  if (viewer.standing !== "member" || profileId === null || !hasLink(body)) return null;
  const profile = await tx.db.profile.findUnique({
    where: { id: profileId },
    select: { createdAt: true },
  });
  const isEarly = profile !== null && isTooNewForLinks(profile.createdAt, now);
  return isEarly ? invalidField("body", LINKS_WAIT) : null;
}

// Notes of one person that come at once wait for each other: each counts the one before, and the first
// private one makes the audience that the others find.
const LOCK_WRITER = {
  name: "annotations_lock_writer",
  text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
};

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
