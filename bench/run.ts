import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { seedIfEmpty } from "@/prisma/seed";
import { Interruption } from "../scripts/interruption";
import { takeLock } from "../scripts/lock.mjs";
import { step } from "../scripts/progress.mjs";
import { Refusal } from "../scripts/refusal";
import { ballotsOf, votable, type VotableClaim } from "./ballots";
import { budgetsOf } from "./budgets";
import { measureBursts } from "./burst";
import { benchCheck } from "./check";
import { benchClass } from "./class";
import { castByCrowd } from "./crowd";
import { connect, connectPool, openBenchDatabase } from "./database";
import { LANES } from "./database-part";
import { fillLedger } from "./ledger";
import { measureAll, readBytes, warmAll } from "./measures";
import { ownMeters } from "./meters";
import { serveByNginx } from "./nginx";
import { voteThroughOutages } from "./outages";
import { quieten } from "./quiet";
import { report } from "./report";
import { signInReviewers } from "./reviewers";
import { benchSearch } from "./search";
import { serveApp, servePeer, type Serving } from "./servers";
import { FULL, QUICK, type Sizes } from "./sizes";
import type { Stage } from "./stage";
import { statementsOfVote } from "./statements";
import { Wrong } from "./wrong";

/**
 * Measures what a page and a vote cost, beside peers that do the least, and prints it with the budgets.
 *
 * @param args `--quick` for a small run that shows that everything works; `--search` and a number of claims to measure
 *   searches alone; `--class` for what a class at work costs; `--check` and texts for what the check of an excerpt costs; `--outages` to see that votes outlive killed servers
 * @returns 0 where everything was measured, whatever the figures say; 1 where something on which they rest is wrong
 */
export async function bench(args: readonly string[]): Promise<number> {
  const root = path.resolve(import.meta.dirname, "..");
  const closing: (() => Promise<void>)[] = [];
  const interruption = new Interruption();
  try {
    const [what, count = "100000"] = args;
    if (what === "--check") {
      benchCheck(args.slice(1));
      return 0;
    }
    const work =
      what === "--search"
        ? benchSearch(root, claimsOf(count), closing)
        : what === "--outages"
          ? benchOutages(root, closing)
          : what === "--class"
            ? benchClassroom(root, closing)
            : benchPages(root, args, closing);
    work.catch(() => undefined); // Once interrupted, its parts fail one by one while they are closed.
    await Promise.race([work, interruption.happened]);
    return interruption.signal === undefined ? 0 : interruption.exitCode;
  } catch (error) {
    if (interruption.signal !== undefined) return interruption.exitCode;
    if (!(error instanceof Wrong || error instanceof Refusal)) throw error;
    console.error(`\n${error instanceof Wrong ? "Nothing was measured. " : ""}${error.message}`);
    return error instanceof Refusal ? error.exitCode : 1;
  } finally {
    for (const close of closing.reverse()) await close().catch(() => undefined);
    interruption.end();
  }
}

async function benchOutages(root: string, closing: Serving["closing"]): Promise<void> {
  quieten();
  await requireGround(root, closing);
  await voteThroughOutages(root, await ownFolder(root, closing), closing);
}

async function benchClassroom(root: string, closing: Serving["closing"]): Promise<void> {
  quieten();
  await requireGround(root, closing);
  await benchClass(root, await ownFolder(root, closing), closing);
}

async function benchPages(
  root: string,
  args: readonly string[],
  closing: Serving["closing"],
): Promise<void> {
  quieten();
  const sizes = sizesOf(args);
  await requireGround(root, closing);
  const stage = await prepare(root, sizes, closing);
  await step("Warming up", () => warmAll(stage));
  const bytes = await readBytes(stage);
  const results = await measureAll(stage);
  const bursts = await step(
    `${sizes.burst.people} votes in a second, ${sizes.burst.times} times`,
    () => measureBursts(root, stage, stage.claims.slice(0, sizes.burst.times + 1)),
  );
  console.log(report(sizes, results, bursts, budgetsOf(sizes, results, bursts, bytes)));
}

/** Database, ledger, people and servers. */
async function prepare(root: string, sizes: Sizes, closing: Serving["closing"]): Promise<Stage> {
  const folder = await ownFolder(root, closing);
  const { environment, pid: databasePid } = await step("PostgreSQL of the bench's own", () =>
    openBenchDatabase(root, closing),
  );
  const db = await connect(environment, closing);
  await step("Demo corpus", () => seedIfEmpty());
  const filled = await step(
    `${sizes.claims} claims with ${sizes.evidencePerClaim} pieces of evidence each`,
    () => fillLedger(db, sizes),
  );
  const claims = await votable(filled);
  const people = await signInReviewers(db, Math.max(sizes.reviewers, sizes.burst.people));
  const reviewers = people.slice(0, sizes.reviewers);
  // The last two: read like all others, and voted on by nobody else.
  const [few, many] = claims.slice(-2) as [VotableClaim, VotableClaim];
  const crowd = { few, many, voters: people.slice(0, 10) };
  await step(`${sizes.crowd.votes} votes on one claim`, () =>
    castByCrowd(db, many, sizes.crowd.votes),
  );
  const statements = await statementsOfVote(reviewers[0]!, claims[0]!);
  const serving = { root, folder, environment, databasePid, closing };
  const peer = await step("The peers (next build, next start)", () =>
    servePeer(serving, statements),
  );
  const app = await step("Web server", () => serveApp(serving));
  const nginx = await serveByNginx(serving, app, claims[0]!);
  const meters = ownMeters(databasePid);
  const pool = connectPool(environment, LANES, closing);
  const ballots = ballotsOf(reviewers, claims.slice(0, -2));
  return {
    ...{ sizes, db, pool, meters, claims, people, reviewers, crowd, statements, ballots },
    ...{ peer, app, nginx },
  };
}

async function ownFolder(root: string, closing: Serving["closing"]): Promise<string> {
  const folder = path.join(root, ".data/bench");
  const remove = () => rm(folder, { recursive: true, force: true });
  closing.push(remove);
  await remove();
  await mkdir(folder);
  return folder;
}

function sizesOf(args: readonly string[]): Sizes {
  const unknown = args.find((arg) => arg !== "--quick");
  if (unknown !== undefined)
    throw new Refusal(
      `The bench knows --quick, --search, --class and --outages, and not ${unknown}.`,
      2,
    );
  return args.includes("--quick") ? QUICK : FULL;
}

function claimsOf(count: string): number {
  if (!/^[1-9]\d{0,6}$/.test(count))
    throw new Refusal(`How many claims to search? Not ${count}: from 1 to 9999999.`, 2);
  return Number(count);
}

async function requireGround(root: string, closing: Serving["closing"]): Promise<void> {
  if (process.platform !== "linux")
    throw new Refusal(
      "The bench reads the processor time of servers from /proc, which only Linux has.",
    );
  if (!existsSync(path.join(root, ".next/BUILD_ID")))
    throw new Refusal("There is no production build to measure. Make it first: npm run build");
  await mkdir(path.join(root, ".data"), { recursive: true });
  const lock = takeLock(path.join(root, ".data/bench.lock"));
  if (lock.kind === "held")
    throw new Refusal(`Another bench runs in this clone (process ${lock.pid}).`);
  closing.push(async () => lock.release());
}
