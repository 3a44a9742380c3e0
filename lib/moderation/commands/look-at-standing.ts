import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { lockFit, readFit } from "@/lib/evidence/commands/check-fit";
import { conflict, notFound } from "@/lib/foundation/errors";
import { lookAtStandingInput } from "../schema/queues";

/**
 * An editor has looked at evidence of others whose source stands otherwise than it did, and says what they found. It leaves
 * the queue until the standing changes again; what it counts for follows from the standing alone.
 */
export const lookAtStanding = command({
  permission: "standing.look",
  input: lookAtStandingInput,
  subject: async (input, { tx }) => {
    await lockFit(tx, input);
    const found = await readFit(tx.sql, input);
    return found && { kind: "contribution", ownerActorIds: found.adderIds };
  },
  run: async ({ input, viewer, tx, now }) => {
    const { claimId, evidenceId, revisionId, note } = input;
    const found = await readFit(tx.sql, input);
    if (!found) return notFound();
    if (found.revisionId !== revisionId)
      return conflict("It was reworded since you opened this page. Read what it says now.");
    const [changed] = await tx.sql<{ at: Date | null }>(CHANGED, [claimId, evidenceId]);
    if (!changed?.at) return conflict("Somebody has looked at it already.");
    const { actorId, bylineId } = viewer.require();
    const lookedAt = new Date(Math.max(now.getTime(), changed.at.getTime()));
    await tx.db.standingLook.create({
      data: {
        ...{ claimId, evidenceRevisionId: revisionId, audienceId: PUBLIC_AUDIENCE_ID },
        ...{ note, actorId, bylineId, lookedAt },
      },
    });
    return {
      result: { claimId, evidenceId },
      audit: {
        ...{ subjectKind: "evidence", subjectId: `${claimId}/${evidenceId}` },
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { revisionId, note },
      },
    };
  },
});

const CHANGED = {
  name: "moderation_standing_changed",
  text: "SELECT standing_at AS at FROM desk_lines WHERE claim_id = $1 AND evidence_id = $2",
};
