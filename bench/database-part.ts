import { randomUUID } from "node:crypto";
import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { castVote } from "@/lib/reviews/commands/vote";
import { viewerOf } from "@/prisma/factories/people";
import type { Ballot } from "./ballots";
import { perThing, startMeters, type Measured, type Meters } from "./meters";
import { inParallel } from "./pages";
import { castPlainly, type PlainVote, type Statements } from "./peer/vote";
import { votedFields } from "./vote-form";
import { requireStored, type Voting } from "./votes";
import { Wrong } from "./wrong";

/** Votes through the command alone, in this process: what is left of a vote without HTTP, form and session. */
export function measureCommand(voting: Voting, meters: Meters): Promise<Measured> {
  return inThisProcess(voting, meters, async ({ voter }, { idempotencyKey, ...input }) => {
    const call = { clock: systemClock, idempotencyKey };
    const outcome = await castVote.execute(viewerOf(voter), input, call);
    if (!outcome.ok) throw new Wrong(`A vote was refused: ${JSON.stringify(outcome.failure)}`);
  });
}

/** The same statements in one transaction each, and nothing else. */
export function measurePlainStatements(
  voting: Voting,
  meters: Meters,
  pool: pg.Pool,
  statements: Statements,
): Promise<Measured> {
  return inThisProcess(voting, meters, async ({ voter }, vote) => {
    const connection = await pool.connect();
    try {
      await castPlainly(connection, statements, voter, vote);
    } finally {
      connection.release();
    }
  });
}

/** As many votes at once as either way is given connections here. */
export const LANES = 10;

async function inThisProcess(
  voting: Voting,
  meters: Meters,
  cast: (ballot: Ballot, vote: PlainVote) => Promise<void>,
): Promise<Measured> {
  const ballots = voting.ballots(voting.votes).flat();
  const took: number[] = [];
  const timed = async (ballot: Ballot) => {
    const vote = votedFields(
      { idempotencyKey: randomUUID() },
      ballot.claim,
      ballot.nth,
    ) as PlainVote;
    const startedAt = performance.now();
    await cast(ballot, vote);
    took.push(performance.now() - startedAt);
  };
  return requireStored(voting, async () => {
    const spent = startMeters(meters);
    await inParallel(ballots, LANES, timed);
    return perThing(spent(), ballots.length, took);
  });
}
