import { Agent, request as send } from "node:http";
import path from "node:path";
import { claimPath } from "@/lib/claims/rules";
import { endChild, RUN_TYPESCRIPT, startChild } from "../scripts/children";
import type { Ballot, VotableClaim } from "./ballots";
import { perThing, startMeters, type Measured } from "./meters";
import { get } from "./pages";
import type { Stage } from "./stage";
import { posted, requireStored, voteFormOf, votePath } from "./votes";
import { Wrong } from "./wrong";

/** A class votes: its votes, and what readers of the claim's page cost the server meanwhile and until it was quiet again. */
export type Burst = Measured & {
  renders: number;
  reads: number;
  /** From the last acknowledgement until the page shows every vote, in milliseconds; 0 where it did before. */
  rightAfterMs: number;
};

/**
 * Everybody votes on one claim within a second, each over a connection of their own and at a moment of their own,
 * whether or not others have been answered. The worker runs; one reader asks for the page again and again.
 *
 * @returns one for each of the given claims; the first, in which everything is still cold, is left out
 * @throws Wrong where a vote is not acknowledged, not stored or not counted
 */
export async function measureBursts(
  root: string,
  stage: Stage,
  claims: readonly VotableClaim[],
): Promise<Burst[]> {
  // What earlier measurements asked of the worker would be done meanwhile.
  await stage.db.query("DELETE FROM graphile_worker._private_jobs");
  const log = { stderr: stage.app.logFile };
  const script = path.join(root, "scripts/worker.ts");
  const worker = startChild(root, [...RUN_TYPESCRIPT, script], stage.app.environment, log);
  try {
    const bursts: Burst[] = [];
    for (const claim of claims) bursts.push(await measureBurst(stage, claim));
    return bursts.slice(1);
  } finally {
    await endChild(worker);
  }
}

async function measureBurst(stage: Stage, claim: VotableClaim): Promise<Burst> {
  const { app, db, people } = stage;
  const form = await voteFormOf(app, { voter: people[0]!, claim, nth: 0 });
  const ballots = people.map((voter, nth) => ({ voter, claim, nth }));
  const agent = new Agent({ keepAlive: true });
  const reader = startReader(app.origin + claimPath(claim));
  try {
    const measured = await requireStored({ db, votes: people.length }, async () => {
      const spent = startMeters(app.meters);
      const gap = 1_000 / ballots.length;
      const took = await Promise.all(
        ballots.map((ballot, nth) => castAt(nth * gap, app.origin, ballot, form, agent)),
      );
      return perThing(spent(), ballots.length, took);
    });
    const acknowledgedAt = performance.now();
    await requireCounted(stage, claim);
    const { rightSince, ...counts } = await reader.end();
    await requireRight(stage, claim, counts.shown);
    const { renders, reads } = counts;
    return { ...measured, renders, reads, rightAfterMs: Math.max(0, rightSince - acknowledgedAt) };
  } finally {
    await reader.end();
    agent.destroy();
  }
}

/** @returns milliseconds from the moment at which it was due to the last byte of its answer */
async function castAt(
  dueInMs: number,
  origin: string,
  ballot: Ballot,
  form: Record<string, string>,
  agent: Agent,
): Promise<number> {
  const {
    path: address,
    method,
    headers,
    body,
  } = posted(votePath(ballot.claim), origin, ballot, form);
  const dueAt = performance.now() + dueInMs;
  await new Promise((resolve) => setTimeout(resolve, dueInMs));
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = send(origin + address, { method, headers, agent }, (answer) => {
      answer.resume().once("error", reject);
      answer.once("end", () => resolve(answer.statusCode));
    });
    asked.once("error", reject).end(body);
  });
  if (status !== 303) throw new Wrong(`A vote of the crowd is answered ${status}, not 303.`);
  return performance.now() - dueAt;
}

/**
 * Asks for a page, one request after the other; counts those for which it was rendered, and keeps how many votes it
 * showed at last and since when.
 */
function startReader(url: string) {
  const counts = { renders: 0, reads: 0, shown: 0, rightSince: 0 };
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      const answer = await get(url);
      const shown = Number(SHOWN.exec(await answer.text())?.[1] ?? 0);
      if (shown !== counts.shown) Object.assign(counts, { shown, rightSince: performance.now() });
      const state = answer.headers.get("x-nextjs-cache");
      if (answer.status !== 200 || (state !== "HIT" && state !== "MISS"))
        throw new Wrong(`${url} answers ${answer.status}, ${state} while others vote.`);
      counts.reads += 1;
      if (state === "MISS") counts.renders += 1;
      await new Promise((resolve) => setTimeout(resolve, READER_PAUSE_MS));
    }
    return counts;
  })();
  reading.catch(() => undefined);
  return {
    end: () => {
      isOver = true;
      return reading;
    },
  };
}

/** Waits until the worker has counted and reported everything, the second report included. */
async function requireCounted({ db }: Stage, { id }: VotableClaim): Promise<void> {
  const deadline = performance.now() + QUIET_MS;
  while (performance.now() < deadline) {
    const { rows } = await db.query<{ waiting: number; uncounted: number }>(STATE, [id]);
    if (rows[0]!.waiting === 0 && rows[0]!.uncounted === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Wrong(`The worker has not counted the votes of claim ${id}.`);
}

async function requireRight({ db }: Stage, { id }: VotableClaim, shown: number): Promise<void> {
  const { rows } = await db.query<{ fresh: number }>(FRESH, [id]);
  if (rows[0]!.fresh !== shown)
    throw new Wrong(`The page of claim ${id} shows ${shown} votes where ${rows[0]!.fresh} count.`);
}

// How the page says it: "312 votes, broad".
const SHOWN = /([\d,]+) votes?, (?:early|provisional|broad)/;
const FRESH =
  "SELECT refuted + mostly_refuted + mixed + mostly_supported + supported + insufficient + not_checkable AS fresh FROM tallies WHERE claim_id = $1";

const READER_PAUSE_MS = 20;
const QUIET_MS = 60_000;

const STATE = `
  SELECT (SELECT count(*)::int FROM graphile_worker._private_jobs) AS waiting,
    (SELECT count(*)::int FROM votes WHERE claim_id = $1 AND superseded_at IS NULL)
      - (SELECT refuted + mostly_refuted + mixed + mostly_supported + supported + insufficient + not_checkable + stale
         FROM tallies WHERE claim_id = $1) AS uncounted`;
