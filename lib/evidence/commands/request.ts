import "server-only";
import { linksTooEarly } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { openClaimOf } from "@/lib/claims/commands/open-claim";
import { claimTag } from "@/lib/claims/tags";
import { conflict, invalidField } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { closeRequestInput, makeRequestInput } from "../schema";
import { requestListTag } from "../tags";
import { nameWords } from "./name-words";

/**
 * Asks for what a claim lacks: a source, of the whole or of words of it, or another look at a piece of evidence. One request
 * of a kind about one thing is open per person; it stays so until it is met, or somebody closes it with a reason.
 */
export const makeRequest = command({
  permission: "request.make",
  input: makeRequestInput,
  subject: ({ claimId }, { tx }) => openClaimOf(tx, claimId),
  run: async ({
    input: { claimId, kind, evidenceId, claimWords, note },
    viewer,
    tx,
    now,
    newUuid,
  }) => {
    const { actorId, bylineId } = viewer.require();
    const early = await linksTooEarly(tx, viewer, now, { note });
    if (early) return early;
    const targetEvidenceId = kind === "NEEDS_RECHECK" ? evidenceId : null;
    if (targetEvidenceId !== null) {
      const evidence = await tx.db.evidence.count({
        where: { claimId, id: targetEvidenceId, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" },
      });
      if (evidence === 0)
        return invalidField("evidenceId", "This evidence is no longer in the ledger.");
    }
    const span = await nameWords(tx, claimId, claimWords);
    if ("kind" in span) return span;
    await tx.sql(LOCK_NAME, [`requests/${actorId}`]);
    const about = { claimId, kind, targetEvidenceId, ...span };
    const open = await tx.db.request.count({ where: { ...about, actorId, closedAt: null } });
    if (open > 0) return conflict("You have asked for this already, and it is still open.");
    const requestId = newUuid();
    await tx.db.request.create({
      data: {
        ...{ ...about, id: requestId, audienceId: PUBLIC_AUDIENCE_ID, note, actorId, bylineId },
        targetClaimId: targetEvidenceId === null ? claimId : null,
        requestedAt: now,
      },
    });
    return {
      result: { claimId, requestId },
      audit: {
        subjectKind: "request",
        subjectId: `${claimId}/${requestId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { kind, evidenceId: targetEvidenceId, ...span, note },
      },
      stale: [claimTag(claimId), requestListTag()],
    };
  },
});

/** Ends a request that has been met, or that asks for nothing: an editor's, or one's own. */
export const closeRequest = command({
  permission: "request.close",
  input: closeRequestInput,
  subject: async ({ claimId, requestId }, { tx }) => {
    // Two who close it at once wait for each other here.
    await tx.sql(LOCK_REQUEST, [claimId, requestId]);
    const request = await tx.db.request.findFirst({
      where: { claimId, id: requestId, audienceId: PUBLIC_AUDIENCE_ID },
      select: { actorId: true },
    });
    return request && { kind: "request", claimId, ownerActorIds: [request.actorId] };
  },
  run: async ({ input: { claimId, requestId, closedReason }, tx, now }) => {
    const { count } = await tx.db.request.updateMany({
      where: { claimId, id: requestId, closedAt: null },
      data: { closedAt: now, closedReason },
    });
    if (count === 0) return conflict("Somebody has closed this request already.");
    return {
      result: { claimId, requestId },
      audit: {
        subjectKind: "request",
        subjectId: `${claimId}/${requestId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { closedReason },
      },
      stale: [claimTag(claimId), requestListTag()],
    };
  },
});

const LOCK_REQUEST = {
  name: "evidence_lock_request",
  text: "SELECT 1 FROM requests WHERE claim_id = $1 AND id = $2 FOR UPDATE",
};
