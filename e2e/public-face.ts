import type { Pool } from "pg";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import type { Sender } from "./actions";
import { expect, type Claim } from "./fixtures";
import type { Installation } from "./installation";
import type { Place } from "./places";

/** What everybody is shown, and what of it is kept ready in the database. */
export type PublicFace = {
  /** By address: status, tag and the hash of the body. */
  answers: Record<string, { status: number; etag: string | undefined; body: string }>;
  tallies: Record<string, unknown>[];
  /** How many rows searches go through. */
  searchable: number;
};

/** Reads every page, search and file that is for everyone, as somebody without a session. */
export async function publicFace(
  { request }: Sender,
  database: Pool,
  places: readonly Place[],
): Promise<PublicFace> {
  const answers = await inBatches(addressesForEveryone(places), async (address) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    const body = sha256Hex((await answer.body()).toString("base64"));
    return [address, { status: answer.status(), etag: answer.headers().etag, body }] as const;
  });
  const { rows: tallies } = await database.query<Record<string, unknown>>(
    "SELECT to_jsonb(t) AS tally FROM tallies t ORDER BY t.claim_id, t.audience_id",
  );
  const { rows } = await database.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM claim_search",
  );
  return {
    answers: Object.fromEntries(answers),
    tallies: tallies.map(({ tally }) => tally as Record<string, unknown>),
    searchable: rows[0]!.count,
  };
}

/** A tally but for when it was counted. */
export function withoutTimes({ tallied_at: _, ...tally }: Record<string, unknown>) {
  return tally;
}

/**
 * Has the claims counted from the rows themselves, and every page that the cache keeps rendered at its next request.
 *
 * @param secret with which the installation's worker reports what is stale
 */
export async function renderAnew(
  { origin }: Installation,
  database: Pool,
  claims: readonly Claim[],
  secret: string,
): Promise<void> {
  const ids = claims.map(({ id }) => id);
  const { rows } = await database.query<{ now: string }>("SELECT now()::text AS now");
  await database.query(RECOUNT, [ids]);
  const counted = async () => (await database.query(COUNTED, [ids, rows[0]!.now])).rowCount;
  await expect.poll(counted).toBe(ids.length);
  const answer = await fetch(`${origin}/api/stale`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-assay-job-secret": secret },
    body: JSON.stringify({ tags: ["_N_T_/layout"] }),
  });
  expect(answer.status).toBe(204);
}

/** The pages and files for everyone that are answered from the cache. */
export async function keptPages({ request }: Sender, places: readonly Place[]): Promise<string[]> {
  const answers = await inBatches(addressesForEveryone(places), async (address) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    return answer.headers()["x-nextjs-cache"] === "HIT" ? [address] : [];
  });
  return answers.flat();
}

/** Asks for many things, a few at a time, and gives the answers in their order. */
export async function inBatches<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += 10)
    answers.push(...(await Promise.all(items.slice(from, from + 10).map(ask))));
  return answers;
}

function addressesForEveryone(places: readonly Place[]): string[] {
  return places
    .filter(({ kind }) => kind === "whole" || kind === "search" || kind === "file")
    .flatMap(({ addresses }) => addresses);
}

const RECOUNT = `
  SELECT graphile_worker.add_job('verdicts.recount', json_build_object('claimId', id), max_attempts => 10,
    job_key => 'verdicts.recount:' || id) FROM unnest($1::text[]) id`;
const COUNTED =
  "SELECT 1 FROM tallies WHERE claim_id = ANY($1::text[]) AND tallied_at > $2::timestamptz";
