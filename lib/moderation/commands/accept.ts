import "server-only";
import { command, type Context } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { authorsOf, type Contribution, type Named } from "../queries/contribution";
import { acceptContributionInput, sendBackContributionInput } from "../schema/contribution";
import { obstacleToLive } from "./obstacles";
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
 * Somebody other than its author takes a contribution into the ledger: a member's proposal becomes
 * live; a new wording takes the place of the one that is shown; an editor's own addition, live already,
 * has now been seen by a second person. Bound to the words that were shown.
 */
export const acceptContribution = command({
  permission: "contribution.accept",
  input: acceptContributionInput,
  subject: contributionOnDesk,
  run: async ({ input, ...context }) => {
    const found = await waiting(context, input);
    if ("failure" in found) return found.failure;
    const { contribution, isWording } = found;
    const words = (contribution.asked ?? contribution.shown).words;
    const obstacle = await obstacleToLive(context.tx, contribution, words);
    if (obstacle) return obstacle;
    const { revisionId, reason } = input;
    const { sql } = context.tx;
    const step = { kind: "ACCEPT", state: "LIVE", reason } as const;
    const about = isWording ? { ...step, revisionId } : step;
    const decisionId = await writeDecision(context, contribution, about);
    if (isWording || contribution.state === "PROPOSED")
      await setWordingState(sql, contribution, revisionId, "LIVE");
    if (isWording) await show(sql, contribution, revisionId);
    else if (contribution.state === "PROPOSED") await setState(sql, contribution, "LIVE");
    const change = await changeOf(sql, contribution, {
      before: { state: contribution.state, revisionId: contribution.shown.id },
      after: { state: "LIVE", reason, revisionId },
    });
    return { ...change, result: { ...change.result, decisionId } };
  },
});

/** A proposal, or a new wording of something live, goes back to its author with the reason that they will read. */
export const sendBackContribution = command({
  permission: "contribution.sendBack",
  input: sendBackContributionInput,
  subject: contributionOnDesk,
  run: async ({ input, ...context }) => {
    const found = await waiting(context, input);
    if ("failure" in found) return found.failure;
    const { contribution, isWording } = found;
    if (!isWording && contribution.state === "LIVE") return conflict(DECIDED);
    const { revisionId, reason } = input;
    const { sql } = context.tx;
    const step = { kind: "SEND_BACK", state: "SENT_BACK", reason } as const;
    const about = isWording ? { ...step, revisionId } : step;
    const decisionId = await writeDecision(context, contribution, about);
    await setWordingState(sql, contribution, revisionId, "SENT_BACK");
    if (!isWording) await setState(sql, contribution, "SENT_BACK");
    const change = await changeOf(sql, contribution, {
      before: { state: isWording ? "PROPOSED" : contribution.state },
      after: { state: "SENT_BACK", reason, revisionId },
    });
    // What waits or goes back was never counted.
    return { ...change, result: { ...change.result, decisionId }, claimIds: [] };
  },
});

const DECIDED = "Somebody has already decided on this.";
const REWORDED =
  "Its words have changed since you opened the queue. Load the page again and read what it says now.";

type Shown = Named & { revisionId: string; liveId?: string | undefined };

async function contributionOnDesk(
  shown: Shown,
  { tx, viewer }: Context<Transaction>,
): Promise<Subjects["contribution"] | null> {
  const contribution = await lockContribution(tx, viewer, shown, shown.revisionId);
  return contribution && { kind: "contribution", ownerActorIds: authorsOf(contribution) };
}

type Waiting = { contribution: Contribution; isWording: boolean } | { failure: Failure };

/** What waits under the words that the editor was shown; or why nothing does. */
async function waiting(
  { tx, viewer }: Deciding & { viewer: Viewer },
  given: Shown,
): Promise<Waiting> {
  const contribution = await lockContribution(tx, viewer, given, given.revisionId);
  if (!contribution) return { failure: notFound() };
  const { state, shown, asked, isSeenBySecond } = contribution;
  if (shown.id === given.revisionId) {
    const waits = state === "PROPOSED" || (state === "LIVE" && !isSeenBySecond);
    return waits ? { contribution, isWording: false } : { failure: conflict(DECIDED) };
  }
  if (!asked || asked.state === "LIVE" || state !== "LIVE") return { failure: conflict(REWORDED) };
  if (asked.state !== "PROPOSED") return { failure: conflict(DECIDED) };
  // The editor compared it with other words than those that it would replace.
  if (given.liveId !== shown.id) return { failure: conflict(REWORDED) };
  return { contribution, isWording: true };
}
