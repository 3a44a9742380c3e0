import { performance } from "node:perf_hooks";
import type pg from "pg";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { slugOf } from "@/lib/foundation/slug";
import { getClaimList } from "@/lib/publishing/queries/claim-lists";
import { searchClaims } from "@/lib/search/queries";
import { ALL_CLAIMS, type ClaimsAsked } from "@/lib/search/schema";
import { makeReviewer } from "@/prisma/factories/people";
import { step } from "../scripts/progress.mjs";
import { connect, openBenchDatabase } from "./database";
import { newId } from "./ledger";
import { processorTime } from "./processor-time";
import { Vocabulary } from "./vocabulary";

/**
 * Measures searches over a great many claims whose words are as frequent as words of a language are:
 * a few in very many of them, most in very few. Everything is in a database of its own, which goes.
 *
 * @param count how many claims
 * @param closing what is to be undone afterwards
 */
export async function benchSearch(
  root: string,
  count: number,
  closing: (() => Promise<void>)[],
): Promise<void> {
  const { environment, pid } = await step("PostgreSQL of the bench's own", () =>
    openBenchDatabase(root, closing),
  );
  const db = await connect(environment, closing);
  const vocabulary = new Vocabulary(60_000);
  const began = performance.now();
  await step(`${count} claims`, () => fillClaims(db, vocabulary, count));
  const perClaim = (performance.now() - began) / count;
  await db.query("VACUUM ANALYZE");
  const scansBefore = await sequentialScans(db);
  const rows: string[] = [];
  for (const [title, budget, asked] of kinds(vocabulary)) {
    await timed(pid, asked.slice(0, 30), (one) => getClaimList(one));
    const search = await timed(pid, asked, (one) => searchClaims(one, 30));
    const page = await timed(pid, asked, (one) => getClaimList(one));
    rows.push(line(title, search, page, budget));
  }
  const scans = differences(scansBefore, await sequentialScans(db));
  console.log(
    [
      `${count} claims, ${perClaim.toFixed(2)} ms each to add; ${SEARCHES} searches of a kind, one at a time`,
      `${"".padEnd(38)}${"search CPU    p50    p95  list CPU    p50    p95"}   ms`,
      ...rows,
      `Sequential scans meanwhile: ${scans || "none"} (of ${WATCHED.join(", ")}).`,
      "search: the words, and the page of claims. list: that, the rows as they are shown, and the facets.",
      "CPU: user and system time of the database for one. p95 is what the budget bounds; neighbours move it.",
    ].join("\n"),
  );
}

const SEARCHES = 300;
const PORTION = 1_000;

/** What is asked, and the bound in ms that the budget sets to 95 in 100 of the searches. */
function kinds(vocabulary: Vocabulary): [string, number | null, ClaimsAsked[]][] {
  const asked = (query: () => string, more: Partial<ClaimsAsked> = {}) =>
    Array.from({ length: SEARCHES }, () => ({
      ...ALL_CLAIMS,
      ...{ query: query(), sort: "best" as const, ...more },
    }));
  const rare = () => vocabulary.between(5_000, 50_000);
  const common = () => vocabulary.between(0, 40);
  const middle = () => vocabulary.between(100, 1_000);
  return [
    ["a rare word", 15, asked(rare)],
    ["a rare word with a slip", 15, asked(() => vocabulary.slipped(rare()))],
    ["two words, one of them rare", 15, asked(() => `${rare()} ${middle()}`)],
    ["a word of the middle, ranked", 30, asked(middle)],
    ["a very common word, ranked", 30, asked(common)],
    ["two very common words, ranked", 30, asked(() => `${common()} ${common()}`)],
    ["a very common word, of one kind", 30, asked(common, { facets: { kind: "causal" } })],
    ["a very common word, by votes", null, asked(common, { sort: "votes" })],
    ["a word of the middle, page 10, newest", null, asked(middle, { sort: "newest", page: 10 })],
    [
      "no word, of one kind, newest",
      null,
      asked(() => "", { sort: "newest", facets: { kind: "causal" } }),
    ],
  ];
}

