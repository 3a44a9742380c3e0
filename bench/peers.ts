import type pg from "pg";
import type { Request } from "autocannon";
import { claimPath } from "@/lib/claims/rules";
import type { Ballots, VotableClaim } from "./ballots";
import { bytesPerMarkup, scriptBytes } from "./bytes";
import { measureCommand, measurePlainStatements } from "./database-part";
import { measure, type Measured, type Served } from "./load";
import { get, requireSamePage, warmPages } from "./pages";
import type { Statements } from "./peer/vote";
import type { Bytes, PeerName, Results } from "./report";
import type { SignedIn } from "./reviewers";
import { inRounds, median } from "./rounds";
import type { Sizes } from "./sizes";
import type { Fields } from "./vote-form";
import { measurePlainVotes, measureVotes, requireVote, voteFormOf } from "./votes";
import { Wrong } from "./wrong";

/** Everything that is measured, and by what. */
export type Stage = {
  sizes: Sizes;
  db: pg.Client;
  pool: pg.Pool;
  claims: readonly VotableClaim[];
  reviewers: readonly SignedIn[];
  statements: Statements;
  ballots: Ballots;
  peer: Served;
  app: Served;
  closing: (() => Promise<void>)[];
};

/**
 * Fills the cache, sees that it serves what the figures take for granted, and lets every peer run until the
 * engine has compiled what it will.
 */
export async function warmAll(stage: Stage): Promise<void> {
  const { app, peer, claims, reviewers, sizes } = stage;
  await warmPages(app.origin, claims.map(claimPath));
  await warmPages(peer.origin, ["/"]);
  const { cookie } = reviewers[0]!;
  await requireSamePage(app.origin, claimPath(claims[0]!), cookie);
  await requireMe(app.origin, reviewers[0]!);
  const ballot = { voter: reviewers[0]!, claim: claims[0]!, nth: 0 };
  await requireVote(app, ballot, await formFor(stage));
  const { warmUp, reviewers: people } = sizes;
  const votes = Math.ceil(warmUp / 3 / people) * people;
  for (const work of Object.values(peersOf(stage, { ...sizes, reads: warmUp, votes })))
    await work();
}

/** Measures every peer in every round and says on standard error how it goes. */
export function measureAll(stage: Stage): Promise<Results> {
  const announce = async (name: PeerName, round: number, work: () => Promise<Measured>) => {
    const measured = await work();
    const { cpuMs, perSecond } = measured;
    console.error(
      `  · ${round + 1} ${name}: ${cpuMs.toFixed(2)} ms CPU, ${perSecond.toFixed(0)} a second`,
    );
    return measured;
  };
  return inRounds(peersOf(stage, stage.sizes), stage.sizes.rounds, announce);
}

/** Bytes of the claim page: how much of it is markup, and how much script it brings beyond an empty page. */
export async function readBytes({ app, peer, claims }: Stage): Promise<Bytes> {
  const pages = await Promise.all(
    claims.slice(0, 20).map(async (claim) => (await get(app.origin + claimPath(claim))).text()),
  );
  return {
    perMarkup: median(pages.map(bytesPerMarkup)),
    scripts: await scriptBytes(app.origin, claimPath(claims[0]!)),
    floor: await floorOf(peer.origin),
  };
}

async function floorOf(origin: string): Promise<number> {
  const floor = await scriptBytes(origin, "/");
  if (floor === 0) throw new Wrong("The empty page names no script at all.");
  return floor;
}

function peersOf(stage: Stage, sizes: Sizes): Record<PeerName, () => Promise<Measured>> {
  const { app, peer, claims, reviewers, statements, db, pool, ballots } = stage;
  const { reads, votes, patienceSeconds } = sizes;
  const paths = claims.map(claimPath);
  const ask = (from: Served, connections: Request[][]) => {
    const due = { 200: connections.flat().length };
    return measure({ from, connections, due, patienceSeconds });
  };
  // After each page the question that its script asks.
  const readSignedIn = () => {
    const connections = signedInReadings(readings(paths, reads / 2), reviewers);
    const pages = connections.flat().length / 2;
    const due = { 200: pages, 204: pages };
    return measure({ from: app, connections, requestsPerThing: 2, due, patienceSeconds });
  };
  const voting = { db, ballots, votes, patienceSeconds };
  return {
    empty: () => ask(peer, readings(["/"], reads)),
    claim: () => ask(app, readings(paths, reads)),
    signedIn: readSignedIn,
    vote: async () => measureVotes(app, voting, await formFor(stage)),
    plainVote: () => measurePlainVotes(peer, voting),
    command: () => measureCommand(voting),
    plainStatements: () => measurePlainStatements(voting, pool, statements),
  };
}

/** The paths from the first to the last and round again, shared out over the connections. */
function readings(paths: readonly string[], count: number): Request[][] {
  const each = Math.ceil(count / CONNECTIONS);
  return Array.from({ length: CONNECTIONS }, (_, lane) =>
    Array.from({ length: each }, (_, nth) => ({
      path: paths[(lane * each + nth) % paths.length]!,
    })),
  );
}

function signedInReadings(lists: Request[][], reviewers: readonly SignedIn[]): Request[][] {
  return lists.map((list, lane) => {
    const headers = { cookie: reviewers[lane % reviewers.length]!.cookie };
    return list.flatMap(({ path }) => [
      { path, headers },
      { path: "/api/me", headers },
    ]);
  });
}

const CONNECTIONS = 10;

/** The form as the page shows it to somebody who has not voted; what it hides is the same for everyone. */
async function formFor({ app, reviewers, claims }: Stage): Promise<Fields> {
  return voteFormOf(app, { voter: reviewers[0]!, claim: claims[0]!, nth: 0 });
}

async function requireMe(origin: string, { cookie, name }: SignedIn): Promise<void> {
  const answer = await get(`${origin}/api/me`, { cookie });
  const said = decodeURIComponent(answer.headers.get("assay-viewer") ?? "null");
  const me = JSON.parse(said) as { name: string } | null;
  if (answer.status !== 204 || me?.name !== name)
    throw new Wrong(`/api/me does not know a reviewer who is signed in (status ${answer.status}).`);
}
