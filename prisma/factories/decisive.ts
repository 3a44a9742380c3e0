import type pg from "pg";
import { makeClaim, type Claim } from "./claims";
import { makeAttestation, makeEvidence, makeFitCheck, type Evidence } from "./evidence";
import type { Contribution } from "./people";
import { makeSource } from "./sources";
import { makeSearchLog } from "./verdicts";

export type DecisiveClaim = Claim & { evidence: Evidence[]; otherId: string };

/**
 * A claim that lacks nothing but votes: two pieces of evidence from two origins, each transcribed by two people and found to
 * fit by a third, and a search.
 *
 * @param given the sources of the two pieces, the second one of its own unless it is given; the claim as it is to be made;
 *   and who adds the evidence
 */
export async function makeDecisiveClaim(
  db: pg.Client,
  given: {
    sourceId: string;
    otherId?: string;
    claim?: { id: string; sentence: string };
    adder?: Contribution;
  },
): Promise<DecisiveClaim> {
  const claim = await makeClaim(db, given.claim);
  const otherId = given.otherId ?? (await makeSource(db)).id;
  const evidence = [];
  for (const sourceId of [given.sourceId, otherId]) {
    const piece = await makeEvidence(db, claim.id, { ...given.adder, sourceId });
    for (let person = 0; person < 2; person += 1) await makeAttestation(db, piece);
    await makeFitCheck(db, piece);
    evidence.push(piece);
  }
  await makeSearchLog(db, claim.id);
  return { ...claim, evidence, otherId };
}
