import fc from "fast-check";
import type { JobHelpers } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb, readSql } from "@/lib/foundation/db";
import { leaningEvidence } from "@/lib/evidence/queries/leaning";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { livedWeb, reachable, steps, WEB_SIZE, type Web } from "@/prisma/factories/random-lineage";
import { jobs } from "./jobs";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [CLAIMS, RUNS] = [3, 60];
const number = (count: number) => fc.nat(count - 1);
const drawn = fc.array(
  fc.record({
    ...{ claim: number(CLAIMS), source: number(WEB_SIZE), via: number(WEB_SIZE) },
    ...{ isReported: fc.boolean(), isLive: fc.double({ max: 1, min: 0, noNaN: true }) },
  }),
  { minLength: 3, maxLength: 8 },
);

describe("What a changed standing touches", () => {
  it("is what can be reached from the source, over whatever web of leaning, withdrawing and merging", async () => {
    await fc.assert(
      fc.asyncProperty(steps, drawn, async (tried, pieces) => {
        const web = await livedWeb(db, tried);
        const claims = await Promise.all(
          Array.from({ length: CLAIMS }, async () => (await makeClaim(db)).id),
        );
        const made: Piece[] = [];
        for (const { claim, source, via, isReported, isLive } of pieces) {
          const hasVia = isReported && via !== source;
          const words = hasVia ? { via_source_id: web.ids[via], directness: "INFERENTIAL" } : {};
          const state = isLive > 0.2 ? "LIVE" : "RETRACTED";
          const given = { sourceId: web.ids[source]!, state, words } as const;
          const { id } = await makeEvidence(db, claims[claim]!, given);
          if (state === "LIVE") made.push({ id, claim, from: hasVia ? [source, via] : [source] });
        }
        for (const [nth, sourceId] of web.ids.entries()) {
          const touched = touchedPlainly(web, made, nth);
          const said = `source ${nth}; ${web.log.join("; ")}; ${JSON.stringify(made)}`;
          expect(await evidenceTouched(sourceId), said).toEqual(touched.map(({ id }) => id).sort());
          const wanted = new Set(touched.map(({ claim }) => claims[claim]!));
          expect(await recounted(sourceId, claims), said).toEqual([...wanted].sort());
        }
      }),
      { numRuns: RUNS },
    );
  }, 240_000);
});

type Piece = { id: string; claim: number; from: number[] };

/** The same by a closed matrix over the sources: whoever leans, and whatever is one with it, either way. */
function touchedPlainly(web: Web, pieces: readonly Piece[], source: number): Piece[] {
  const same = web.kept.flatMap((kept, nth) => [[nth, kept] as const, [kept, nth] as const]);
  const leans = web.edges.map(({ a, b }) => [a, b] as const);
  const reach = reachable(WEB_SIZE, [...leans, ...same]);
  return pieces.filter(({ from }) => from.some((one) => reach[one]![source]));
}

const TOUCHED = {
  name: "test_evidence_touched",
  text: `SELECT id FROM (${leaningEvidence("$1::text")}) touched ORDER BY id COLLATE "C"`,
};

const evidenceTouched = async (sourceId: string) =>
  (await readSql<{ id: string }>(TOUCHED, [sourceId])).map(({ id }) => id);

/** Which of these claims the job has counted again. */
async function recounted(sourceId: string, claims: readonly string[]): Promise<string[]> {
  const keys = claims.map((id) => `verdicts.recount:${id}`);
  await db.query("SELECT graphile_worker.remove_job(key) FROM unnest($1::text[]) key", [keys]);
  const query = (text: string, values: unknown[]) => db.query(text, values);
  await jobs["verdicts.recountSource"]!({ sourceId }, { query } as unknown as JobHelpers);
  const asked = "SELECT key FROM graphile_worker.jobs WHERE key = ANY ($1::text[])";
  const rows = await select<{ key: string }>(db, asked, [keys]);
  return rows.map(({ key }) => key.split(":")[1]!).sort();
}
