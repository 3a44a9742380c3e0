import "server-only";
import type { z } from "zod";
import { command, type Change, type Context } from "@/lib/access/command";
import { mayEver, type Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
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
    const { state, acceptedBefore } = contribution;
    if (state !== "PROPOSED" && (state !== "LIVE" || acceptedBefore))
      return conflict("Somebody has already decided on this.");
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
    if (contribution.state !== "PROPOSED") return conflict("Somebody has already decided on this.");
    return decide(context, input, contribution, "SEND_BACK", "SENT_BACK");
  },
});

type Named = z.output<typeof acceptContributionInput>;
type Contribution = {
  state: ContentState;
  authorIds: string[];
  revisionId: string;
  sourceIds: string[];
  acceptedBefore: boolean;
};

// A proposal is seen by its authors and by editors; to everybody else it is absent.
async function contributionOnDesk(
  named: Named,
  { tx, viewer }: { tx: Transaction; viewer: Viewer },
): Promise<Subjects["contribution"] | null> {
  const contribution = await readContribution(tx, named);
  if (!contribution) return null;
  const { state, authorIds } = contribution;
  const isTheirs = viewer.actorId !== null && authorIds.includes(viewer.actorId);
  const isSeen = state === "LIVE" || isTheirs || mayEver("desk.read", viewer);
  return isSeen ? { kind: "contribution", ownerActorIds: authorIds } : null;
}

// The lock makes two editors who decide at once wait for each other: the second one reads what the first decided.
async function readContribution(
  tx: Transaction,
  { kind, claimId, contributionId }: Named,
): Promise<Contribution | null> {
  const statement = kind === "evidence" ? LOCK_EVIDENCE : LOCK_ARGUMENT;
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
      after: { state, reason },
    },
    stale: [claimTag(claimId), ...before.sourceIds.map(sourceTag)],
    claimIds: [claimId],
  };
}

const ACCEPTED_BEFORE = (column: string) => `EXISTS (SELECT 1 FROM decisions d
  WHERE d.root_claim_id = x.claim_id AND d.${column} = x.id AND d.kind = 'ACCEPT') AS "acceptedBefore"`;
const LOCK_EVIDENCE = {
  name: "moderation_lock_evidence",
  text: `SELECT x.state, ARRAY[x.actor_id, r.actor_id] AS "authorIds", r.id AS "revisionId",
           array_remove(ARRAY[r.source_id, r.via_source_id], NULL) AS "sourceIds", ${ACCEPTED_BEFORE("evidence_id")}
         FROM evidence x JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
         WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3 FOR UPDATE OF x`,
};
const LOCK_ARGUMENT = {
  name: "moderation_lock_argument",
  text: `SELECT x.state, ARRAY[x.actor_id, r.actor_id] AS "authorIds", r.id AS "revisionId",
           ARRAY[]::text[] AS "sourceIds", ${ACCEPTED_BEFORE("argument_id")}
         FROM arguments x JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
         WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3 FOR UPDATE OF x`,
};
