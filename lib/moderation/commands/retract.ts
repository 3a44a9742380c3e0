import "server-only";
import { command } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { readContribution, undoable, type Contribution } from "../queries/contribution";
import { undoOf, UNDO_HOURS, type Undo } from "../rules/undo";
import { restoreContributionInput, retractContributionInput } from "../schema/contribution";
import { obstacleToLive, twinObstacle } from "./obstacles";
import {
  changeOf,
  lockContribution,
  setState,
  setWordingState,
  show,
  writeDecision,
  type Deciding,
} from "./transition";

/**
 * An author takes their own contribution out of the ledger, or withdraws what waits: the whole, or a wording
 * of theirs that waits beside something live. Nothing is deleted; what was live leaves a tombstone.
 */
export const retractContribution = command({
  permission: "contribution.retract",
  input: retractContributionInput,
  subject: async (input, { tx, viewer }) => {
    const found = await lockContribution(tx, viewer, input, input.revisionId);
    return found && contributionOf(found.asked?.authorId ?? found.authorId);
  },
  run: async ({ input, ...context }) => {
    const { tx, viewer } = context;
    const { revisionId, reason } = input;
    const found = await lockContribution(tx, viewer, input, revisionId);
    if (!found) return notFound();
    const step = { kind: "RETRACT", state: "RETRACTED", reason } as const;
    if (found.asked) {
      if (found.asked.state !== "PROPOSED") return conflict(DECIDED);
      await writeDecision(context, found, { ...step, revisionId });
      await setWordingState(tx.sql, found, revisionId, "RETRACTED");
    } else {
      if (found.state !== "LIVE" && found.state !== "PROPOSED") return conflict(DECIDED);
      const named = await namedByEvidence(tx.sql, found);
      if (named) return named;
      await writeDecision(context, found, step);
      await setState(tx.sql, found, "RETRACTED");
    }
    const wasLive = !found.asked && found.state === "LIVE";
    return settled(tx.sql, found, wasLive, { state: "RETRACTED", reason, revisionId });
  },
});

/**
 * Takes the newest decision about a contribution, or about one wording of it, back (see `undoOf`): whoever
 * took it, or an editor. What becomes live again has to have what it stands on.
 */
export const restoreContribution = command({
  permission: "contribution.restore",
  input: restoreContributionInput,
  subject: async (input, { tx, viewer }) => {
    const found = await lockContribution(tx, viewer, input, input.revisionId);
    const decider = found?.decisions[0]?.actorId;
    return decider ? { kind: "retraction", ownerActorIds: [decider] } : null;
  },
  run: async ({ input, ...context }) => {
    const { tx, viewer, now } = context;
    const { revisionId, reason } = input;
    const found = await lockContribution(tx, viewer, input, revisionId);
    if (!found) return notFound();
    const undo = undoOf(undoable(found, revisionId), now);
    if (!undo) return conflict(NOTHING_TO_UNDO);
    const obstacle = await whatKeeps(context, found, undo);
    if (obstacle) return obstacle;
    await carryOut(context, found, undo, { revisionId, reason });
    const isLive = found.state === "LIVE" || (undo.kind === "whole" && undo.state === "LIVE");
    return settled(tx.sql, found, isLive, { undone: found.decisions[0]!.kind, reason, revisionId });
  },
});

const DECIDED = "Somebody has already decided on this.";
const NOTHING_TO_UNDO = `There is nothing to take back here. An acceptance can be taken back for ${UNDO_HOURS} hours, and only while nothing was decided after it.`;

const contributionOf = (ownerActorId: string): Subjects["contribution"] => ({
  kind: "contribution",
  ownerActorIds: [ownerActorId],
});

