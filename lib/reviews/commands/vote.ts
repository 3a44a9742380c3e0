import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Sql, SqlTransaction } from "@/lib/foundation/db";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { Confidence, OffScale } from "@/prisma/generated/enums";
import { listLedgerChanges, readSeenLedger } from "../queries/ledger";
import { OFF_SCALE, seenHash, valueOf, type VotePosition } from "../rules";
import { castVoteInput, withdrawVoteInput } from "../schema";

/**
 * Stores a reviewer's judgement of a claim, bound to the ledger that they were shown. A vote that
 * stood before is superseded, never changed. Where the ledger has moved on since the form was
 * rendered nothing is stored, and the failure says what is new and carries the present hash.
 */
export const castVote = hotCommand({
  permission: "vote.cast",
  input: castVoteInput,
  subject: ({ claimId }, { tx, viewer }) => claimToVoteOn(tx, viewer, claimId),
  run: async ({ input, subject, viewer, tx: { sql, send }, now, newUuid }) => {
    const { claimId } = input;
    const ledger = await readSeenLedger(sql, claimId, PUBLIC_AUDIENCE_ID);
    if (!ledger) return notFound();
    const current = seenHash(ledger);
    if (current !== input.seenHash) return ledgerMoved(sql, claimId, current, input.shownAt);
    const unknown = input.reliedOn.filter((id) => !ledger.evidence.some((item) => item.id === id));
    if (unknown.length > 0)
      return invalidField("reliedOn", "Some of this evidence is no longer part of the claim.");

    const { actorId, bylineId } = viewer.require();
    const superseding = sql<Superseded>(SUPERSEDE, [claimId, actorId, PUBLIC_AUDIENCE_ID, now]);
    const voteId = newUuid();
    const position = positionIn(input.choice);
    const offScale = offScaleIn(input.choice);
    const isOnOwnProposal = subject.ownerActorIds.includes(actorId);
    send(INSERT_VOTE, [
      claimId,
      voteId,
      PUBLIC_AUDIENCE_ID,
      ledger.claimRevisionId,
      current,
      position,
      offScale,
      input.confidence,
      input.rationale,
      isOnOwnProposal,
      bylineId,
      actorId,
      now,
    ]);
    if (input.reliedOn.length > 0) send(RELY_ON, [claimId, voteId, input.reliedOn]);
    const [before] = await superseding;
    return {
      result: { claimId, became: becameOf(before, { ...input, position, offScale }) },
      audit: {
        subjectKind: "vote",
        subjectId: `${claimId}/${voteId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        ...(before && { before: { voteId: before.id, choice: before.choice } }),
        after: { voteId, choice: input.choice, confidence: input.confidence },
      },
      claimIds: [claimId],
    };
  },
});

/** Takes the viewer's current vote out of every count. Its slot stays theirs: voting again supersedes it. */
export const withdrawVote = hotCommand({
  permission: "vote.withdraw",
  input: withdrawVoteInput,
  subject: async ({ claimId }, { tx: { sql, send }, viewer }) => {
    send(LOCK_NAME, [`${claimId}/${viewer.actorId}`]);
    const [vote] = await sql(VOTE_TO_WITHDRAW, [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID]);
    return vote
      ? { kind: "vote" as const, claimId, ownerActorIds: [vote.actorId as string] }
      : null;
  },
  run: async ({ input: { claimId }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const [vote] = await sql<{ id: string }>(WITHDRAW, [claimId, actorId, PUBLIC_AUDIENCE_ID, now]);
    if (!vote) return conflict("Your vote on this claim is withdrawn already.");
    return {
      result: { claimId },
      audit: {
        subjectKind: "vote",
        subjectId: `${claimId}/${vote.id}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        before: { isWithdrawn: false },
        after: { isWithdrawn: true },
      },
      claimIds: [claimId],
    };
  },
});

type Superseded = {
  id: string;
  choice: string;
  confidence: Confidence;
  seenHash: string;
  withdrawnAt: Date | null;
};
type Cast = { position: number | null; offScale: OffScale | null } & Pick<
  Superseded,
  "confidence" | "seenHash"
