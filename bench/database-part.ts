import { randomUUID } from "node:crypto";
import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { castVote } from "@/lib/reviews/commands/vote";
import { viewerOf } from "@/prisma/factories/people";
import type { Ballot } from "./ballots";
import type { Measured } from "./load";
import { inParallel } from "./pages";
import { castPlainly, type PlainVote, type Statements } from "./peer/vote";
import { votedFields } from "./vote-form";
import { requireStored, type Voting } from "./votes";
import { Wrong } from "./wrong";

/** Votes through the command alone, in this process: what is left of a vote without HTTP, form and session. */
export function measureCommand(voting: Voting): Promise<Measured> {
  return inThisProcess(voting, async ({ voter }, { idempotencyKey, ...input }) => {
    const call = { clock: systemClock, idempotencyKey };
    const outcome = await castVote.execute(viewerOf(voter), input, call);
    if (!outcome.ok) throw new Wrong(`A vote was refused: ${JSON.stringify(outcome.failure)}`);
  });
}

/** The same statements in one transaction each, and nothing else. */
export function measurePlainStatements(
  voting: Voting,
  pool: pg.Pool,
  statements: Statements,
): Promise<Measured> {
  return inThisProcess(voting, async ({ voter }, vote) => {
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
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  await requireStored(voting, () => inParallel(ballots, LANES, timed));
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    cpuMs: (user + system) / 1_000 / ballots.length,
    perSecond: ballots.length / seconds,
    p99Ms: took.sort((one, other) => one - other)[Math.floor(took.length * 0.99)]!,
  };
}
