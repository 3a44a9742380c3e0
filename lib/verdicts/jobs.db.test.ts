import { parseCronItems, type JobHelpers } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeTally } from "@/prisma/factories/reviews";
import { makeSource } from "@/prisma/factories/sources";
import { changeStanding } from "@/lib/sources/commands/standing";
import { makeEvidence } from "@/prisma/factories/evidence";
import { crons, jobs } from "./jobs";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Once a day", () => {
  it("claims with stale votes are counted again, once each, and no others", async () => {
    const [stale, fresh] = [await makeClaim(db), await makeClaim(db)];
    for (const { id } of [stale, fresh]) await makeTally(db, id);
    await db.query("UPDATE tallies SET stale = 2 WHERE claim_id = $1", [stale.id]);
    const helpers = { query: (text: string) => db.query(text) } as unknown as JobHelpers;
    await jobs["verdicts.recountStale"]!({}, helpers);
    await jobs["verdicts.recountStale"]!({}, helpers);
    expect(await waiting(stale.id)).toBe(1);
    expect(await waiting(fresh.id)).toBe(0);
  });

  it("the job is asked for", () => {
    const [item] = parseCronItems(crons);
    expect(jobs).toHaveProperty([item!.task]);
    const at = { month: 3, date: 1, dow: 0 };
    const days = [...Array(24).keys()].flatMap((hour) =>
      [...Array(60).keys()].filter((min) => item!.match({ ...at, hour, min })),
    );
    expect(days).toHaveLength(1);
  });
});

describe("A source whose standing or origin changes", () => {
  it("has every live claim that leans on it counted again, by its words or by what they report", async () => {
    const source = await makeSource(db);
    const [quoting, reporting, retracted, unrelated] = [
      await makeClaim(db),
      await makeClaim(db),
      await makeClaim(db),
      await makeClaim(db),
    ];
    await makeEvidence(db, quoting.id, { sourceId: source.id });
    await makeEvidence(db, quoting.id, { sourceId: source.id });
    const words = { via_source_id: source.id, directness: "INFERENTIAL" };
    await makeEvidence(db, reporting.id, { words });
    await makeEvidence(db, retracted.id, { sourceId: source.id, state: "RETRACTED" });
    await makeEvidence(db, unrelated.id);
    const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
    const given = { sourceId: source.id, from: "GOOD", standing: "RETRACTED" };
    const reason = "The publisher withdrew it.";
    const outcome = await changeStanding.execute(
      editor,
      { ...given, reason },
      { clock: systemClock },
    );
    expect(outcome).toMatchObject({ ok: true });
    const asked = "SELECT payload FROM graphile_worker._private_jobs WHERE key = $1";
    expect(await select(db, asked, [`verdicts.recountSource:${source.id}`])).toEqual([
      { payload: { sourceId: source.id } },
    ]);
    await recountSource({ sourceId: source.id });
    const claims = [quoting, reporting, retracted, unrelated];
    expect(await Promise.all(claims.map(({ id }) => waiting(id)))).toEqual([1, 1, 0, 0]);
  });

  it("with more claims than one job takes leaves the rest to the next", async () => {
    const { id: sourceId } = await makeSource(db);
    const asked: unknown[] = [];
    const full = (_text: string, [, , most]: [string, string, number]) =>
      Promise.resolve({ rows: Array.from({ length: most }, (_, nth) => ({ id: `claim-${nth}` })) });
    await recountSource(
      { sourceId },
      { query: full, addJob: (...job: unknown[]) => asked.push(job) },
    );
    expect(asked).toEqual([["verdicts.recountSource", { sourceId, after: "claim-499" }]]);
  });
});

describe("Evidence that is added", () => {
  it.each([
    ["by a member waits, and nothing is counted again", "MEMBER", 0],
    ["by an editor is live, and the claim is counted again", "EDITOR", 1],
  ] as const)("%s", async (_, role, jobCount) => {
    const [claim, source] = [await makeClaim(db), await makeSource(db)];
    const outcome = await proposeEvidence.execute(
      viewerOf(await makeReviewer(db, { role })),
      {
        ...{ claimId: claim.id, sourceId: source.id, excerpt: "a monopoly of power" },
        ...{ direction: "SUPPORTS", directness: "DIRECT" },
        ...{ locatorLabel: "page", locatorValue: "12" },
      },
      { clock: systemClock },
    );
    expect(outcome).toMatchObject({ ok: true });
    expect(await waiting(claim.id)).toBe(jobCount);
  });
});

const recountSource = (payload: object, helpers: object = {}) =>
  jobs["verdicts.recountSource"]!(payload, {
    query: (text: string, values: unknown[]) => db.query(text, values),
    ...helpers,
  } as unknown as JobHelpers);

async function waiting(claimId: string): Promise<number> {
  const rows = await select(db, "SELECT key FROM graphile_worker.jobs WHERE key = $1", [
    `verdicts.recount:${claimId}`,
  ]);
  return rows.length;
}
