import "server-only";
import { linksTooEarly } from "@/lib/access/allowance";
import { command, type Context } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { authorsOfFit, fitGiven } from "../queries/fit-given";
import { LIVE_PIECE, type PieceAddress } from "../queries/live-piece";
import { fitOf, type FitGiven, type Reading } from "../rules";
import { checkFitInput } from "../schema";

/**
 * Stores how somebody reads an excerpt who neither added, nor worded, nor accepted it. Where they read it as its adder does
 * it fits; where not, it is disputed, its adder is told, and an editor settles it. Bound to the wording that was read; what
 * is disputed already is for that editor.
 */
export const checkFit = command({
  permission: "fit.check",
  input: checkFitInput,
  subject: async (input, { tx }) => lockFit(tx, input),
  run: async ({ input, viewer, now, ...context }) => {
    const { tx } = context;
    const { claimId, evidenceId, revisionId, reason } = input;
    const { actorId, bylineId } = viewer.require();
    const found = await readFit(tx.sql, input);
    if (!found) return notFound();
    const obstacle =
      whyNotRead(found, { actorId, revisionId, now }) ??
      (await linksTooEarly(tx, viewer, now, { reason }));
    if (obstacle) return obstacle;
    const reading = readingOf(input, found);
    await tx.db.fitCheck.create({
      data: {
        ...{ claimId, evidenceRevisionId: revisionId, audienceId: PUBLIC_AUDIENCE_ID },
        ...{ ...reading, reason, actorId, bylineId, checkedAt: now },
      },
    });
    await tx.sql(END_HOLD, [claimId, revisionId]);
    const checks = [...found.given.checks, { ...reading, checkedAt: now.toISOString() }];
    const fit = fitOf(found.adders, { ...found.given, checks });
    return {
      result: { claimId, evidenceId, fit },
      audit: {
        ...{ subjectKind: "evidence", subjectId: `${claimId}/${evidenceId}` },
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { revisionId, ...reading, reason, fit },
      },
      stale: [claimTag(claimId)],
      claimIds: [claimId],
      isTold: fit === "DISPUTED",
    };
  },
});

/** Whose evidence it is, as the law on fit checks asks; whoever judges, rewords or decides on it meanwhile waits. */
export async function lockFit(
  tx: Transaction,
  address: PieceAddress,
): Promise<Subjects["contribution"] | null> {
  await tx.sql(LOCK, [address.claimId, address.evidenceId]);
  const found = await readFit(tx.sql, address);
  return found && { kind: "contribution", ownerActorIds: found.authorIds };
}

/** Public, live evidence as a fit check needs it; null where there is none. */
export async function readFit(
  sql: Sql,
  { claimId, evidenceId }: PieceAddress,
): Promise<Found | null> {
  const [found] = await sql<Found>(FOUND, [claimId, evidenceId]);
  return found ?? null;
}

type Found = {
  revisionId: string;
  excerpt: string;
  viaSourceId: string | null;
  adders: Reading;
  given: FitGiven;
  /** Who added it, and who worded it so. */
  adderIds: string[];
  /** They, and whoever accepted it. */
  authorIds: string[];
  readerIds: string[];
  hold: { actorId: string; until: string } | null;
};
type Reader = { actorId: string; revisionId: string } & Pick<Context<Transaction>, "now">;

function whyNotRead(found: Found, { actorId, revisionId, now }: Reader): Failure | null {
  if (found.revisionId !== revisionId)
    return conflict(
      "It was reworded since you opened this page. Read what it says now, then send yours again if it still holds.",
      { revisionId: found.revisionId, excerpt: found.excerpt },
    );
  if (found.readerIds.includes(actorId))
    return conflict("You have read this wording already, and one person reads it once.");
  if (fitOf(found.adders, found.given) === "DISPUTED")
    return conflict("Somebody has read it meanwhile, and an editor settles it now.");
  const isAnothers = found.hold && found.hold.actorId !== actorId;
  if (isAnothers && new Date(found.hold!.until) > now)
    return conflict(
      "Your ten minutes were over, and somebody else is reading it now. What you wrote is still here; take another, or try again later.",
    );
  return null;
}

/** Words that report another source bear on a claim by inference, whoever reads them. */
const readingOf = ({ direction, directness }: Reading, { viaSourceId }: Found): Reading => ({
  direction,
  directness: viaSourceId ? "INFERENTIAL" : directness,
});

const LOCK = {
  name: "evidence_lock_fit",
  text: "SELECT 1 FROM evidence WHERE claim_id = $1 AND id = $2 FOR NO KEY UPDATE",
};
const FOUND = {
  name: "evidence_find_fit",
  text: `
  SELECT r.id AS "revisionId", r.excerpt, r.via_source_id AS "viaSourceId",
    json_build_object('direction', r.direction, 'directness', r.directness) AS adders,
    ${fitGiven("r")} AS given, ${authorsOfFit("e", "r")} AS "authorIds",
    ARRAY[e.actor_id, r.actor_id] AS "adderIds",
    ARRAY(SELECT f.actor_id FROM fit_checks f WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id) AS "readerIds",
    (SELECT json_build_object('actorId', h.actor_id, 'until', h.until) FROM fit_holds h
     WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id) AS hold
  FROM ${LIVE_PIECE}`,
};
const END_HOLD = {
  name: "evidence_end_hold",
  text: "DELETE FROM fit_holds WHERE claim_id = $1 AND evidence_revision_id = $2",
};
