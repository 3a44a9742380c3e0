import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, limited, type Failure } from "@/lib/foundation/errors";
import {
  dayBefore,
  hasLink,
  isTooNewForLinks,
  LINKS_WAIT,
  secondsToWait,
} from "@/lib/foundation/quotas";
import { openClaim } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { sourceTag } from "@/lib/sources/tags";
import { proposeEvidenceInput } from "./schema";

/**
 * Adds a source's words to a claim: proposed by a member, live at once by an editor and then marked
 * as not seen by a second person.
 */
export const proposeEvidence = command({
  permission: "evidence.propose",
  input: proposeEvidenceInput,
  subject: async ({ claimId }, { tx }) => {
    const claim = await tx.db.claim.findFirst({
      where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
      select: { id: true, actorId: true },
    });
    return claim && { kind: "claim", claimId: claim.id, ownerActorIds: [claim.actorId] };
  },
  run: async ({ input, viewer, tx, now, state, newUuid, newPublicId }) => {
    const { actorId, bylineId } = viewer.require();
    const obstacle =
      (state === "LIVE" ? null : await tooMuch(tx, viewer, input, now)) ??
      (await unknownSource(tx, input));
    if (obstacle) return obstacle;
    const { claimId, ...words } = input;
    const evidenceId = newPublicId();
    const revisionId = newUuid();
    const made = { claimId, audienceId: PUBLIC_AUDIENCE_ID, state, actorId, bylineId };
    await tx.db.evidence.create({
      data: { ...made, id: evidenceId, currentRevisionId: revisionId, createdAt: now },
    });
    await tx.db.evidenceRevision.create({
      data: { ...made, ...words, id: revisionId, evidenceId, ordinal: 1, createdAt: now },
    });
    await tx.db.decision.create({
      data: {
        kind: state === "LIVE" ? "ADD" : "PROPOSE",
        state,
        audienceId: PUBLIC_AUDIENCE_ID,
        rootClaimId: claimId,
        evidenceId,
        actorId,
        bylineId,
        decidedAt: now,
      },
    });
    return {
      result: { claimId, evidenceId, state },
      audit: {
        subjectKind: "evidence",
        subjectId: `${claimId}/${evidenceId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state, ...words },
      },
      // The public page says how many proposals wait; a live one stands on its sources' pages too.
      stale: [claimTag(claimId), ...(state === "LIVE" ? sourcesOf(words).map(sourceTag) : [])],
      claimIds: state === "LIVE" ? [claimId] : [],
    };
  },
});

const sourcesOf = ({ sourceId, viaSourceId }: { sourceId: string; viaSourceId: string | null }) =>
  viaSourceId ? [sourceId, viaSourceId] : [sourceId];

const PROPOSALS_A_DAY = 20;

async function tooMuch(
  tx: Transaction,
  viewer: Viewer,
  { note }: { note: string | null },
  now: Date,
): Promise<Failure | null> {
  const { actorId, profileId } = viewer.require();
  const wait = await proposalsWait(tx, actorId, now);
  if (wait !== null) return limited(wait);
  if (profileId === null || !hasLink(note ?? "")) return null;
  const profile = await tx.db.profile.findUnique({
    where: { id: profileId },
    select: { createdAt: true },
  });
  const isEarly = profile !== null && isTooNewForLinks(profile.createdAt, now);
  return isEarly ? invalidField("note", LINKS_WAIT) : null;
}

// The lock makes proposals of one person that come at once wait for each other, so that each counts the one before.
async function proposalsWait(tx: Transaction, actorId: string, now: Date): Promise<number | null> {
  await tx.sql(LOCK_PROPOSER, [`proposals/${actorId}`]);
  const made = await tx.db.decision.findMany({
    where: { actorId, kind: "PROPOSE", decidedAt: { gt: dayBefore(now) } },
    orderBy: { decidedAt: "desc" },
    take: PROPOSALS_A_DAY,
    select: { decidedAt: true },
  });
  const times = made.map(({ decidedAt }) => decidedAt);
  return secondsToWait(times, PROPOSALS_A_DAY, now);
}

const LOCK_PROPOSER = {
  name: "evidence_lock_proposer",
  text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
};

async function unknownSource(
  tx: Transaction,
  words: { sourceId: string; viaSourceId: string | null },
): Promise<Failure | null> {
  const { sourceId, viaSourceId } = words;
  const named = sourcesOf(words);
  const known = await tx.db.source.findMany({
    where: { id: { in: named }, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" },
    select: { id: true },
  });
  const isKnown = (id: string) => known.some((source) => source.id === id);
  if (!isKnown(sourceId)) return invalidField("sourceId", "This source is not in the ledger.");
  if (viaSourceId && !isKnown(viaSourceId))
    return invalidField("viaSourceId", "This source is not in the ledger.");
  return null;
}
