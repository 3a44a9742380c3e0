import { randomUUID } from "node:crypto";
import pg from "pg";
import { sessionOf } from "@/lib/access/current-viewer";
import { systemClock } from "@/lib/foundation/clock";
import { castVote } from "@/lib/reviews/commands/vote";
import { viewerOf } from "@/prisma/factories/people";
import { SESSION_STATEMENT, VOTE_STATEMENTS, type Statements } from "./peer/vote";
import type { SignedIn } from "./reviewers";
import { Wrong } from "./wrong";

/**
 * The statements that a vote runs, as the program itself sends them: a vote is cast and its connection
 * overheard. So the plain peer cannot come to run others than the program does.
 *
 * @throws Wrong where the program runs other statements than `bench/peer/vote.ts` knows, or in another order
 */
export async function statementsOfVote(
  voter: SignedIn,
  claim: { id: string; seenHash: string },
): Promise<Statements> {
  const heard = await overhear(async () => {
    await sessionOf(new Headers({ cookie: voter.cookie }));
    const input = {
      claimId: claim.id,
      seenHash: claim.seenHash,
      choice: "MIXED",
      confidence: "SURE",
    };
    const call = { clock: systemClock, idempotencyKey: randomUUID() };
    const outcome = await castVote.execute(viewerOf(voter), input, call);
    if (!outcome.ok)
      throw new Wrong(`A first vote was refused: ${JSON.stringify(outcome.failure)}`);
  });
  const expected = [SESSION_STATEMENT, ...VOTE_STATEMENTS].join(", ");
  const names = heard.map(({ name }) => name).join(", ");
  if (names !== expected)
    throw new Wrong(
      `A vote runs ${names}; bench/peer/vote.ts runs ${expected}. Bring it up to date.`,
    );
  return Object.fromEntries(heard.map((statement) => [statement.name, statement]));
}

type Named = { name: string; text: string };

async function overhear(work: () => Promise<void>): Promise<Named[]> {
  const heard: Named[] = [];
  const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const { name, text } = (args[0] ?? {}) as Partial<Named>;
    if (name && text) heard.push({ name, text });
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return heard;
}
