import { afterAll, describe, expect, it } from "vitest";
import { closeDb, readSql } from "@/lib/foundation/db";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import {
  makeEvidence,
  makeEvidenceRevision,
  makeFitCheck,
  makeFitSettlement,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { tellAll, toldTo } from "@/prisma/factories/telling";
import { fitGiven } from "../queries/fit-given";
import { fitOf, type Fit, type FitGiven, type Reading } from "../rules";
import { checkFit } from "./check-fit";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [author, reader, third] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db),
  await makeReviewer(db),
];

describe("Reading an excerpt as a second person", () => {
  it.each<[string, object, Fit]>([
    ["the same makes it fit", {}, "FIT"],
    ["another way disputes it", { direction: "CONTRADICTS" }, "DISPUTED"],
    ["as less direct disputes it", { directness: "INFERENTIAL" }, "DISPUTED"],
  ])("%s, for readers and for the verdict", async (_, reading, fit) => {
    const made = await piece();
    expect(await check(reader, made, reading)).toMatchObject({
      ok: true,
      value: { result: { fit }, stale: [`claim:${made.claimId}`] },
    });
    const inputs = await readVerdictInputs(
      ...([readSql, made.claimId, PUBLIC_AUDIENCE_ID, "0".repeat(64), new Date()] as const),
    );
    expect(inputs!.evidence).toMatchObject([{ id: made.id, fit, isSeenBySecondPerson: true }]);
    expect(inputs!.evidence[0]).not.toHaveProperty("given");
    expect(await lineOf(made)).toEqual([{ fit }]);
    expect(await recountsOf(made.claimId)).toBe(1);
  });

  it("is refused to whoever added it, worded it so, or accepted it in these words", async () => {
    const [added, accepted] = [await piece(), await piece()];
    const byAnother = { ...added, revisionId: await reworded(added, third) };
    const about = { root_claim_id: accepted.claimId, evidence_id: accepted.id };
    await decide(db, about, "ACCEPT", { by: third });
    expect(await check(author, added)).toMatchObject(FORBIDDEN);
    expect(await check(third, byAnother)).toMatchObject(FORBIDDEN);
    expect(await check(third, accepted)).toMatchObject(FORBIDDEN);
    expect(await check(reader, accepted)).toMatchObject({ ok: true });
  });

  it("waits again once it says something else, and is bound to the words that were read", async () => {
    const made = await piece();
    await check(reader, made);
    const later = { ...made, revisionId: await reworded(made, author) };
    expect(await lineOf(made)).toEqual([{ fit: "NOT_CHECKED" }]);
    expect(await check(third, made)).toMatchObject({
      failure: {
        kind: "conflict",
        details: { revisionId: later.revisionId, excerpt: "all power" },
      },
    });
    expect(await check(third, later)).toMatchObject({ ok: true });
  });

  it("happens once for each person, and not where an editor is to settle it", async () => {
    const [fits, disputed] = [await piece(), await piece()];
    await check(reader, fits);
    await check(reader, disputed, { direction: "CONTEXT" });
    expect(await check(reader, fits)).toMatchObject(CONFLICT);
    expect(await check(third, disputed)).toMatchObject(CONFLICT);
    expect(await check(third, fits, { direction: "CONTEXT" })).toMatchObject({
      value: { result: { fit: "DISPUTED" } },
    });
  });

  it("needs a reason of ten characters at least", async () => {
    expect(await check(reader, await piece(), { reason: "Yes." })).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.stringContaining("at least 10")] } },
    });
  });

  it("takes what reports another source as bearing on the claim by inference, whatever is sent", async () => {
    const viaSourceId = (await makeSource(db)).id;
    const made = await piece({ via_source_id: viaSourceId, directness: "INFERENTIAL" });
    expect(await check(reader, made)).toMatchObject({ value: { result: { fit: "FIT" } } });
  });

  it("tells its adder of a dispute, and of nothing else", async () => {
    const [adder, other] = [await makeReviewer(db), await makeReviewer(db)];
    await check(reader, await piece({}, adder));
    const disputed = await piece({}, other);
    await check(reader, disputed, { direction: "CONTRADICTS" });
    await tellAll(db);
    expect(await toldTo(adder)).toEqual([]);
    const [told] = await toldTo(other);
    expect(told).toMatchObject({ name: "fitDisputed" });
    expect(told!.href).toContain(`#e-${disputed.id}`);
  });
});

it("The database derives the fit of any readings as the rule does", async () => {
  const draw = seeded(20_261_128);
  const readers = await Promise.all([1, 2, 3].map(() => makeReviewer(db)));
  for (let round = 0; round < 60; round += 1) {
    const made = await piece(reading(draw));
    for (const by of readers) {
      if (draw(3) > 0) await makeFitCheck(db, made, { by, reads: reading(draw) });
      const kind = draw(2) ? "STANDS" : "REOPENED";
      if (draw(3) === 0) await makeFitSettlement(db, made, { kind });
    }
    const [row] = await select<{ adders: Reading; given: FitGiven }>(
      db,
      `SELECT json_build_object('direction', r.direction, 'directness', r.directness) AS adders, ${fitGiven("r")} AS given
       FROM evidence_revisions r WHERE r.claim_id = $1 AND r.id = $2`,
      [made.claimId, made.revisionId],
    );
    expect(await lineOf(made)).toEqual([{ fit: fitOf(row!.adders, row!.given) }]);
  }
});

const FORBIDDEN = { failure: { kind: "forbidden" } };
const CONFLICT = { failure: { kind: "conflict" } };

async function piece(words: Record<string, unknown> = {}, by = author): Promise<Evidence> {
  return makeEvidence(db, (await makeClaim(db)).id, { by, words });
}

const check = (by: Reviewer, { claimId, id, revisionId }: Evidence, said: object = {}) =>
  checkFit.execute(
    viewerOf(by),
    {
      ...{ claimId, evidenceId: id, revisionId, direction: "SUPPORTS", directness: "DIRECT" },
      ...{ reason: "The words say so themselves.", ...said },
    },
    { clock: () => new Date() },
  );

/** Other words of the evidence, which it shows from now on. */
const reworded = (made: Evidence, by: Reviewer) =>
  atomically(db, async () => {
    const words = { excerpt: "all power" };
    const id = await makeEvidenceRevision(db, made, { by, state: "LIVE", words });
    await db.query("UPDATE evidence SET current_revision_id = $2 WHERE id = $1", [made.id, id]);
    return id;
  });

const lineOf = (made: Evidence) =>
  select(db, "SELECT fit FROM desk_lines WHERE evidence_id = $1", [made.id]);

async function recountsOf(claimId: string): Promise<number> {
  const waiting = `SELECT 1 FROM graphile_worker._private_jobs WHERE key = 'verdicts.recount:' || $1`;
  return (await select(db, waiting, [claimId])).length;
}

/** Numbers below what is asked for, always the same. */
function seeded(state: number): (below: number) => number {
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const reading = (draw: (below: number) => number) => ({
  direction: ["SUPPORTS", "CONTRADICTS", "CONTEXT"][draw(3)],
  directness: ["DIRECT", "INFERENTIAL"][draw(2)],
});
