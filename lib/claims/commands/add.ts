import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { slugOf } from "@/lib/foundation/slug";
import type { Calendar, ClaimKind } from "@/prisma/generated/enums";

/** A claim as somebody words it. Everything but the sentence and its kind may be left open. */
export type ClaimWords = {
  sentence: string;
  kind: ClaimKind;
  scopeWho?: string | null;
  scopeWhen?: string | null;
  scopeCalendar?: Calendar | null;
  scopeWhere?: string | null;
  scopeStrength?: string | null;
  aboutSourceId?: string | null;
};

/**
 * Writes a claim with its first revision and the decision it begins with, in the transaction of who asks.
 * Returns its id.
 *
 * @param audienceId who may see it
 */
export async function addClaim(
  { tx, viewer, now, state, newUuid, newPublicId }: Adding,
  words: ClaimWords,
  topicIds: readonly string[] = [],
  audienceId: string = PUBLIC_AUDIENCE_ID,
): Promise<string> {
  const { actorId, bylineId } = viewer.require();
  const made = { audienceId, state, actorId, bylineId };
  const [claimId, revisionId] = [newPublicId(), newUuid()];
  await tx.db.claim.create({
    data: { ...made, id: claimId, currentRevisionId: revisionId, createdAt: now },
  });
  await tx.db.claimRevision.create({
    data: {
      ...{ ...made, ...words, id: revisionId, claimId, ordinal: 1, createdAt: now },
      slug: slugOf(words.sentence),
    },
  });
  await tx.db.claimTopic.createMany({ data: topicIds.map((topicId) => ({ claimId, topicId })) });
  await tx.db.decision.create({
    data: { ...made, kind: state === "LIVE" ? "ADD" : "PROPOSE", claimId, decidedAt: now },
  });
  return claimId;
}
