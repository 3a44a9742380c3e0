import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { readFit } from "@/lib/evidence/commands/check-fit";
import { fitOf } from "@/lib/evidence/rules";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import type { Contribution } from "../queries/contribution";
import { settleFitInput } from "../schema/queues";
import {
  changeOf,
  lockContribution,
  setState,
  setWordingState,
  writeDecision,
  type Deciding,
} from "./transition";
import { whatStandsOn } from "./what-stands-on";

/**
 * An editor who neither added nor read it decides on evidence that a second person reads otherwise than its adder: it fits
 * as it stands, or it goes back to its adder. That it stands can be taken back, and holds for these words alone. To read it
 * as the second person does is a revision, and a new wording to be read.
 */
export const settleFit = command({
  permission: "fit.settle",
  input: settleFitInput,
  subject: async (input, { tx, viewer }) => {
    const contribution = await lockContribution(tx, viewer, namedIn(input));
    const found = contribution && (await readFit(tx.sql, input));
    if (!found) return null;
    return { kind: "contribution", ownerActorIds: [...found.adderIds, ...found.readerIds] };
  },
  run: async ({ input, ...context }) => {
    const { sql } = context.tx;
    const contribution = await lockContribution(context.tx, context.viewer, namedIn(input));
    const found = await readFit(sql, input);
    if (!contribution || !found) return notFound();
    if (found.revisionId !== input.revisionId)
      return conflict("It was reworded since you opened this page. Read what it says now.");
    const isSettled = found.given.settled?.kind === "STANDS";
    if (input.outcome === "REOPENED") {
      if (!isSettled) return conflict("Nothing is settled here that could be taken back.");
    } else if (fitOf(found.adders, found.given) !== "DISPUTED")
      return conflict("Nobody reads it otherwise now, or somebody has settled it already.");
    if (input.outcome === "SEND_BACK") return sendBack(context, contribution, input);
    return settle(
      context,
      input,
      found.given.checks.map(({ checkedAt }) => checkedAt),
    );
  },
});

type Settling = Deciding & { tx: Transaction };
type Settled = {
  claimId: string;
  evidenceId: string;
  revisionId: string;
  outcome: "STANDS" | "SEND_BACK" | "REOPENED";
  reason: string;
};

const namedIn = ({ claimId, evidenceId }: { claimId: string; evidenceId: string }) => ({
  ...{ kind: "evidence" as const, claimId, contributionId: evidenceId },
});

async function settle(
  { tx, viewer, now }: Settling,
  { claimId, evidenceId, revisionId, outcome, reason }: Settled,
  readAt: readonly string[],
) {
  const { actorId, bylineId } = viewer.require();
  const kind = outcome === "STANDS" ? ("STANDS" as const) : ("REOPENED" as const);
  const [last] = await tx.sql<{ at: Date | null }>(LAST, [claimId, revisionId]);
  // After every reading that it settles, whichever clock was read first.
  const before = Math.max(...readAt.map((at) => Date.parse(at)), last?.at?.getTime() ?? 0);
  const settledAt = new Date(Math.max(now.getTime(), before + 1));
  await tx.db.fitSettlement.create({
    data: {
      ...{ claimId, evidenceRevisionId: revisionId, audienceId: PUBLIC_AUDIENCE_ID, kind },
      ...{ reason, actorId, bylineId, settledAt },
    },
  });
  return {
    result: { claimId, evidenceId, revisionId, outcome },
    audit: {
      ...{ subjectKind: "evidence", subjectId: `${claimId}/${evidenceId}` },
      audienceId: PUBLIC_AUDIENCE_ID,
      after: { revisionId, outcome, reason },
    },
    stale: [claimTag(claimId)],
    claimIds: [claimId],
  };
}

async function sendBack(context: Settling, found: Contribution, given: Settled) {
  const { claimId, evidenceId, revisionId, outcome, reason } = given;
  const { sql } = context.tx;
  const obstacle = await whatKeeps(sql, found);
  if (obstacle) return obstacle;
  await writeDecision(context, found, { kind: "SEND_BACK", state: "SENT_BACK", reason });
  await setWordingState(sql, found, revisionId, "SENT_BACK");
  await setState(sql, found, "SENT_BACK");
  const change = await changeOf(sql, found, {
    before: { state: found.state },
    after: { state: "SENT_BACK", reason, revisionId, outcome },
  });
  return { ...change, result: { claimId, evidenceId, revisionId, outcome } };
}

const whatKeeps = (sql: Sql, found: Contribution): Promise<Failure | null> =>
  whatStandsOn(sql, found, {
    votesBut: null,
    instead: "Settle it as it stands, or revise it.",
  });

const LAST = {
  name: "moderation_last_settlement",
  text: "SELECT max(settled_at) AS at FROM fit_settlements WHERE claim_id = $1 AND evidence_revision_id = $2::uuid",
};
