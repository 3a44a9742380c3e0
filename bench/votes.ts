import type pg from "pg";
import type { Request } from "autocannon";
import type { Ballot, Ballots } from "./ballots";
import { measure, type Served } from "./load";
import type { Measured } from "./meters";
import { get } from "./pages";
import { encodeForm, hiddenFieldsOf, votedFields, type Fields } from "./vote-form";
import { Wrong } from "./wrong";

export type Voting = {
  db: pg.Client;
  ballots: Ballots;
  votes: number;
  patienceSeconds: number;
};

/** Votes through the program's own form, as a browser without script sends it. */
export async function measureVotes(app: Served, voting: Voting, form: Fields): Promise<Measured> {
  return counted(app, voting, (ballot) => posted(votePath(ballot.claim), app.origin, ballot, form));
}

/** The same votes through the plain route handler. */
export async function measurePlainVotes(peer: Served, voting: Voting): Promise<Measured> {
  return counted(peer, voting, (ballot) => posted("/vote", peer.origin, ballot, {}));
}

/**
 * The hidden fields of the form that the page for voting shows to a reviewer.
 *
 * @throws Wrong where there is no such form, or it shows another state of the ledger than was computed
 */
export async function voteFormOf(app: Served, { voter, claim }: Ballot): Promise<Fields> {
  const path = votePath(claim);
  const answer = await get(app.origin + path, { cookie: voter.cookie });
  const form = hiddenFieldsOf(await answer.text(), "vote");
  if (!form)
    throw new Wrong(`${path} shows a reviewer no form to vote with (status ${answer.status}).`);
  if (form.seenHash !== claim.seenHash)
    throw new Wrong(
      `${path} shows ${form.seenHash} of the ledger; ${claim.seenHash} was computed.`,
    );
  return form;
}

/**
 * Casts one vote by the form before many are.
 *
 * @throws Wrong with what the page says to a reviewer whose vote it does not take
 */
export async function requireVote(app: Served, ballot: Ballot, form: Fields): Promise<void> {
  const path = votePath(ballot.claim);
  const { path: _, ...request } = posted(path, app.origin, ballot, form);
  const answer = await fetch(app.origin + path, { ...request, redirect: "manual" });
  const words = (await answer.text()).split('role="alert"')[1]?.replace(/<[^>]*>|^[^>]*>/g, " ");
  if (answer.status === 303) return;
  const reason = words?.replace(/\s+/g, " ").slice(0, 300) ?? "it gives no reason";
  throw new Wrong(`${path} takes no vote (status ${answer.status}): ${reason}`);
}

export const votePath = ({ id }: { id: string }): string => `/claims/${id}/vote`;

/** @throws Wrong unless as many votes are stored as were acknowledged */
export async function requireStored<Result>(
  { db, votes }: Pick<Voting, "db" | "votes">,
  cast: () => Promise<Result>,
): Promise<Result> {
  const before = await countVotes(db);
  const result = await cast();
  const stored = (await countVotes(db)) - before;
  if (stored !== votes)
    throw new Wrong(`${votes} votes were acknowledged, and ${stored} are stored.`);
  return result;
}

async function counted(
  from: Served,
  voting: Voting,
  request: (ballot: Ballot) => Request,
): Promise<Measured> {
  const connections = voting.ballots(voting.votes).map((list) => list.map(request));
  const { patienceSeconds } = voting;
  return requireStored(voting, () =>
    measure({ from, connections, due: { 303: voting.votes }, patienceSeconds }),
  );
}

/** The request of one vote. */
export function posted(
  path: string,
  origin: string,
  { voter, claim, nth }: Ballot,
  form: Fields,
): Request {
  const { type, body } = encodeForm(votedFields(form, claim, nth));
  const headers = { cookie: voter.cookie, origin, "content-type": type };
  return { method: "POST", path, headers, body };
}

async function countVotes(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ count: string }>("SELECT count(*) FROM votes");
  return Number(rows[0]!.count);
}