>;

// The same judgement of a ledger that changed meanwhile confirms the one that stood.
function becameOf(before: Superseded | undefined, cast: Cast): "cast" | "changed" | "confirmed" {
  if (!before) return "cast";
  const isSame =
    before.choice === String(cast.position ?? cast.offScale) &&
    before.confidence === cast.confidence;
  const isConfirmed = isSame && before.withdrawnAt === null && before.seenHash !== cast.seenHash;
  return isConfirmed ? "confirmed" : "changed";
}

// The lock makes two votes of one person on one claim, or a vote and a withdrawal, wait for each other.
async function claimToVoteOn(
  { sql, send }: SqlTransaction,
  viewer: Viewer,
  claimId: string,
): Promise<Subjects["claim"] | null> {
  send(LOCK_NAME, [`${claimId}/${viewer.actorId}`]);
  const [claim] = await sql<{ actorId: string }>(CLAIM_TO_VOTE_ON, [claimId, PUBLIC_AUDIENCE_ID]);
  return claim ? { kind: "claim", claimId, ownerActorIds: [claim.actorId] } : null;
}

// What began this long before the form was rendered may have become visible after it.
const SECONDS_TO_COMMIT = 5;

async function ledgerMoved(sql: Sql, claimId: string, current: string, shownAt?: string) {
  const since = shownAt && new Date(Date.parse(shownAt) - SECONDS_TO_COMMIT * 1000);
  const changes = since ? await listLedgerChanges(sql, claimId, since) : [];
  return conflict(
    "The ledger of this claim has changed since you opened the form. Look at what is new, then send your vote again.",
    { seenHash: current, changes },
  );
}

function isOffScale(choice: VotePosition | OffScale): choice is OffScale {
  return (OFF_SCALE as readonly string[]).includes(choice);
}
const positionIn = (choice: VotePosition | OffScale) =>
  isOffScale(choice) ? null : valueOf(choice);
const offScaleIn = (choice: VotePosition | OffScale) => (isOffScale(choice) ? choice : null);

const CLAIM_TO_VOTE_ON = {
  name: "reviews_claim_to_vote_on",
  text: `SELECT actor_id AS "actorId" FROM claims WHERE id = $1 AND audience_id = $2 AND state = 'LIVE' AND merged_into_id IS NULL`,
};
const SUPERSEDE = {
  name: "reviews_supersede",
  text: `UPDATE votes SET superseded_at = $4
         WHERE claim_id = $1 AND actor_id = $2 AND audience_id = $3 AND kind = 'POSTERIOR' AND superseded_at IS NULL
         RETURNING id, coalesce(position::text, off_scale::text) AS choice, confidence, seen_hash AS "seenHash",
           withdrawn_at AS "withdrawnAt"`,
};
const INSERT_VOTE = {
  name: "reviews_insert_vote",
  text: `INSERT INTO votes (claim_id, id, audience_id, kind, claim_revision_id, seen_hash, position, off_scale,
           confidence, rationale, is_on_own_proposal, byline_id, actor_id, cast_at)
         VALUES ($1, $2, $3, 'POSTERIOR', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};
const RELY_ON = {
  name: "reviews_rely_on",
  text: "INSERT INTO vote_evidence (claim_id, vote_id, evidence_id) SELECT $1, $2, unnest($3::text[])",
};
const VOTE_TO_WITHDRAW = {
  name: "reviews_vote_to_withdraw",
  text: `SELECT actor_id AS "actorId" FROM votes
         WHERE claim_id = $1 AND actor_id = $2 AND audience_id = $3 AND kind = 'POSTERIOR' AND superseded_at IS NULL`,
};
const WITHDRAW = {
  name: "reviews_withdraw",
  text: `UPDATE votes SET withdrawn_at = $4
         WHERE claim_id = $1 AND actor_id = $2 AND audience_id = $3 AND kind = 'POSTERIOR'
           AND superseded_at IS NULL AND withdrawn_at IS NULL
         RETURNING id`,
};
