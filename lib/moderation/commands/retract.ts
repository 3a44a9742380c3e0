import "server-only";
import { command } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import {
  readContribution,
  undoable,
  type Contribution,
  type Wording,
} from "../queries/contribution";
import { isRuledOn } from "../queries/ruled";
import { undoOf, UNDO_HOURS, type Undo } from "../rules/undo";
import { changesBetween } from "../rules/words";
import { restoreContributionInput, retractContributionInput } from "../schema/contribution";
import { mergedObstacle, obstacleToLive, sourceStays, twinObstacle } from "./obstacles";
import { whatStandsOn } from "./what-stands-on";
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
    return found && contributionOf(wordingAsked(found)?.authorId ?? found.authorId);
  },
  run: async ({ input, ...context }) => {
    const { tx, viewer } = context;
    const { revisionId, reason } = input;
    const found = await lockContribution(tx, viewer, input, revisionId);
    if (!found) return notFound();
    const step = { kind: "RETRACT", state: "RETRACTED", reason } as const;
    const wording = wordingAsked(found);
    if (wording) {
      if (wording.state !== "PROPOSED") return conflict(DECIDED);
      await writeDecision(context, found, { ...step, revisionId });
      await setWordingState(tx.sql, found, revisionId, "RETRACTED");
    } else {
      if (found.state !== "LIVE" && found.state !== "PROPOSED") return conflict(DECIDED);
      if (found.shown.id !== revisionId) return reworded(found);
      const stays = await sourceStays(tx.sql, found);
      if (stays) return stays;
      await writeDecision(context, found, step);
      await setState(tx.sql, found, "RETRACTED");
    }
    const wasLive = !wording && found.state === "LIVE";
    const said = { state: "RETRACTED", reason, revisionId };
    const change = await settled(tx.sql, found, wasLive, said);
    const gone = wording ? "wording-withdrawn" : wasLive ? "retracted" : "withdrawn";
    return { ...change, result: { ...change.result, gone } };
  },
});

/**
 * Takes the newest decision about a contribution, or about one wording of it, back (see `undoOf`): whoever
 * took it, or an editor. Bound to the decision that was shown: if another was taken since, nothing is done.
 * What becomes live again has to have what it stands on.
 */
export const restoreContribution = command({
  permission: "contribution.restore",
  input: restoreContributionInput,
  subject: async (input, { tx, viewer }) => {
    const found = await lockContribution(tx, viewer, input, input.revisionId);
    const shown = found?.decisions.find(({ id }) => id === input.decisionId);
    return shown ? { kind: "retraction", ownerActorIds: [shown.actorId] } : null;
  },
  run: async ({ input, ...context }) => {
    const { tx, viewer, now } = context;
    const { revisionId, decisionId, reason } = input;
    const found = await lockContribution(tx, viewer, input, revisionId);
    if (!found) return notFound();
    if (found.decisions[0]?.id !== decisionId) return conflict(DECIDED_SINCE);
    const undo = undoOf(undoable(found, revisionId), now);
    if (!undo) return mergedObstacle(found) ?? conflict(NOTHING_TO_UNDO);
    if (await isRuledOn(tx.sql, found)) return conflict(RULED);
    const obstacle = await whatKeeps(context, found, undo);
    if (obstacle) return obstacle;
    const restoredId = await carryOut(context, found, undo, { revisionId, reason });
    const isLive = found.state === "LIVE" || (undo.kind === "whole" && undo.state === "LIVE");
    const said = { undone: found.decisions[0].kind, reason, revisionId };
    const change = await settled(tx.sql, found, isLive, said);
    return { ...change, result: { ...change.result, decisionId: restoredId } };
  },
});

const DECIDED = "Somebody has already decided on this.";
const RULED =
  "A ruling did this. Its author may answer it, and a second person then decides on it.";
const DECIDED_SINCE = "Somebody has decided on this since. Load the page again.";
const NOTHING_TO_UNDO = `There is nothing to take back here. An acceptance can be taken back for ${UNDO_HOURS} hours, and only while nothing was decided after it.`;

/** The wording that the form is about; null where it is about the whole, in words that may not be shown any more. */
function wordingAsked({ asked, state }: Contribution): Wording | null {
  if (!asked || asked.state === "LIVE") return null;
  // What waits as a whole has one wording in the queue: another is one that it replaced.
  return asked.state === "PROPOSED" || state === "LIVE" ? asked : null;
}

/** It says something else than what the form was rendered from. */
function reworded({ shown, asked }: Contribution): Failure {
  const changes = asked ? changesBetween(asked.words, shown.words) : [];
  return conflict(
    "It was reworded since you opened this form. Read what changed; sending it again takes out what it says now.",
    { revisionId: shown.id, changes },
  );
}

const contributionOf = (ownerActorId: string): Subjects["contribution"] => ({
  kind: "contribution",
  ownerActorIds: [ownerActorId],
});

async function whatKeeps(
  { tx, viewer }: Deciding,
  found: Contribution,
  undo: Undo,
): Promise<Failure | null> {
  switch (undo.kind) {
    case "whole":
      if (undo.state === "LIVE") return obstacleToLive(tx, found, found.shown.words);
      return (
        (await twinObstacle(tx, found)) ??
        (await sourceStays(tx.sql, found)) ??
        (await whatStandsOn(tx.sql, found, {
          // Votes of whoever asks and of the author are theirs to withdraw.
          votesBut: [found.authorId, viewer.require().actorId],
          instead: "Revise it instead, or decide on those first.",
        }))
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

/** The id of the newest decision that it takes. */
async function carryOut(
  context: Deciding,
  found: Contribution,
  undo: Undo,
  { revisionId, reason }: { revisionId: string; reason: string | null },
): Promise<string> {
  const { sql } = context.tx;
  const restore = (state: "LIVE" | "PROPOSED" | "SENT_BACK", ofWording = false) =>
    writeDecision(context, found, {
      ...{ kind: "RESTORE", state, reason },
      ...(ofWording && { revisionId }),
    });
  switch (undo.kind) {
    case "whole": {
      const decisionId = await restore(undo.state);
      await setState(sql, found, undo.state);
      if (!undo.wordingToo) return decisionId;
      // The wording's own decision says that its acceptance was taken back.
      await setWordingState(sql, found, found.shown.id, undo.state);
      return restore(undo.state, true);
    }
    case "wording": {
      const decisionId = await restore("PROPOSED", true);
      await setWordingState(sql, found, revisionId, "PROPOSED");
      if (!undo.showsInstead) return decisionId;
      await restore("LIVE");
      await show(sql, found, undo.showsInstead);
      return decisionId;
    }
    case "showBefore": {
      await show(sql, found, undo.showsInstead);
      return restore("LIVE");
    }
    case "unsee":
      return restore("LIVE", true);
  }
}

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
