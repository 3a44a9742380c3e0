import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select, waitedFor } from "@/prisma/factories/connection";
import { makeEvidence, makeEvidenceRevision, type Evidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer, type State } from "@/prisma/factories/people";
import { makeRating } from "@/prisma/factories/reviews";
import { getRatingSheet } from "../queries/rating-sheet";
import { giveRating, withdrawRating } from "./rating";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A rating grades one piece of evidence or one argument", () => {
  it.each(["evidence", "argument"] as const)("of %s is stored with its reasons", async (kind) => {
    const { viewer, item } = await scene(kind);
    const outcome = await give(viewer, item, { reasons: ["TO_THE_POINT", "SOUND_INFERENCE"] });
    expect(outcome).toMatchObject({ ok: true, value: { result: { isChange: false } } });
    expect(await stored(item)).toMatchObject([
      { grade: "HELPFUL", reasons: "{SOUND_INFERENCE,TO_THE_POINT}", superseded_at: null },
    ]);
    const sheet = await getRatingSheet(viewer, item.claimId, kind, item.itemId);
    expect(sheet).toMatchObject({
      isOwn: false,
      ratings: [{ grade: "HELPFUL", reasons: ["SOUND_INFERENCE", "TO_THE_POINT"] }],
    });
  });

  it("a change supersedes the grade that stood, and both stay", async () => {
    const { viewer, item } = await scene();
    await give(viewer, item);
    const outcome = await give(viewer, item, { grade: "NOT_HELPFUL" });
    expect(outcome).toMatchObject({ value: { result: { isChange: true } } });
    const rows = await stored(item);
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ superseded_at }) => superseded_at === null)).toMatchObject([
      { grade: "NOT_HELPFUL" },
    ]);
  });

  it("a withdrawn grade leaves the count and keeps its slot; it is withdrawn once, and a new one takes its place", async () => {
    const { viewer, item } = await scene();
    await give(viewer, item);
    expect(await withdraw(viewer, item)).toMatchObject({ ok: true });
    expect(await countsOn(item)).toMatchObject({ helpful: 0 });
    expect(await withdraw(viewer, item)).toMatchObject({ failure: { kind: "conflict" } });
    await give(viewer, item);
    expect(await countsOn(item)).toMatchObject({ helpful: 1 });
  });

  it("nobody withdraws what they have not given", async () => {
    const { viewer, item } = await scene();
    expect(await withdraw(viewer, item)).toMatchObject({ failure: { kind: "notFound" } });
  });

  it("the public page counts grades, and those of an earlier wording apart", async () => {
    const { item, evidence } = await scene();
    for (const grade of ["HELPFUL", "HELPFUL", "SOMEWHAT", "NOT_HELPFUL"])
      await give(viewerOf(await makeReviewer(db)), item, { grade });
    expect(await countsOn(item)).toEqual({ helpful: 2, somewhat: 1, notHelpful: 1, earlier: 0 });
    const revisionId = await reword(evidence!);
    await give(viewerOf(await makeReviewer(db)), { ...item, revisionId });
    expect(await countsOn(item)).toEqual({ helpful: 1, somewhat: 0, notHelpful: 0, earlier: 4 });
  });
});

describe("Nobody rates their own work", () => {
  it.each(["MEMBER", "EDITOR", "ADMIN"] as const)(
    "not what they added, as %s, nor what they worded",
    async (role) => {
      const by = await makeReviewer(db, { role });
      for (const kind of ["evidence", "argument"] as const) {
        const { item } = await scene(kind, by);
        expect(await give(viewerOf(by), item)).toMatchObject({ failure: { kind: "forbidden" } });
        const sheet = await getRatingSheet(viewerOf(by), item.claimId, kind, item.itemId);
        expect(sheet?.isOwn).toBe(true);
      }
      const { item, evidence } = await scene();
      const revisionId = await reword(evidence!, by);
      expect(await give(viewerOf(by), { ...item, revisionId })).toMatchObject({
        failure: { kind: "forbidden" },
      });
    },
  );
});

describe("Nobody rates what they are wording at the same moment:", () => {
  it("the rating waits for the wording, and is then of one's own work", async () => {
    const by = await makeReviewer(db);
    const { item, evidence } = await scene();
    const rating = await atomically(db, async () => {
      await reword(evidence!, by);
      return { outcome: give(viewerOf(by), item) };
    });
    expect(await rating.outcome).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await stored(item)).toEqual([]);
  });
});

describe("A rating is bound to the wording that was shown", () => {
  it("is refused when the item was reworded meanwhile, and says both wordings", async () => {
    const { viewer, item, evidence } = await scene();
    const revisionId = await reword(evidence!);
    expect(await give(viewer, item)).toMatchObject({
      failure: {
        kind: "conflict",
        details: { revisionId, before: "a monopoly of power", now: "power, all of it" },
      },
    });
    expect(await stored(item)).toEqual([]);
  });
});

