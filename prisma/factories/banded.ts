import type pg from "pg";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { recountClaim } from "@/lib/verdicts/commands";
import type { Claim } from "./claims";
import { makeDecisiveClaim } from "./decisive";
import { makeVote } from "./reviews";

/**
 * A claim that is supported by just enough: what decides it (see `makeDecisiveClaim`), and as many fresh votes as are asked for.
 *
 * @param given the sources of the two pieces; the second is one of its own unless it is given
 */
export async function makeBandedClaim(
  db: pg.Client,
  given: { sourceId: string; otherId?: string; votes?: number },
) {
  const claim = await makeDecisiveClaim(db, given);
  await voteAsSeen(db, claim, given.votes ?? 10);
  return claim;
}

/** So many people vote that it is supported, on the ledger as it is now; then it is counted. */
export async function voteAsSeen(db: pg.Client, claim: Claim, votes: number): Promise<string> {
  const ledger = await readSeenLedger(readSql, claim.id, PUBLIC_AUDIENCE_ID);
  const columns = { seen_hash: seenHash(ledger!), position: 5 };
  for (let vote = 0; vote < votes; vote += 1) await makeVote(db, claim, { columns });
  return countedState(claim.id);
}

/** Counts a claim, and says how it stands. */
export async function countedState(claimId: string): Promise<string> {
  const outcome = await asSystem(recountClaim)({ claimId }, systemClock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result.state;
}
