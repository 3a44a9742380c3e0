import type pg from "pg";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { recountClaim } from "@/lib/verdicts/commands";
import { makeClaim } from "./claims";
import { makeAttestation, makeEvidence, makeFitCheck } from "./evidence";
import { makeVote } from "./reviews";
import { makeSource } from "./sources";
import { makeSearchLog } from "./verdicts";

/**
 * A claim that is supported by just enough: two pieces of evidence from two origins, each transcribed by two people and found
 * to fit by a third, a search, and as many fresh votes as are asked for.
 *
 * @param given the sources of the two pieces; the second is one of its own unless it is given
 */
export async function makeBandedClaim(
  db: pg.Client,
  given: { sourceId: string; otherId?: string; votes?: number },
) {
  const claim = await makeClaim(db);
  const otherId = given.otherId ?? (await makeSource(db)).id;
  const evidence = [];
  for (const sourceId of [given.sourceId, otherId]) {
    const piece = await makeEvidence(db, claim.id, { sourceId });
    for (let person = 0; person < 2; person += 1) await makeAttestation(db, piece);
    await makeFitCheck(db, piece);
    evidence.push(piece);
  }
  await makeSearchLog(db, claim.id);
  await voteAsSeen(db, claim, given.votes ?? 10);
  return { ...claim, evidence, otherId };
}

/** So many people vote that it is supported, on the ledger as it is now; then it is counted. */
export async function voteAsSeen(
  db: pg.Client,
  claim: Awaited<ReturnType<typeof makeClaim>>,
  votes: number,
): Promise<string> {
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
