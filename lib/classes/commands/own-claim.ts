import "server-only";
import type { Change, Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import type { ContentState, DecisionKind } from "@/prisma/generated/enums";

// What is done to claims of a class's own, and to what stands on them; each in the transaction of the command that asks.

/**
 * A claim of a class's own, held to the end of the transaction. A failure where the class has no such claim, or is archived.
 *
 * @param needsLive it says something new, which only stands on what stands
 */
export async function heldOwnClaim(
  { sql }: Transaction,
  { classId, claimId }: { classId: string; claimId: string },
  { needsLive = true } = {},
): Promise<OwnClaim | Failure> {
  const [found] = await sql<OwnClaim & { isArchived: boolean }>(HOLD_CLAIM, [classId, claimId]);
  if (!found) return notFound();
  if (found.isArchived) return conflict("The class is archived.");
  if (needsLive && found.state !== "LIVE") return conflict("It was taken out. Restore it first.");
  return found;
}

export type OwnClaim = {
  claimId: string;
  audienceId: string;
  state: ContentState;
  revisionId: string;
};
export type OwnKind = "claim" | "evidence" | "argument";
/** What is decided on: the claim itself, or evidence or an argument on it. */
export type OwnItem = { kind: OwnKind; itemId: string | null };

/** Writes a decision on a claim of a class's own or on something that stands on it: on the whole, or on one wording. */
export async function decideOnOwn(
  { tx, viewer, now }: Deciding,
  { claimId, audienceId }: OwnClaim,
  { kind, itemId }: OwnItem,
  step: Step,
): Promise<void> {
  const { actorId, bylineId } = viewer.require();
  const { revisionId, ...said } = step;
  const about = {
    claim: revisionId ? { rootClaimId: claimId, claimRevisionId: revisionId } : { claimId },
    evidence: {
      rootClaimId: claimId,
      ...(revisionId ? { evidenceRevisionId: revisionId } : { evidenceId: itemId }),
    },
    argument: {
      rootClaimId: claimId,
      ...(revisionId ? { argumentRevisionId: revisionId } : { argumentId: itemId }),
    },
  }[kind];
  const signed = { audienceId, actorId, bylineId, decidedAt: now };
  await tx.db.decision.create({ data: { ...said, ...signed, ...about } });
}

export type Deciding = Pick<Context<Transaction>, "tx" | "now" | "viewer">;
type Step = { kind: DecisionKind; state: ContentState; reason: string | null; revisionId?: string };

/** What a command on a claim of a class's own returns. Nothing of it is on a page that is kept. */
export function ownChange<Result extends JsonValue>(
  { claimId, audienceId }: Pick<OwnClaim, "claimId" | "audienceId">,
  { kind, itemId }: OwnItem,
  result: Result,
  said: { before?: JsonValue; after: JsonValue },
): Change<Result> {
  const subjectId = kind === "claim" ? claimId : `${claimId}/${itemId}`;
  const evidence = kind === "evidence" && itemId ? [{ claimId, evidenceId: itemId }] : [];
  return { result, audit: { subjectKind: kind, subjectId, audienceId, ...said }, evidence };
}

/** Which of the sources everyone sees and may be drawn from; they stay so to the end of the transaction. */
export async function isOpenSource({ sql }: Transaction, sourceId: string): Promise<boolean> {
  return (await sql(OPEN_SOURCE, [sourceId, PUBLIC_AUDIENCE_ID])).length > 0;
}

const HOLD_CLAIM = {
  name: "classes_hold_own_claim",
  text: `SELECT c.id AS "claimId", c.audience_id AS "audienceId", c.state, c.current_revision_id AS "revisionId",
           k.archived_at IS NOT NULL AS "isArchived"
         FROM classes k JOIN claims c ON c.audience_id = k.audience_id
         WHERE k.id = $1 AND c.id = $2 FOR NO KEY UPDATE OF c`,
};
const OPEN_SOURCE = {
  name: "classes_open_source",
  text: "SELECT 1 FROM sources WHERE id = $1 AND audience_id = $2 AND state = 'LIVE' FOR SHARE",
};
