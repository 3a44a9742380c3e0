import "server-only";
import type { z } from "zod";
import { command, type Change, type Context } from "@/lib/access/command";
import { mayEver, type Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { seenBySecond } from "@/lib/evidence/queries";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { sourceTag } from "@/lib/sources/tags";
import type { ContentState } from "@/prisma/generated/enums";
import { acceptContributionInput, sendBackContributionInput } from "./schema";

/**
 * Somebody other than its author takes a contribution into the ledger: a member's proposal becomes
 * live; an editor's own addition, live already, has now been seen by a second person.
 */
export const acceptContribution = command({
  permission: "contribution.accept",
  input: acceptContributionInput,
  subject: contributionOnDesk,
  run: async ({ input, ...context }) => {
    const contribution = await readContribution(context.tx, input);
    if (!contribution) return notFound();
    const { state, isSeenBySecond } = contribution;
    if (state !== "PROPOSED" && (state !== "LIVE" || isSeenBySecond)) return conflict(DECIDED);
    if (contribution.revisionId !== input.revisionId) return conflict(REWORDED);
    return decide(context, input, contribution, "ACCEPT", "LIVE");
  },
});

/** A proposal goes back to its author, with the reason that they will read. */
export const sendBackContribution = command({
  permission: "contribution.sendBack",
  input: sendBackContributionInput,
  subject: contributionOnDesk,
  run: async ({ input, ...context }) => {
    const contribution = await readContribution(context.tx, input);
    if (!contribution) return notFound();
    if (contribution.state !== "PROPOSED") return conflict(DECIDED);
    if (contribution.revisionId !== input.revisionId) return conflict(REWORDED);
    return decide(context, input, contribution, "SEND_BACK", "SENT_BACK");
  },
});

const DECIDED = "Somebody has already decided on this.";
const REWORDED =
  "Its words have changed since you opened the queue. Load the page again and read what it says now.";

type Named = z.output<typeof acceptContributionInput>;
type Contribution = {
  state: ContentState;
  authorIds: string[];
  revisionId: string;
  sourceIds: string[];
  isSeenBySecond: boolean;
};

// A proposal is seen by its authors and by editors; to everybody else it is absent.
async function contributionOnDesk(
  named: Named,
  { tx, viewer }: { tx: Transaction; viewer: Viewer },
): Promise<Subjects["contribution"] | null> {
  // Two editors who decide at once wait for each other here, and for whoever rewords it: what is read
  // below, in statements of its own, is what the first one left.
  await tx.sql(named.kind === "evidence" ? LOCK_EVIDENCE : LOCK_ARGUMENT, [
    named.claimId,
    named.contributionId,
  ]);
  const contribution = await readContribution(tx, named);
  if (!contribution) return null;
  const { state, authorIds } = contribution;
  const isTheirs = viewer.actorId !== null && authorIds.includes(viewer.actorId);
  const isSeen = state === "LIVE" || isTheirs || mayEver("desk.read", viewer);
  return isSeen ? { kind: "contribution", ownerActorIds: authorIds } : null;
}

async function readContribution(
  tx: Transaction,
  { kind, claimId, contributionId }: Named,
): Promise<Contribution | null> {
  const statement = kind === "evidence" ? READ_EVIDENCE : READ_ARGUMENT;
  const [row] = await tx.sql<Contribution>(statement, [
    claimId,
    contributionId,
    PUBLIC_AUDIENCE_ID,
  ]);
  return row ?? null;
}

async function decide(
  { tx, viewer, now }: Pick<Context<Transaction>, "tx" | "now"> & { viewer: Viewer },
  { kind, claimId, contributionId, reason }: Named,
  before: Contribution,
  decision: "ACCEPT" | "SEND_BACK",
  state: "LIVE" | "SENT_BACK",
): Promise<Change<{ claimId: string; contributionId: string; kind: string }> | Failure> {
  const { actorId, bylineId } = viewer.require();
  await tx.db.decision.create({
    data: {
      kind: decision,
      state,
      reason,
      audienceId: PUBLIC_AUDIENCE_ID,
      rootClaimId: claimId,
      ...(kind === "evidence" ? { evidenceId: contributionId } : { argumentId: contributionId }),
      actorId,
      bylineId,
      decidedAt: now,
    },
  });
  if (before.state !== state) {
    const at = { claimId_id: { claimId, id: contributionId } };
    const shown = { claimId_id: { claimId, id: before.revisionId } };
    if (kind === "evidence") {
      await tx.db.evidenceRevision.update({ where: shown, data: { state } });
      await tx.db.evidence.update({ where: at, data: { state } });
    } else {
      await tx.db.argumentRevision.update({ where: shown, data: { state } });
      await tx.db.argument.update({ where: at, data: { state } });
    }
  }
  return {
    result: { claimId, contributionId, kind },
    audit: {
      subjectKind: kind,
      subjectId: `${claimId}/${contributionId}`,
      audienceId: PUBLIC_AUDIENCE_ID,
      before: { state: before.state },
      after: { state, reason, revisionId: before.revisionId },
    },
    stale: [claimTag(claimId), ...before.sourceIds.map(sourceTag)],
    claimIds: [claimId],
  };
}

const LOCK_EVIDENCE = {
  name: "moderation_lock_evidence",
  text: "SELECT 1 FROM evidence WHERE claim_id = $1 AND id = $2 FOR UPDATE",
};
const LOCK_ARGUMENT = {
  name: "moderation_lock_argument",
  text: "SELECT 1 FROM arguments WHERE claim_id = $1 AND id = $2 FOR UPDATE",
};
const READ_EVIDENCE = {
  name: "moderation_read_evidence",
  text: `SELECT x.state, ARRAY[x.actor_id, r.actor_id] AS "authorIds", r.id AS "revisionId",
           array_remove(ARRAY[r.source_id, r.via_source_id], NULL) AS "sourceIds",
           ${seenBySecond("evidence", "x", "r")} AS "isSeenBySecond"
         FROM evidence x JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
         WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3`,
};
const READ_ARGUMENT = {
  name: "moderation_read_argument",
  text: `SELECT x.state, ARRAY[x.actor_id, r.actor_id] AS "authorIds", r.id AS "revisionId",
           ARRAY[]::text[] AS "sourceIds", ${seenBySecond("argument", "x", "r")} AS "isSeenBySecond"
         FROM arguments x JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
         WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3`,
};
