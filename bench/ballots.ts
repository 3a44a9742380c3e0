import { readSql } from "@/lib/foundation/db";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import type { BenchClaim } from "./ledger";
import { inParallel } from "./pages";
import type { SignedIn } from "./reviewers";
import { Wrong } from "./wrong";

export type VotableClaim = BenchClaim & { seenHash: string };
/** A vote that is still to be cast. */
export type Ballot = { voter: SignedIn; claim: VotableClaim; nth: number };

/** Gives out votes: one list for each reviewer, going on where the last ones ended. */
export type Ballots = (votes: number) => Ballot[][];

/**
 * Every reviewer goes through the claims from a place of their own, so that together they are never on one claim
 * and nobody votes twice on one before they have been through all.
 */
export function ballotsOf(
  reviewers: readonly SignedIn[],
  claims: readonly VotableClaim[],
): Ballots {
  let given = 0;
  return (votes) => {
    const each = votes / reviewers.length;
    const first = given;
    given += each;
    return reviewers.map((voter, place) => {
      const start = Math.floor((place * claims.length) / reviewers.length) + first;
      return Array.from({ length: each }, (_, nth) => ({
        voter,
        claim: claims[(start + nth) % claims.length]!,
        nth: first + nth + place,
      }));
    });
  };
}

/** The claims with the hash of what a voter is shown, without which no vote is stored. */
export async function votable(claims: readonly BenchClaim[]): Promise<VotableClaim[]> {
  const hashes = new Map<string, string>();
  await inParallel(claims, 8, async ({ id }) => {
    const ledger = await readSeenLedger(readSql, id, PUBLIC_AUDIENCE_ID);
    if (!ledger) throw new Wrong(`Claim ${id} is not live.`);
    hashes.set(id, seenHash(ledger));
  });
  return claims.map((claim) => ({ ...claim, seenHash: hashes.get(claim.id)! }));
}
