import type pg from "pg";
import { asSystem } from "@/lib/access/command";
import { JOB_SECRET_HEADER } from "@/lib/access/job-door";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { systemClock } from "@/lib/foundation/clock";
import { recountClaim } from "@/lib/verdicts/commands";
import type { Ballots, VotableClaim } from "./ballots";
import { perThing, startMeters, type Measured } from "./meters";
import { get } from "./pages";
import type { SignedIn } from "./reviewers";
import type { ServedApp } from "./servers";
import type { Stage } from "./stage";
import { measureVotes, voteFormOf } from "./votes";
import { Wrong } from "./wrong";

/** Gives a claim as many votes, each by somebody who is new. */
export async function castByCrowd(
  db: pg.Client,
  claim: VotableClaim,
  count: number,
): Promise<void> {
  await db.query("BEGIN");
  await db.query(INSERT_PEOPLE, [count]);
  await db.query(INSERT_VOTES, [claim.id, PUBLIC_AUDIENCE_ID, claim.seenHash]);
  await db.query("COMMIT");
  await db.query("ANALYZE");
}

/** What it costs to render the claim's page anew, after it was reported stale. */
export async function measureRenders(stage: Stage, claim: VotableClaim): Promise<Measured> {
  const { app, sizes } = stage;
  const report = () => reportStale(app, claimTag(claim.id));
  const times = Array.from({ length: sizes.crowd.renders }, (_, nth) => nth);
  const reporting = startMeters(app.meters);
  for (const _ of times) await report();
  const aside = reporting();
  const took: number[] = [];
  const rendering = startMeters(app.meters);
  for (const _ of times) {
    await report();
    took.push(await timedRender(app.origin + claimPath(claim)));
  }
  const { cpuMs, databaseMs } = rendering();
  const seconds = took.reduce((sum, each) => sum + each, 0) / 1_000;
  const spent = { cpuMs: cpuMs - aside.cpuMs, databaseMs: databaseMs - aside.databaseMs, seconds };
  return perThing(spent, times.length, took);
}

/** Votes on the claim, by the form, by the same ten people again and again: its current votes stay as many. */
export async function measureCrowdVotes(stage: Stage, claim: VotableClaim): Promise<Measured> {
  const { app, db, crowd, sizes } = stage;
  const { patienceSeconds } = sizes;
  const form = await voteFormOf(app, { voter: crowd.voters[0]!, claim, nth: 0 });
  const ballots = ballotsOn(claim, crowd.voters);
  return measureVotes(app, { db, ballots, votes: sizes.crowd.votes, patienceSeconds }, form);
}

/** What the worker does after a vote, at most once in a quarter of a second: counts all votes of the claim. */
export async function measureRecounts(stage: Stage, claim: VotableClaim): Promise<Measured> {
  const took: number[] = [];
  const spent = startMeters(stage.meters);
  for (let nth = 0; nth < RECOUNTS; nth += 1) {
    const startedAt = performance.now();
    const outcome = await asSystem(recountClaim)({ claimId: claim.id }, systemClock);
    if (!outcome.ok) throw new Wrong(`Votes were not counted: ${outcome.failure.kind}.`);
    took.push(performance.now() - startedAt);
  }
  return perThing(spent(), RECOUNTS, took);
}

const RECOUNTS = 5;

/** Every voter's votes on one claim, one after the other. */
export const ballotsOn =
  (claim: VotableClaim, voters: readonly SignedIn[]): Ballots =>
  (votes) =>
    voters.map((voter, place) =>
      Array.from({ length: votes / voters.length }, (_, nth) => ({
        ...{ voter, claim, nth: place + nth },
      })),
    );

async function reportStale({ origin, jobSecret }: ServedApp, tag: string): Promise<void> {
  const answer = await fetch(`${origin}/api/stale`, {
    method: "POST",
    headers: { "content-type": "application/json", [JOB_SECRET_HEADER]: jobSecret },
    body: JSON.stringify({ tags: [tag] }),
  });
  if (answer.status !== 204) throw new Wrong(`/api/stale answers ${answer.status}, not 204.`);
}

async function timedRender(url: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await get(url);
  await answer.arrayBuffer();
  const state = answer.headers.get("x-nextjs-cache");
  if (answer.status !== 200 || state !== "MISS")
    throw new Wrong(`${url} was stale and is not rendered: ${answer.status}, ${state}.`);
  return performance.now() - startedAt;
}

const INSERT_PEOPLE = `
  WITH people AS (
    INSERT INTO profiles (id, name, handle, role, email, email_verified, updated_at)
    SELECT gen_random_uuid(), 'Member of the crowd', 'crowd-' || n, 'MEMBER', 'crowd-' || n || '@example.org', true, now()
    FROM generate_series(1, $1::int) n RETURNING id
  ), acting AS (
    INSERT INTO actors (kind, profile_id) SELECT 'HUMAN', id FROM people RETURNING id, profile_id
  )
  INSERT INTO bylines (actor_id, kind, profile_id) SELECT id, 'NAME', profile_id FROM acting`;
const INSERT_VOTES = `
  INSERT INTO votes (claim_id, id, audience_id, kind, claim_revision_id, seen_hash, position, confidence, rationale,
    is_on_own_proposal, byline_id, actor_id, cast_at)
  SELECT c.id, gen_random_uuid(), $2::uuid, 'POSTERIOR', c.current_revision_id, $3, 1 + substr(p.handle, 7)::int % 5,
    'FAIRLY_SURE', 'The minutes decide it.', false, b.id, b.actor_id, now()
  FROM claims c CROSS JOIN profiles p JOIN bylines b ON b.profile_id = p.id
  WHERE c.id = $1 AND p.handle LIKE 'crowd-%'`;
