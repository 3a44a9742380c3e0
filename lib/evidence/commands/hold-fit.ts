import "server-only";
import { command, type Context } from "@/lib/access/command";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { AWAITING_FIT } from "../queries/fits";
import { HOLD_MINUTES } from "../rules";
import { holdFitInput, takeNextFitInput } from "../schema";
import { lockFit, readFit } from "./check-fit";

/**
 * Holds one piece for whoever takes it, for ten minutes; taken again it is held for ten more. Nobody else gets it until
 * they answer, leave it or take another.
 */
export const takeFit = command({
  permission: "fit.take",
  input: holdFitInput,
  subject: (input, { tx }) => lockFit(tx, input),
  run: async ({ input, ...context }) => {
    const found = await readFit(context.tx.sql, input);
    if (!found) return notFound();
    const isHeld = await hold(context, { ...input, revisionId: found.revisionId });
    return isHeld ? changeOf(input, found.revisionId) : conflict(TAKEN);
  },
});

/** The same for what has waited longest and is held by nobody: two at once never get the same. */
export const takeNextFit = command({
  permission: "fit.take",
  input: takeNextFitInput,
  // What is one's own is no item of one's queue.
  subject: async () => ({ kind: "contribution", ownerActorIds: [] }),
  run: async (context) => {
    const { tx, viewer, now } = context;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [next] = await tx.sql<Item>(NEXT, [viewer.require().actorId, now]);
      if (!next) return conflict("Nothing waits for you to read just now.");
      if (await hold(context, next)) return changeOf(next, next.revisionId);
    }
    return conflict("Others are quicker at this moment. Try again.");
  },
});

/** Lets go of a piece without an answer. */
export const leaveFit = command({
  permission: "fit.leave",
  input: holdFitInput,
  subject: async ({ claimId, evidenceId }, { tx }) => {
    // Of an earlier wording somebody else may have a hold that is over.
    const holders = await tx.sql<{ actorId: string }>(HOLDERS, [claimId, evidenceId]);
    const ownerActorIds = holders.map(({ actorId }) => actorId);
    return holders.length > 0 ? { kind: "contribution", ownerActorIds } : null;
  },
  run: async ({ input, tx, viewer }) => {
    await tx.sql(LEAVE, [input.claimId, input.evidenceId, viewer.require().actorId]);
    return changeOf(input, null);
  },
});

const TAKEN = "Somebody is reading this just now. Take another, or come back in ten minutes.";
/** Somebody may be quicker between the look and the grip. */
const MOST_TRIES = 5;

type Item = { claimId: string; evidenceId: string; revisionId: string };

/** Whether the viewer holds it now; whatever else they held is let go. */
async function hold(
  { tx, viewer, now }: Pick<Context<Transaction>, "tx" | "viewer" | "now">,
  { claimId, revisionId }: Item,
): Promise<boolean> {
  const { actorId } = viewer.require();
  const until = new Date(now.getTime() + HOLD_MINUTES * 60_000);
  const held = await tx.sql(HOLD, [claimId, revisionId, actorId, until, now]);
  if (held.length === 0) return false;
  await tx.sql(LET_GO, [actorId, claimId, revisionId]);
  return true;
}

function changeOf({ claimId, evidenceId }: Omit<Item, "revisionId">, revisionId: string | null) {
  return {
    result: { claimId, evidenceId },
    audit: {
      ...{ subjectKind: "evidence", subjectId: `${claimId}/${evidenceId}` },
      after: { revisionId },
    },
  };
}

const HOLD = {
  name: "evidence_hold_fit",
  text: `INSERT INTO fit_holds (claim_id, evidence_revision_id, actor_id, until) VALUES ($1, $2::uuid, $3::uuid, $4)
         ON CONFLICT (claim_id, evidence_revision_id) DO UPDATE SET actor_id = excluded.actor_id, until = excluded.until
           WHERE fit_holds.until <= $5::timestamptz OR fit_holds.actor_id = excluded.actor_id
         RETURNING 1`,
};
const LET_GO = {
  name: "evidence_let_go_of_fits",
  text: "DELETE FROM fit_holds WHERE actor_id = $1::uuid AND (claim_id, evidence_revision_id) <> ($2, $3::uuid)",
};
const NEXT = {
  name: "evidence_next_fit",
  text: `SELECT l.claim_id AS "claimId", l.evidence_id AS "evidenceId", r.id AS "revisionId" FROM ${AWAITING_FIT}
           AND NOT EXISTS (SELECT 1 FROM fit_holds h WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id
                           AND h.until > $2::timestamptz)
         ORDER BY l.since, l.claim_id, l.evidence_id LIMIT 1 FOR UPDATE OF l SKIP LOCKED`,
};
const HELD = `fit_holds h USING evidence_revisions r
  WHERE h.claim_id = $1 AND r.claim_id = h.claim_id AND r.id = h.evidence_revision_id AND r.evidence_id = $2`;
const HOLDERS = {
  name: "evidence_holders_of_fit",
  text: `SELECT h.actor_id AS "actorId" FROM fit_holds h
         JOIN evidence_revisions r ON r.claim_id = h.claim_id AND r.id = h.evidence_revision_id
         WHERE h.claim_id = $1 AND r.evidence_id = $2 FOR UPDATE OF h`,
};
const LEAVE = { name: "evidence_leave_fit", text: `DELETE FROM ${HELD} AND h.actor_id = $3::uuid` };
