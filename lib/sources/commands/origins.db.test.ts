import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, select } from "@/prisma/factories/connection";
import { livedWeb, reachable, steps, WEB_SIZE, type Web } from "@/prisma/factories/random-lineage";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Origin groups", () => {
  it("are what lineage, corrections by hand and merges make of them, whatever came in which order", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (tried) => {
        const web = await livedWeb(db, tried);
        expect(await groupsOf(web.ids), web.log.join("; ")).toEqual(groupedPlainly(web));
      }),
      { numRuns: 60 },
    );
  }, 240_000);
});

/** For each source the numbers of all that share its origin. */
function groupedPlainly(web: Web): number[][] {
  const units = [...new Set(web.kept)];
  const joined = units.flatMap((unit) => {
    const members = web.kept.flatMap((kept, nth) => (kept === unit ? [nth] : []));
    const others = members
      .flatMap((nth) => (nth !== unit && web.corrections[nth] ? [web.corrections[nth]] : []))
      .sort((one, other) => other.at - one.at);
    const holds = web.corrections[unit] ?? others[0];
    if (holds) return holds.kind === "JOIN" ? [[unit, holds.b] as const] : [];
    return web.edges
      .filter(({ a, kind }) => web.kept[a] === unit && kind !== "REVIEWS")
      .map(({ b }) => [unit, b] as const);
  });
  const merged = web.kept.map((kept, nth) => [nth, kept] as const);
  const pairs = [...joined, ...merged].flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  const reach = reachable(WEB_SIZE, pairs);
  return reach.map((row) => row.flatMap((isReached, nth) => (isReached ? [nth] : [])));
}

async function groupsOf(ids: readonly string[]): Promise<number[][]> {
  const rows = await select<{ id: string; groupId: string }>(
    db,
    `SELECT id, origin_group_id AS "groupId" FROM sources WHERE id = ANY ($1::text[])`,
    [ids],
  );
  const groupOf = new Map(rows.map(({ id, groupId }) => [id, groupId]));
  return ids.map((id) =>
    ids.flatMap((other, nth) => (groupOf.get(other) === groupOf.get(id) ? [nth] : [])),
  );
}
