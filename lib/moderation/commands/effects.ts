import "server-only";
import type { Change } from "@/lib/access/command";
import { claimTag } from "@/lib/claims/tags";
import type { ContributionKind } from "@/lib/evidence/rules";
import { requestListTag } from "@/lib/evidence/tags";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, type Failure } from "@/lib/foundation/errors";
import { isLastAdministrator } from "@/lib/identity/commands/administrators";
import type { RulingKind } from "@/prisma/generated/enums";
import type { Contribution, Named } from "../queries/contribution";
import { isRuledOn } from "../queries/ruled";
import type { Subject } from "../queries/subject";
import type { Flagged } from "../rules/flags";
import { momentAfter } from "../rules/undo";
import { obstacleToLive, sourceStays } from "./obstacles";
import { whatStandsOn } from "./what-stands-on";
import {
  changeOf,
  holdContribution,
  lockContribution,
  setState,
  setWordingState,
  writeDecision,
  type Deciding,
} from "./transition";

/** What readers see differently after a ruling, and what is counted and looked up after it; when, where a decision did it. */
export type Effect = Required<Pick<Change<unknown>, "stale" | "claimIds">> &
  Pick<Change<unknown>, "evidence"> & { at?: Date };
const NOTHING: Effect = { stale: [], claimIds: [] };

/** Makes whoever words the same thing anew wait until the transaction ends: what is read after this is ruled on. */
export async function holdSubject(tx: Transaction, flagged: Flagged): Promise<void> {
  const named = contributionIn(flagged);
  if (named) await holdContribution(tx, named);
  if (flagged.kind === "annotation") await tx.sql(HOLD_NOTE, flagged.id.split("/"));
}

/**
 * Does what a ruling says. A contribution leaves the ledger, or goes back to its author, by a decision of its own; a
 * note, a search or a request is hidden by the ruling alone; an account is suspended and its sessions end.
 */
export async function carryOut(
  context: Deciding,
  kind: RulingKind,
  subject: Subject,
  reason: string,
): Promise<Effect | Failure> {
  if (kind === "SUSPEND") return suspend(context, subject);
  if (kind !== "HIDE" && kind !== "SEND_BACK") return NOTHING;
  const named = contributionIn(subject);
  if (!named) return pageOf(subject);
  const { tx, viewer } = context;
  const found = await lockContribution(tx, viewer, named);
  if (found?.state !== "LIVE") return conflict("It is not live any more. Load the page again.");
  const obstacle =
    (await sourceStays(tx.sql, found)) ??
    (kind === "SEND_BACK"
      ? await whatStandsOn(tx.sql, found, {
          votesBut: null,
          instead: "Hide it instead: a notice stays in its place.",
        })
      : null);
  if (obstacle) return obstacle;
  const state = kind === "HIDE" ? "RETRACTED" : "SENT_BACK";
  const at = momentAfter(found.decisions, context.now);
  await writeDecision(context, found, {
    ...{ kind: kind === "HIDE" ? "RETRACT" : "SEND_BACK", state, reason },
  });
  if (kind === "SEND_BACK") await setWordingState(tx.sql, found, found.shown.id, state);
  await setState(tx.sql, found, state);
  return { ...(await effectOn(context, found)), at };
}

/**
 * Takes back what an overturned ruling did, where nothing was decided after it: what was hidden is restored, what was
 * sent back is accepted by whoever overturned the ruling, a suspension ends.
 */
export async function undo(
  context: Deciding,
  { kind, ruledAt }: { kind: RulingKind; ruledAt: Date },
  subject: Subject | null,
  reason: string,
): Promise<Effect | Failure> {
  if (!subject) return NOTHING;
  if (kind === "SUSPEND") return endSuspension(context, subject, ruledAt);
  if (kind !== "HIDE" && kind !== "SEND_BACK") return NOTHING;
  const named = contributionIn(subject);
  if (!named) return pageOf(subject);
  const { tx, viewer } = context;
  const found = await lockContribution(tx, viewer, named);
  if (!found || !(await isRuledOn(tx.sql, found))) return NOTHING;
  const obstacle = await obstacleToLive(tx, found, found.shown.words);
  if (obstacle) return obstacle;
  await writeDecision(context, found, {
    ...{ kind: kind === "HIDE" ? "RESTORE" : "ACCEPT", state: "LIVE", reason },
  });
  if (kind === "SEND_BACK") await setWordingState(tx.sql, found, found.shown.id, "LIVE");
  await setState(tx.sql, found, "LIVE");
  return effectOn(context, found);
}

/** Ends the suspension of an account that began at this moment; another one stays. */
export async function endSuspension(
  { tx, now }: Deciding,
  { profileId }: Pick<Subject, "profileId">,
  suspendedAt: Date,
): Promise<Effect> {
  await tx.sql(END_SUSPENSION, [profileId, suspendedAt, now]);
  return NOTHING;
}

async function suspend({ tx, now }: Deciding, { profileId }: Subject): Promise<Effect | Failure> {
  if (profileId && (await isLastAdministrator(tx.sql, profileId))) return conflict(LAST);
  const suspended = await tx.sql(SUSPEND, [profileId, now]);
  if (suspended.length === 0) return conflict("This account is suspended already.");
  await tx.sql(END_SESSIONS, [profileId]);
  return NOTHING;
}

function contributionIn({ kind, id }: Flagged): Named | null {
  const [root = "", own] = id.split("/");
  const named = { kind: kind as ContributionKind, contributionId: own ?? root };
  switch (kind) {
    case "claim":
      return { ...named, claimId: root };
    case "source":
      return { ...named, claimId: null };
    case "evidence":
    case "argument":
      return { ...named, claimId: root };
    default:
      return null;
  }
}

async function effectOn({ tx }: Deciding, found: Contribution): Promise<Effect> {
  const change = await changeOf(tx.sql, found, { before: {}, after: {} });
  const { stale = [], claimIds = [], evidence = [] } = change;
  return { stale, claimIds, evidence };
}

// A search counts in its claim's verdict; the recount renews the page that shows the others too.
function pageOf({ claim, kind }: Subject): Effect {
  if (!claim) return NOTHING;
  const lists = kind === "request" ? [requestListTag()] : [];
  return {
    stale: [claimTag(claim.id), ...lists],
    claimIds: kind === "search" ? [claim.id] : [],
  };
}

const LAST = "Nobody else is an administrator here any more. Make somebody one first.";

const HOLD_NOTE = {
  name: "moderation_hold_note",
  text: "SELECT 1 FROM claim_annotations WHERE claim_id = $1 AND id = $2::uuid FOR UPDATE",
};
const SUSPEND = {
  name: "moderation_suspend",
  text: `UPDATE profiles SET suspended_at = $2, updated_at = $2 WHERE id = $1::uuid AND suspended_at IS NULL RETURNING id`,
};
const END_SESSIONS = {
  name: "moderation_end_sessions",
  text: "DELETE FROM sessions WHERE profile_id = $1::uuid",
};
const END_SUSPENSION = {
  name: "moderation_end_suspension",
  text: "UPDATE profiles SET suspended_at = NULL, updated_at = $3 WHERE id = $1::uuid AND suspended_at = $2",
};
