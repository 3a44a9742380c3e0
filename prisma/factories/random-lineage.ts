import fc from "fast-check";
import type pg from "pg";
import { changeLineage } from "@/lib/sources/commands/lineage";
import { mergeSource, unmergeSource } from "@/lib/sources/commands/merge";
import { makeReviewer, viewerOf } from "./people";
import { makeSource } from "./sources";

/** How many sources a random web has. */
export const WEB_SIZE = 5;

const which = fc.nat(WEB_SIZE - 1);
const KINDS = ["QUOTES", "TRANSLATES", "SUMMARISES", "REVIEWS"] as const;

/** One thing that an editor tries, of sources by their number. */
export type Step = { act: string; a: number; b: number; kind: (typeof KINDS)[number] };

/** What editors try one after the other: some of it is refused. Leaning comes most, for a web that has something to it. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...["lean", "lean", "lean", "lean", "withdraw", "merge", "merge", "unmerge"],
      ...["join", "leave", "follow"],
    ),
    ...{ a: which, b: which, kind: fc.constantFrom(...KINDS) },
  }),
  { minLength: 8, maxLength: 24 },
);

/** What holds in a web after the steps that were not refused. */
export type Web = {
  /** Ids, by number. */
  ids: string[];
  edges: { a: number; b: number; kind: string; lineageId: string }[];
  /** Into which each was merged; itself where into none. */
  kept: number[];
  corrections: (null | { kind: "JOIN" | "LEAVE"; b: number; at: number })[];
  /** Steps and whether they were taken, for what a test says when it fails. */
  log: string[];
};

/** Makes sources and tries the steps on them, through the commands; notes beside it, in plain lists, what was taken. */
export async function livedWeb(db: pg.Client, tried: readonly Step[]): Promise<Web> {
  const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
  const ids: string[] = [];
  for (let nth = 0; nth < WEB_SIZE; nth += 1) ids.push((await makeSource(db)).id);
  const web: Web = {
    ...{ ids, edges: [], kept: ids.map((_, nth) => nth), corrections: ids.map(() => null) },
    log: [],
  };
  let seconds = 0;
  const call = { clock: () => new Date(Date.now() + 1_000 * (seconds += 1)) };
  const change = async (command: { execute: typeof changeLineage.execute }, input: unknown) => {
    const outcome = await command.execute(editor, input, call);
    if (!outcome.ok && !["invalid", "conflict", "notFound"].includes(outcome.failure.kind))
      throw new Error(JSON.stringify(outcome.failure));
    return outcome.ok;
  };
  for (const step of tried) {
    const { act, a, b, kind } = step;
    const [sourceId, other] = [ids[a]!, ids[b]!];
    const reason = "It says so itself.";
    const edge = web.edges.find((one) => web.kept[one.a] === a && web.kept[one.b] === web.kept[b]);
    const input: Record<string, object> = {
      lean: { act, sourceId, leansOnId: other, kind, reason },
      withdraw: { act, sourceId, lineageId: edge?.lineageId, reason },
      join: { act, sourceId, withId: other, reason },
      leave: { act, sourceId, reason },
      follow: { act, sourceId, reason },
      merge: { sourceId, intoId: other, reason },
      unmerge: { sourceId, reason },
    };
    const command = { merge: mergeSource, unmerge: unmergeSource }[act] ?? changeLineage;
    const isTaken = await change(command as never, input[act]);
    web.log.push(`${act} ${a} ${b} ${kind}: ${isTaken ? "taken" : "refused"}`);
    if (isTaken) note(web, step, edge, await newestLineage(db), seconds);
  }
  return web;
}

function note(
  web: Web,
  step: Step,
  edge: Web["edges"][number] | undefined,
  id: string,
  at: number,
) {
  const { act, a, b, kind } = step;
  if (act === "lean") web.edges.push({ a, b, kind, lineageId: id });
  if (act === "withdraw") web.edges = web.edges.filter((one) => one !== edge);
  if (act === "merge") web.kept[a] = b;
  if (act === "unmerge") web.kept[a] = a;
  if (act === "join") web.corrections[a] = { kind: "JOIN", b, at };
  if (act === "leave") web.corrections[a] = { kind: "LEAVE", b: a, at };
  if (act === "follow") web.corrections[a] = null;
}

async function newestLineage(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM lineages ORDER BY recorded_at DESC LIMIT 1",
  );
  return rows[0]?.id ?? "";
}

/** All that can be reached from each along the pairs, itself included: by trying every detour, as plainly as can be. */
export function reachable(
  size: number,
  pairs: readonly (readonly [number, number])[],
): boolean[][] {
  const reach = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) => from === to),
  );
  for (const [from, to] of pairs) reach[from]![to] = true;
  for (let via = 0; via < size; via += 1)
    for (let from = 0; from < size; from += 1)
      for (let to = 0; to < size; to += 1)
        if (reach[from]![via] && reach[via]![to]) reach[from]![to] = true;
  return reach;
}
