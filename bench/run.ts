import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { seedIfEmpty } from "@/prisma/seed";
import { Interruption } from "../scripts/interruption";
import { takeLock } from "../scripts/lock.mjs";
import { step } from "../scripts/progress.mjs";
import { Refusal } from "../scripts/refusal";
import { ballotsOf, votable } from "./ballots";
import { connect, connectPool, openBenchDatabase } from "./database";
import { LANES } from "./database-part";
import { fillLedger } from "./ledger";
import { readBytes, measureAll, warmAll, type Stage } from "./peers";
import { report } from "./report";
import { signInReviewers } from "./reviewers";
import { benchSearch } from "./search";
import { serveApp, servePeer } from "./servers";
import { FULL, QUICK, type Sizes } from "./sizes";
import { statementsOfVote } from "./statements";
import { Wrong } from "./wrong";

/**
 * Measures what a page and a vote cost, beside peers that do the least, and prints it with the budgets.
 *
 * @param args `--quick` for a small run that shows that everything works; `--search` and a number of claims to measure
 *   searches alone
 * @returns 0 where everything was measured, whatever the figures say; 1 where something on which they rest is wrong
 */
export async function bench(args: readonly string[]): Promise<number> {
  const root = path.resolve(import.meta.dirname, "..");
  const closing: (() => Promise<void>)[] = [];
  const interruption = new Interruption();
  try {
    const [what, count = "100000"] = args;
    const work =
      what === "--search"
        ? benchSearch(root, claimsOf(count), closing)
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

async function benchPages(
  root: string,
  args: readonly string[],
  closing: Stage["closing"],
): Promise<void> {
  const sizes = sizesOf(args);
  await requireGround(root, closing);
  const stage = await prepare(root, sizes, closing);
  await step("Warming up", () => warmAll(stage));
  const bytes = await readBytes(stage);
  const results = await measureAll(stage);
  console.log(report(sizes, results, bytes));
}

/** Database, ledger, people and servers. */
async function prepare(root: string, sizes: Sizes, closing: Stage["closing"]): Promise<Stage> {
  const { environment } = await step("PostgreSQL of the bench's own", () =>
    openBenchDatabase(root, closing),
  );
  const db = await connect(environment, closing);
  await step("Demo corpus", () => seedIfEmpty());
  const filled = await step(
    `${sizes.claims} claims with ${sizes.evidencePerClaim} pieces of evidence each`,
    () => fillLedger(db, sizes),
  );
  const claims = await votable(filled);
  const reviewers = await signInReviewers(db, sizes.reviewers);
  const statements = await statementsOfVote(reviewers[0]!, claims[0]!);
  const serving = { root, environment, closing };
  const peer = await step("The peers (next build, next start)", () =>
    servePeer(serving, statements),
  );
  const app = await step("Web server", () => serveApp(serving));
  const pool = connectPool(environment, LANES, closing);
  const ballots = ballotsOf(reviewers, claims);
  return { sizes, db, pool, claims, reviewers, statements, ballots, peer, app, closing };
}

function sizesOf(args: readonly string[]): Sizes {
  const unknown = args.find((arg) => arg !== "--quick");
  if (unknown !== undefined)
    throw new Refusal(`The bench knows --quick and nothing else, so not ${unknown}.`, 2);
  return args.includes("--quick") ? QUICK : FULL;
}

function claimsOf(count: string): number {
  if (!/^[1-9]\d{0,6}$/.test(count))
    throw new Refusal(`How many claims to search? Not ${count}: from 1 to 9999999.`, 2);
  return Number(count);
}

async function requireGround(root: string, closing: Stage["closing"]): Promise<void> {
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