async function whatKeeps(
  { tx }: Deciding,
  found: Contribution,
  undo: Undo,
): Promise<Failure | null> {
  switch (undo.kind) {
    case "whole":
      if (undo.state === "LIVE") return obstacleToLive(tx, found, found.shown.words);
      return (
        (await twinObstacle(tx, found)) ??
        (await namedByEvidence(tx.sql, found)) ??
        (await startedFrom(tx.sql, found))
      );
    case "unsee":
      return null;
    default: {
      if (!undo.showsInstead) return null;
      const before = await readContribution(tx.sql, found, undo.showsInstead);
      return before?.asked ? obstacleToLive(tx, found, before.asked.words) : notFound();
    }
  }
}

async function carryOut(
  context: Deciding,
  found: Contribution,
  undo: Undo,
  { revisionId, reason }: { revisionId: string; reason: string | null },
): Promise<void> {
  const { sql } = context.tx;
  const restore = (state: "LIVE" | "PROPOSED" | "SENT_BACK", ofWording = false) =>
    writeDecision(context, found, {
      ...{ kind: "RESTORE", state, reason },
      ...(ofWording && { revisionId }),
    });
  switch (undo.kind) {
    case "whole":
      await restore(undo.state);
      if (undo.wordingToo) {
        // The wording's own decision says that its acceptance was taken back.
        await restore(undo.state, true);
        await setWordingState(sql, found, found.shown.id, undo.state);
      }
      return setState(sql, found, undo.state);
    case "wording":
      await restore("PROPOSED", true);
      await setWordingState(sql, found, revisionId, "PROPOSED");
      if (!undo.showsInstead) return;
      await restore("LIVE");
      return show(sql, found, undo.showsInstead);
    case "showBefore":
      await restore("LIVE");
      return show(sql, found, undo.showsInstead);
    case "unsee":
      return restore("LIVE", true);
  }
}

/** Live evidence names the source, so that it cannot go; null where none does. */
async function namedByEvidence(sql: Sql, found: Contribution): Promise<Failure | null> {
  if (found.kind !== "source" || found.state !== "LIVE") return null;
  const [row] = await sql<{ count: number }>(NAMED_BY, [found.contributionId]);
  return row!.count > 0 ? conflict(sourceNamed(row!.count)) : null;
}

/** Live arguments start from the claim, so that it cannot wait again; null where none does. */
async function startedFrom(sql: Sql, found: Contribution): Promise<Failure | null> {
  if (found.kind !== "claim" || found.state !== "LIVE") return null;
  const [row] = await sql<{ count: number }>(STARTED_FROM, [found.contributionId]);
  return row!.count > 0 ? conflict(claimStartedFrom(row!.count)) : null;
}

const sourceNamed = (count: number) =>
  `${count === 1 ? "One piece of live evidence names" : `${count} pieces of live evidence name`} this source. Its standing can be set to “retracted” instead: the evidence stays and stops counting.`;
const claimStartedFrom = (count: number) =>
  `${count === 1 ? "One live argument starts" : `${count} live arguments start`} from this claim. Those go first.`;

/** The change of a row that was, or is, counted: what waits was never. */
async function settled(
  sql: Sql,
  found: Contribution,
  counts: boolean,
  after: { reason: string | null; revisionId: string; state?: string; undone?: string },
) {
  const change = await changeOf(sql, found, { before: { state: found.state }, after });
  return { ...change, claimIds: counts ? change.claimIds! : [] };
}

const NAMED_BY = {
  name: "moderation_source_named_by",
  text: `SELECT count(*)::int AS count FROM evidence_revisions r
         JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
         WHERE r.source_id = $1 OR r.via_source_id = $1`,
};
const STARTED_FROM = {
  name: "moderation_claim_started_from",
  text: `SELECT count(*)::int AS count FROM argument_premises p
         JOIN arguments a ON a.claim_id = p.claim_id AND a.id = p.argument_id AND a.state = 'LIVE'
         JOIN claims c ON c.id = a.claim_id AND c.state = 'LIVE'
         WHERE p.premise_claim_id = $1`,
};
