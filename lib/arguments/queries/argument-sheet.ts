import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { findClaims, listNamedClaims, type NamedClaim } from "@/lib/claims/queries/alike";
import { readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";
import type { Relation, TargetColumns } from "../rules";
import { readTarget, type ShownTarget } from "./target";

// The newest; a page for all that one proposed comes with the account's pages.
const MINE = 20;

/**
 * What the form for an argument shows: the claim, what is aimed at, the claims that were searched for as
 * premises, and what the viewer argued about this claim. Null where claim or target is not public and live.
 *
 * @param asked what is aimed at (nothing is the claim), the words searched for, the premises chosen before
 */
export async function getArgumentSheet(
  viewer: Viewer,
  claimId: string,
  asked: TargetColumns & { words: string; premises: readonly string[] },
): Promise<ArgumentSheet | null> {
  const { words, premises, ...target } = asked;
  const [[claim], aim, found, chosen, mine] = await Promise.all([
    listNamedClaims([claimId]),
    readTarget(readSql, claimId, target),
    findClaims(words),
    listNamedClaims(premises),
    viewer.actorId
      ? readSql<MyArgument>(MY_ARGUMENTS, [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID, MINE])
      : [],
  ]);
  if (!claim || !aim) return null;
  const isElsewhere = ({ id }: NamedClaim) =>
    id !== claimId && !chosen.some((one) => one.id === id);
  return {
    claim,
    target: aim,
    words,
    chosen,
    found: found.filter(isElsewhere),
    mine,
  };
}

export type ArgumentSheet = {
  claim: NamedClaim;
  target: ShownTarget;
  words: string;
  /** Claims that were chosen as premises before, and those that the search found. */
  chosen: NamedClaim[];
  found: NamedClaim[];
  mine: MyArgument[];
};
export type MyArgument = {
  id: string;
  state: ContentState;
  relation: Relation;
  wording: string;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
};

const MY_ARGUMENTS = {
  name: "arguments_mine",
  text: `SELECT a.id, a.state, a.relation, r.wording,
           (SELECT d.reason FROM decisions d WHERE d.root_claim_id = a.claim_id AND d.argument_id = a.id
            ORDER BY d.decided_at DESC LIMIT 1) AS reason
         FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
         WHERE a.claim_id = $1 AND a.actor_id = $2 AND a.audience_id = $3
         ORDER BY a.created_at DESC, a.id LIMIT $4`,
};