type Times = { sorted: number[]; cpuMs: number };

/** How long each took, in ms, and the processor time that the database used for one. */
async function timed<Item>(
  database: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<Times> {
  const before = processorTime(database);
  const times: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await work(item);
    times.push(performance.now() - began);
  }
  const cpuMs = (processorTime(database) - before) / items.length;
  return { sorted: times.sort((one, other) => one - other), cpuMs };
}

function line(title: string, search: Times, page: Times, budget: number | null): string {
  const at = ({ sorted }: Times, part: number) => sorted[Math.floor(sorted.length * part)]!;
  const figures = [search, page].flatMap((times) => [
    times.cpuMs.toFixed(1).padStart(10),
    at(times, 0.5).toFixed(1).padStart(7),
    at(times, 0.95).toFixed(1).padStart(7),
  ]);
  const isMet = at(search, 0.95) <= (budget ?? Infinity) ? "met" : "missed";
  const verdict = budget === null ? "" : `   at most ${budget}: ${isMet}`;
  return title.padEnd(38) + figures.join("") + verdict;
}

const WATCHED = ["claims", "claim_revisions", "claim_search", "search_words"];

/** How many times each table was read from one end to the other. */
async function sequentialScans(db: pg.Client): Promise<Map<string, number>> {
  // Other sessions tell what they did a second after they did it, or when they end.
  await db.query("SELECT pg_sleep(1.5), pg_stat_force_next_flush(), pg_stat_clear_snapshot()");
  const { rows } = await db.query<{ name: string; scans: number }>(
    "SELECT relname AS name, seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname = ANY ($1)",
    [WATCHED],
  );
  return new Map(rows.map(({ name, scans }) => [name, scans]));
}

function differences(before: Map<string, number>, after: Map<string, number>): string {
  return [...after]
    .flatMap(([name, scans]) => {
      const more = scans - (before.get(name) ?? 0);
      return more > 0 ? [`${more} of ${name}`] : [];
    })
    .join(", ");
}

async function fillClaims(db: pg.Client, vocabulary: Vocabulary, count: number): Promise<void> {
  const editor = await makeReviewer(db, { role: "EDITOR" });
  const signature = [PUBLIC_AUDIENCE_ID, editor.bylineId, editor.actorId];
  for (let from = 0; from < count; from += PORTION) {
    const sentences = Array.from({ length: Math.min(PORTION, count - from) }, () =>
      vocabulary.sentence(14),
    );
    const ids = sentences.map(newId);
    await db.query("BEGIN");
    await db.query(INSERT_CLAIMS, [...signature, ids, from]);
    await db.query(INSERT_REVISIONS, [...signature, ids, sentences, sentences.map(slugOf)]);
    await db.query(INSERT_DECISIONS, [...signature, ids]);
    await db.query("COMMIT");
    if (from === 0) await db.query("ANALYZE");
  }
}

const INSERT_CLAIMS = `
  INSERT INTO claims (audience_id, byline_id, actor_id, id, state, current_revision_id, created_at)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, 'LIVE', md5(id)::uuid, timestamptz '2020-01-01' + ($5::int + nth) * interval '1 minute'
  FROM unnest($4::text[]) WITH ORDINALITY given (id, nth)`;
const INSERT_REVISIONS = `
  INSERT INTO claim_revisions (audience_id, byline_id, actor_id, claim_id, id, ordinal, state, kind, sentence, slug)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, md5(id)::uuid, 1, 'LIVE',
    (ARRAY['FACTUAL', 'CAUSAL', 'INTERPRETIVE', 'EVALUATIVE', 'PREDICTIVE'])[1 + abs(hashtext(id)) % 5]::"ClaimKind", sentence, slug
  FROM unnest($4::text[], $5::text[], $6::text[]) given (id, sentence, slug)`;
const INSERT_DECISIONS = `
  INSERT INTO decisions (audience_id, byline_id, actor_id, claim_id, kind, state)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, 'ADD', 'LIVE' FROM unnest($4::text[]) id`;
