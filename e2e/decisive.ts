import type pg from "pg";
import { slugOf } from "@/lib/foundation/slug";
import { makeDecisiveClaim } from "@/prisma/factories/decisive";
import { newPublicId, type Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { inFactories } from "./class-people";
import { expect, isOurs, type Claim } from "./fixtures";

/** A claim that was just made, as journeys and as factories know it. */
export type Decisive = Claim & { revisionId: string };

/**
 * A claim of its own for a test, with all that a verdict takes but votes: two pieces of evidence that count, from two origins.
 * Of tests that run beside this one none is dealt it.
 *
 * @param given the source of its first piece, and who added both
 */
export async function decisiveClaim(
  db: pg.Client,
  sentence: string,
  given: { sourceId: string; by: Reviewer },
): Promise<Decisive> {
  let id = newPublicId();
  while (!isOurs({ id })) id = newPublicId();
  const { sourceId, by } = given;
  const made = await makeDecisiveClaim(db, { sourceId, adder: { by }, claim: { id, sentence } });
  return { ...made, sentence, path: `/claims/${id}/${slugOf(sentence)}` };
}

/** Ten people vote for it on the ledger as it is now; returns when it stands as that has it. */
export async function tenVoteFor(claim: Decisive, outcome: string): Promise<void> {
  await journeysOwn(async (db) => {
    const [tallied] = await counted(db, claim);
    const columns = { seen_hash: tallied!.seenHash, position: 5 };
    for (let vote = 0; vote < 10; vote += 1) await makeVote(db, claim, { columns });
    await expect
      .poll(async () => (await counted(db, claim))[0]?.state, { timeout: 30_000 })
      .toBe(outcome);
  });
}

/** Runs `make` on the database of the journeys. */
export const journeysOwn = <Made>(make: (db: pg.Client) => Promise<Made>): Promise<Made> =>
  inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, make);

type Tallied = { state: string; seenHash: string };

/** Has the program count it, and gives what it found once it has. */
async function counted(db: pg.Client, { id }: Decisive): Promise<Tallied[]> {
  const asked = (await db.query<{ now: Date }>(RECOUNT, [id])).rows[0]!.now;
  const read = async () => (await db.query<Tallied>(TALLIED, [id, asked])).rows;
  await expect.poll(async () => (await read()).length, { timeout: 30_000 }).toBe(1);
  return read();
}

const RECOUNT = `SELECT clock_timestamp() AS now, graphile_worker.add_job('verdicts.recount',
  json_build_object('claimId', $1::text), max_attempts => 10, job_key => 'verdicts.recount:' || $1)`;
const TALLIED = `SELECT verdict::json #>> '{outcome,state}' AS state, seen_hash AS "seenHash" FROM tallies
  WHERE claim_id = $1 AND tallied_at > $2::timestamptz`;
