import { randomUUID } from "node:crypto";
import pg from "pg";
import { seedIfEmpty } from "@/prisma/seed";
import { step } from "../scripts/progress.mjs";
import { votable, type Ballot } from "./ballots";
import { openBenchDatabase } from "./database";
import { fillLedger } from "./ledger";
import { inParallel } from "./pages";
import { signInReviewers } from "./reviewers";
import type { Serving } from "./servers";
import { FragileSite } from "./fragile-site";
import { encodeForm, votedFields, type Fields } from "./vote-form";
import { voteFormOf, votePath } from "./votes";
import { Wrong } from "./wrong";

/**
 * Fifty reviewers vote on two hundred claims and then change every vote, sixteen at a time, while the web server, the
 * worker and PostgreSQL are killed by turns. What was not acknowledged is sent again under the same key.
 *
 * @throws Wrong unless every acknowledged vote is stored exactly once, the later of two stands, and all are counted
 */
export async function voteThroughOutages(
  root: string,
  folder: string,
  closing: Serving["closing"],
): Promise<void> {
  const { environment, cluster } = await step("PostgreSQL that waits for the disk", () =>
    openBenchDatabase(root, closing, { isDurable: true }),
  );
  const url = environment.DATABASE_URL!;
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await seedIfEmpty();
  const claims = await step(`${CLAIMS} claims`, async () =>
    votable(await fillLedger(db, { claims: CLAIMS, evidencePerClaim: 5 })),
  );
  const reviewers = await signInReviewers(db, REVIEWERS);
  await db.end();

  const databasePid = cluster.process.pid!;
  const site = new FragileSite({ root, folder, environment, databasePid, closing }, cluster);
  await step("Web server and worker", () => site.open());
  const ballots = claims.flatMap((claim, place) =>
    reviewers.map((voter, nth) => ({ voter, claim, nth: place + nth })),
  );
  const form = await voteFormOf(site.app, ballots[0]!);
  const cast = await step(`${ballots.length} votes`, () => sendAll(site, ballots, form));
  const changes = ballots.map((ballot) => ({ ...ballot, nth: ballot.nth + 1 }));
  const changed = await step(`${changes.length} changes`, () => sendAll(site, changes, form));
  await step("Every vote once, the later of two standing, all counted", async () => {
    await requireEachOnce(url, cast.keys, changed.keys);
    await requireCounted(url);
  });
  console.log(
    [
      `Killed: ${site.outages.join("; ")}.`,
      `${cast.keys.length + changed.keys.length} votes acknowledged, 0 lost, 0 doubled.`,
      `Sent again: ${inWords([...cast.unanswered, ...changed.unanswered])}.`,
    ].join("\n"),
  );
}

const CLAIMS = 200;
const REVIEWERS = 50;
const AT_ONCE = 16;
const PATIENCE_MS = 120_000;

/** The keys of the votes, in the order of the ballots, and what came instead of an acknowledgement. */
type Sent = { keys: string[]; unanswered: string[] };

async function sendAll(site: FragileSite, ballots: readonly Ballot[], form: Fields): Promise<Sent> {
  const keys = ballots.map(() => randomUUID());
  const unanswered: string[] = [];
  await inParallel([...ballots.entries()], AT_ONCE, async ([place, ballot]) => {
    const request = requestOf(ballot, form, keys[place]!);
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await send(site, ballot, request);
      if (answer === ACKNOWLEDGED) break;
      unanswered.push(answer);
      if (Date.now() > deadline)
        throw new Wrong(`A vote is not taken for ${PATIENCE_MS / 1_000} seconds: ${answer}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    site.acknowledge();
  });
  return { keys, unanswered };
}

const ACKNOWLEDGED = "303";

// The key is the reason too, so that the stored votes tell which of them each is. Sent again, it is the same to the byte.
function requestOf({ voter, claim, nth }: Ballot, form: Fields, key: string) {
  const fields = { ...votedFields(form, claim, nth), idempotencyKey: key, rationale: key };
  const { type, body } = encodeForm(fields);
  return { body, headers: { cookie: voter.cookie, "content-type": type } };
}

async function send(
  { app: { origin } }: FragileSite,
  { claim }: Ballot,
  { body, headers }: ReturnType<typeof requestOf>,
): Promise<string> {
  try {
    const answer = await fetch(origin + votePath(claim), {
      ...{ method: "POST", body, headers: { ...headers, origin }, redirect: "manual" },
      signal: AbortSignal.timeout(30_000),
    });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return "no answer";
  }
}

async function requireEachOnce(
  url: string,
  earlier: readonly string[],
  later: readonly string[],
): Promise<void> {
  const stored = await read<{ key: string; times: number; stands: boolean }>(url, STORED);
  const byKey = new Map(stored.map((vote) => [vote.key, vote]));
  const isKept = (key: string, stands: boolean) =>
    byKey.get(key)?.times === 1 && byKey.get(key)?.stands === stands;
  const lost = [...earlier, ...later].filter((key) => !byKey.has(key)).length;
  const doubled = stored.filter(({ times }) => times > 1).length;
  const astray =
    earlier.filter((key) => !isKept(key, false)).length +
    later.filter((key) => !isKept(key, true)).length;
  if (lost + doubled + astray > 0 || stored.length !== earlier.length + later.length)
    throw new Wrong(
      `Of ${earlier.length + later.length} acknowledged votes ${lost} are lost, ${doubled} doubled and ${astray} not as they should stand; ${stored.length} are stored.`,
    );
}

/** Waits until the worker has counted every claim. */
async function requireCounted(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [row] = await read<{ uncounted: number }>(url, UNCOUNTED);
    if (row!.uncounted === 0) return;
    if (Date.now() > deadline) throw new Wrong(`${row!.uncounted} claims are not counted.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function read<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function inWords(answers: readonly string[]): string {
  const kinds = [...new Set(answers)].sort();
  const counts = kinds.map(
    (kind) => `${answers.filter((answer) => answer === kind).length} (${kind})`,
  );
  return counts.join(", ") || "none";
}

const KEY_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$";
const STORED = `
  SELECT rationale AS key, count(*)::int AS times, bool_and(superseded_at IS NULL) AS stands
  FROM votes WHERE rationale ~ '${KEY_PATTERN}' GROUP BY rationale`;
const UNCOUNTED = `
  SELECT count(*)::int AS uncounted
  FROM (SELECT claim_id, count(*) AS cast FROM votes WHERE superseded_at IS NULL AND withdrawn_at IS NULL GROUP BY claim_id) v
  LEFT JOIN tallies t USING (claim_id)
  WHERE v.cast IS DISTINCT FROM
    t.refuted + t.mostly_refuted + t.mixed + t.mostly_supported + t.supported + t.insufficient + t.not_checkable + t.stale`;
