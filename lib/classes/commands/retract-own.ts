import "server-only";
import { command } from "@/lib/access/command";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { ContentState } from "@/prisma/generated/enums";
import { restoreOwnInput, retractOwnInput } from "../schema/own-claims";
import { isObstacle } from "./assignment-parts";
import { decideOnOwn, heldOwnClaim, ownChange, type OwnClaim, type OwnItem } from "./own-claim";
import { classSubject } from "./subjects";

/**
 * Takes out a claim of a class's own, or evidence or an argument on one. Of a claim that is taken out in the middle of an
 * assignment nothing more is asked; what students did on it is kept, and comes back with it.
 */
export const retractOwn = command({
  permission: "classClaim.retract",
  input: retractOwnInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input: { classId, claimId, kind, itemId, reason }, ...context }) => {
    const { tx } = context;
    const held = await heldItem(tx, { classId, claimId }, { kind, itemId });
    if (isObstacle(held)) return held;
    if (held.state !== "LIVE") return conflict("It is taken out already.");
    const step = { kind: "RETRACT", state: "RETRACTED", reason } as const;
    await decideOnOwn(context, held.claim, { kind, itemId }, step);
    await setState(tx, held.claim, { kind, itemId }, "RETRACTED");
    const said = { after: { state: "RETRACTED", reason } };
    return ownChange(held.claim, { kind, itemId }, { classId, claimId, kind, itemId }, said);
  },
});

/** Brings it back, with what stood on it. */
export const restoreOwn = command({
  permission: "classClaim.restore",
  input: restoreOwnInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input: { classId, claimId, kind, itemId }, ...context }) => {
    const { tx } = context;
    const held = await heldItem(tx, { classId, claimId }, { kind, itemId });
    if (isObstacle(held)) return held;
    if (held.state !== "RETRACTED") return conflict("It stands already.");
    const obstacle = await whatKeeps(tx, held.claim, { kind, itemId });
    if (obstacle) return obstacle;
    const step = { kind: "RESTORE", state: "LIVE", reason: null } as const;
    await decideOnOwn(context, held.claim, { kind, itemId }, step);
    await setState(tx, held.claim, { kind, itemId }, "LIVE");
    const said = { after: { state: "LIVE" } };
    return ownChange(held.claim, { kind, itemId }, { classId, claimId, kind, itemId }, said);
  },
});

type Held = { claim: OwnClaim; state: ContentState };

async function heldItem(
  tx: Transaction,
  named: { classId: string; claimId: string },
  { kind, itemId }: OwnItem,
): Promise<Held | Failure> {
  const claim = await heldOwnClaim(tx, named, { needsLive: false });
  if (isObstacle(claim)) return claim;
  if (kind === "claim") return { claim, state: claim.state };
  const values = [claim.claimId, itemId, claim.audienceId];
  const [item] = await tx.sql<{ state: ContentState }>(HOLD[kind], values);
  return item ? { claim, state: item.state } : notFound();
}

/** What it stands on has to be there: sources, premises, its aim; and the same step does not stand twice. */
async function whatKeeps(
  { sql }: Transaction,
  { claimId, audienceId }: OwnClaim,
  { kind, itemId }: OwnItem,
): Promise<Failure | null> {
  if (kind === "claim") return null;
  const seen = kind === "evidence" ? [PUBLIC_AUDIENCE_ID] : [PUBLIC_AUDIENCE_ID, audienceId];
  const [row] = await sql<{ missing: number }>(MISSING[kind], [claimId, itemId, seen]);
  if (row?.missing === 0) return null;
  return conflict(
    kind === "evidence"
      ? "Its source is no longer in the ledger. Add the words anew, from another source."
      : "What it starts from or aims at no longer stands, or the same step stands here by now.",
  );
}

function setState(
  { db }: Transaction,
  { claimId }: OwnClaim,
  { kind, itemId }: OwnItem,
  state: "LIVE" | "RETRACTED",
): Promise<unknown> {
  const data = { state };
  if (kind === "claim") return db.claim.update({ where: { id: claimId }, data });
  const where = { claimId_id: { claimId, id: itemId! } };
  return kind === "evidence"
    ? db.evidence.update({ where, data })
    : db.argument.update({ where, data });
}

const holding = (table: "evidence" | "arguments") => ({
  name: `classes_hold_own_${table}`,
  text: `SELECT state FROM ${table} WHERE claim_id = $1 AND id = $2 AND audience_id = $3 FOR NO KEY UPDATE`,
});
const HOLD = { evidence: holding("evidence"), argument: holding("arguments") };
const MISSING = {
  evidence: {
    name: "classes_sources_missing",
    text: `SELECT count(*) FILTER (WHERE s.state <> 'LIVE' OR s.audience_id <> ALL ($3::uuid[]))::int AS missing
           FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
           JOIN sources s ON s.id IN (r.source_id, r.via_source_id) WHERE e.claim_id = $1 AND e.id = $2`,
  },
  argument: {
    name: "classes_premises_missing",
    text: `SELECT (
             (SELECT count(*) FROM argument_premises p JOIN claims c ON c.id = p.premise_claim_id
              WHERE p.claim_id = a.claim_id AND p.argument_id = a.id
                AND (c.state <> 'LIVE' OR c.merged_into_id IS NOT NULL OR c.audience_id <> ALL ($3::uuid[])))
             + (SELECT count(*) FROM evidence e WHERE e.claim_id = a.claim_id AND e.id = a.target_evidence_id AND e.state <> 'LIVE')
             + (SELECT count(*) FROM arguments t WHERE t.claim_id = a.claim_id AND t.id = a.target_argument_id AND t.state <> 'LIVE')
             + (SELECT count(*) FROM arguments o WHERE o.claim_id = a.claim_id AND o.audience_id = a.audience_id
                AND o.signature = a.signature AND o.id <> a.id AND o.state = 'LIVE'))::int AS missing
           FROM arguments a WHERE a.claim_id = $1 AND a.id = $2`,
  },
};