describe("What may be rated, and how", () => {
  it.each(["PROPOSED", "SENT_BACK", "RETRACTED"] as const)(
    "evidence that is %s is as absent as what was never there",
    async (state) => {
      const { viewer, item } = await scene("evidence", undefined, state);
      expect(await give(viewer, item)).toMatchObject({ failure: { kind: "notFound" } });
      expect(await getRatingSheet(viewer, item.claimId, "evidence", item.itemId)).toBeNull();
    },
  );

  it("an item is looked for on its own claim alone", async () => {
    const { viewer, item } = await scene();
    const { id: claimId } = await makeClaim(db);
    expect(await give(viewer, { ...item, claimId })).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("a grade and a reason are needed, and an argument is not graded for its quotation", async () => {
    const { viewer, item } = await scene("argument");
    const bad = { ...item, grade: "SUPERB", reasons: [] };
    expect(await giveRating.execute(viewer, bad, { clock: systemClock })).toMatchObject({
      failure: {
        fields: {
          grade: [expect.stringContaining("Choose one")],
          reasons: [expect.stringContaining("at least one")],
        },
      },
    });
    expect(await give(viewer, item, { reasons: ["QUOTED_FAIRLY"] })).toMatchObject({
      failure: { fields: { reasons: [expect.stringContaining("quotes nothing")] } },
    });
  });

  it("somebody signed out is told so", async () => {
    const outcome = await giveRating.execute(Viewer.anyone, {}, { clock: systemClock });
    expect(outcome).toEqual({ ok: false, failure: { kind: "signedOut" } });
  });
});

describe("Two at once", () => {
  it("a withdrawal waits for the rating that is being given, and withdraws that", async () => {
    const { item } = await scene();
    const { claimId, itemId } = item;
    const by = await makeReviewer(db);
    await give(viewerOf(by), item);
    const withdrawal = await atomically(db, async () => {
      await db.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
        `${claimId}/${itemId}/${by.actorId}`,
      ]);
      await db.query("UPDATE ratings SET superseded_at = now() WHERE claim_id = $1", [claimId]);
      const outcome = withdraw(viewerOf(by), item);
      await waitedFor(db);
      await makeRating(db, claimId, { evidence_id: itemId }, { by });
      return { outcome };
    });
    expect(await withdrawal.outcome).toMatchObject({ ok: true });
    expect(await countsOn(item)).toMatchObject({ helpful: 0 });
  });
  it("of ten ratings that one reviewer sends at once, one stands and none is lost", async () => {
    const { viewer, item } = await scene();
    const sent = await Promise.all(Array.from({ length: 10 }, () => give(viewer, item)));
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect(await countsOn(item)).toMatchObject({ helpful: 1 });
    expect(await stored(item)).toHaveLength(10);
  });

  it("the same form sent twice stores one rating", async () => {
    const { viewer, item } = await scene();
    const idempotencyKey = randomUUID();
    const send = () =>
      giveRating.execute(viewer, { ...item, ...GIVEN }, { clock: systemClock, idempotencyKey });
    await Promise.all([send(), send()]);
    expect(await stored(item)).toHaveLength(1);
  });

  it("a burst asks for one renewal of the claim's page", async () => {
    const { item } = await scene();
    for (const rater of await Promise.all([1, 2, 3].map(() => makeReviewer(db))))
      await give(viewerOf(rater), item);
    const waiting = "SELECT key FROM graphile_worker.jobs WHERE key = $1";
    expect(await select(db, waiting, [`verdicts.recount:${item.claimId}`])).toHaveLength(1);
  });
});

type Item = {
  claimId: string;
  kind: "evidence" | "argument";
  itemId: string;
  revisionId: string;
};

const GIVEN = { grade: "HELPFUL", reasons: ["TO_THE_POINT"] };

async function scene(kind: Item["kind"] = "evidence", by?: Reviewer, state: State = "LIVE") {
  const { id: claimId } = await makeClaim(db);
  const evidence = kind === "evidence" ? await makeEvidence(db, claimId, made()) : null;
  const thing = evidence ?? (await makeArgument(db, claimId, made()));
  const item: Item = { claimId, kind, itemId: thing.id, revisionId: thing.revisionId };
  return { item, evidence, viewer: viewerOf(await makeReviewer(db)) };

  function made() {
    return { state, ...(by && { by }) };
  }
}

const give = (viewer: Viewer, item: Item, given: Record<string, unknown> = {}) =>
  giveRating.execute(viewer, { ...item, ...GIVEN, ...given }, { clock: systemClock });

const withdraw = (viewer: Viewer, { claimId, kind, itemId }: Item) =>
  withdrawRating.execute(viewer, { claimId, kind, itemId }, { clock: systemClock });

const reword = (evidence: Evidence, by?: Reviewer) =>
  atomically(db, async () => {
    const words = { excerpt: "power, all of it" };
    const made = { state: "LIVE" as const, words, ...(by && { by }) };
    const revisionId = await makeEvidenceRevision(db, evidence, made);
    const show = "UPDATE evidence SET current_revision_id = $1 WHERE id = $2";
    await db.query(show, [revisionId, evidence.id]);
    return revisionId;
  });

const stored = ({ claimId, itemId }: Item) =>
  select<{ grade: string; reasons: string; superseded_at: Date | null }>(
    db,
    `SELECT grade, reasons::text AS reasons, superseded_at FROM ratings
     WHERE claim_id = $1 AND $2 IN (evidence_id, argument_id)`,
    [claimId, itemId],
  );

async function countsOn({ claimId, itemId }: Item) {
  const page = await getClaimPage(claimId);
  if (page?.kind !== "live") throw new Error("the claim has no live page");
  const items = [...page.ledger.evidence, ...page.ledger.arguments];
  return items.find(({ id }) => id === itemId)?.ratings;
}
