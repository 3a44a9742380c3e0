import { afterAll, describe, expect, it } from "vitest";
import { listNotesWritten } from "@/lib/annotations/queries/mine";
import { getAnnotationSheet } from "@/lib/annotations/queries/sheet";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeArgument } from "@/prisma/factories/arguments";
import {
  atomically,
  openOwner,
  openPublic,
  select,
  waitedFor,
} from "@/prisma/factories/connection";
import { CONTRIBUTION_KINDS } from "@/prisma/factories/contributions";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import { isPublic, makeThing, namedIn, reword, standingOf } from "@/prisma/factories/flagged";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { answer, flag, lineOf, makeFlagged, review, rule, ruled } from "@/prisma/factories/rulings";
import { getReviseSheet } from "../queries/sheet";
import { restoreContribution } from "./retract";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const author = await makeReviewer(db);
const flagger = await makeReviewer(db);
const [ruler, second] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
];
const admin = await makeReviewer(db, { role: "ADMIN" });
const call = { clock: systemClock };

describe("A ruling", () => {
  it("answers every open flag on the thing, and of two at once one is told", async () => {
    const thing = await makeFlagged(db, "argument", author);
    await flag(second, thing);
    const seen = (await lineOf(ruler, thing))?.seen;
    const both = await Promise.all([ruler, admin].map((by) => rule(by, thing, "DISMISS", seen)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("already ruled") },
    });
    expect((await lineOf(ruler, thing))?.seen).toBeUndefined();
    expect(await flag(flagger, thing)).toMatchObject({ ok: true });
  });
  it("is bound to the flags and the words that the editor saw", async () => {
    const thing = await makeFlagged(db, "evidence", author);
    const seen = (await lineOf(ruler, thing))?.seen;
    await flag(second, thing);
    expect(await rule(ruler, thing, "WARN", seen)).toMatchObject({
      failure: { kind: "conflict", details: { seen: (await lineOf(ruler, thing))?.seen } },
    });
  });
  it("answers thousands of flags, of which the form that comes back shows the oldest", async () => {
    const thing = await makeFlagged(db, "evidence", author);
    await db.query(
      `INSERT INTO flags (subject_kind, subject_id, reason, note, actor_id)
       SELECT $1, $2, 'SPAM', repeat('x', 4000), $3 FROM generate_series(1, 3000)`,
      [thing.kind, thing.id, (await makeReviewer(db)).actorId],
    );
    const line = await lineOf(ruler, thing);
    expect(line).toMatchObject({ count: 3_001 });
    expect(line?.flags).toHaveLength(20);
    const moved = await rule(ruler, thing, "WARN", "0".repeat(64));
    expect(moved).toMatchObject({ failure: { kind: "conflict", details: { count: 3_001 } } });
    expect(JSON.stringify(moved).length).toBeLessThan(100_000);
    expect(await rule(ruler, thing, "WARN", line?.seen)).toMatchObject({ ok: true });
    expect(await lineOf(ruler, thing)).toBeNull();
  });
  it.each(["claim", "annotation"] as const)(
    "waits for a rewording that is under way, and leaves words that its editor did not see: %s",
    async (kind) => {
      const thing = await makeFlagged(db, kind, author);
      const seen = (await lineOf(ruler, thing))?.seen;
      const ruling = await atomically(db, async () => {
        await reword(db, thing);
        const outcome = rule(ruler, thing, "HIDE", seen);
        await waitedFor(db);
        return { outcome };
      });
      expect(await ruling.outcome).toMatchObject({
        failure: { kind: "conflict", details: { seen: (await lineOf(ruler, thing))?.seen } },
      });
      expect(await isPublic(reader, thing)).toBe(true);
    },
  );
  it("is neither on one's own work nor on one's own flag, and only editors know that there is one", async () => {
    const own = await makeThing(db, "claim", ruler);
    await flag(flagger, own);
    const mine = await makeThing(db, "claim", author);
    await flag(ruler, mine);
    for (const thing of [own, mine])
      expect(await rule(ruler, thing, "DISMISS")).toMatchObject({
        failure: { kind: "forbidden" },
      });
    for (const thing of [own, await makeThing(db, "claim", author)])
      expect(await rule(flagger, thing, "DISMISS")).toMatchObject({
        failure: { kind: "notFound" },
      });
  });
  it("that suspends is an administrator's", async () => {
    const thing = await makeFlagged(db, "vote", author);
    expect(await rule(ruler, thing, "SUSPEND")).toMatchObject({ failure: { kind: "forbidden" } });
  });
  it("that hides is of no vote, no document and no reviewer", async () => {
    for (const kind of ["vote", "document", "reviewer"]) {
      const thing = await makeFlagged(db, kind, await makeReviewer(db));
      expect(await rule(ruler, thing, "HIDE")).toMatchObject({ failure: { kind: "invalid" } });
    }
  });
  it("that leaves it as it is changes nothing, tells nobody and cannot be answered", async () => {
    const thing = await makeFlagged(db, "claim", author);
    const before = await lettersTo(author);
    const rulingId = await ruled(ruler, thing, "DISMISS");
    expect(await isPublic(reader, thing)).toBe(true);
    expect(await lettersTo(author)).toEqual(before);
    expect(await answer(author, rulingId)).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("that warns tells the author by a letter without the flagged words", async () => {
    const thing = await makeFlagged(db, "evidence", author);
    const rulingId = await ruled(ruler, thing, "WARN");
    expect(await isPublic(reader, thing)).toBe(true);
    const [letter] = await lettersTo(author);
    expect(letter).toContain(`/rulings/${rulingId}/answer`);
    const { rows } = await db.query(
      "SELECT excerpt FROM evidence_revisions WHERE evidence_id = $1",
      [thing.id.split("/")[1]],
    );
    expect(letter).not.toContain(rows[0]!.excerpt);
  });
});

describe.each([...CONTRIBUTION_KINDS, "annotation", "search", "request"] as const)(
  "What is hidden: %s",
  (kind) => {
    it("is seen by nobody, and comes back when a second person overturns the ruling", async () => {
      const thing = await makeFlagged(db, kind, author);
      expect(await isPublic(reader, thing)).toBe(true);
      const rulingId = await ruled(ruler, thing, "HIDE");
      expect(await isPublic(reader, thing)).toBe(false);
      expect(await flag(second, thing)).toMatchObject({ failure: { kind: "notFound" } });
      expect(await answer(author, rulingId)).toMatchObject({ ok: true });
      expect(await review(second, rulingId, "overturn")).toMatchObject({ ok: true });
      expect(await isPublic(reader, thing)).toBe(true);
    });
    it("stays hidden when the ruling stands", async () => {
      const thing = await makeFlagged(db, kind, author);
      const rulingId = await ruled(ruler, thing, "HIDE");
      await answer(author, rulingId);
      expect(await review(second, rulingId, "uphold")).toMatchObject({ ok: true });
      expect(await isPublic(reader, thing)).toBe(false);
    });
  },
);

it.each(["request", "claim"])(
  "The list of what needs a source is drawn anew when a %s is hidden, and when it comes back",
  async (kind) => {
    const thing = await makeFlagged(db, kind, author);
    const renewed = { value: { stale: expect.arrayContaining(["requests"]) } };
    const hidden = await rule(ruler, thing, "HIDE");
    expect(hidden).toMatchObject(renewed);
    const { rulingId } = hidden.ok ? hidden.value.result : { rulingId: "" };
    await answer(author, rulingId);
    expect(await review(second, rulingId, "overturn")).toMatchObject(renewed);
  },
);

it("A note that is hidden says so in its writer's own lists", async () => {
  const thing = await makeFlagged(db, "annotation", author);
  const [claimId = ""] = thing.id.split("/");
  const mine = async () => {
    const onClaim = (await getAnnotationSheet(viewerOf(author), claimId))?.notes ?? [];
    const { items } = await listNotesWritten(viewerOf(author), 1);
    return [...onClaim, ...items.filter((note) => note.claimId === claimId)];
  };
  expect(await mine()).toMatchObject([{ isHidden: false }, { isHidden: false }]);
  await ruled(ruler, thing, "HIDE");
  expect(await mine()).toMatchObject([{ isHidden: true }, { isHidden: true }]);
});

describe.each(CONTRIBUTION_KINDS)("What is ruled on and has states: %s", (kind) => {
  it("goes back to its author, and is accepted again when the ruling is overturned", async () => {
    const thing = await makeFlagged(db, kind, author);
    const rulingId = await ruled(ruler, thing, "SEND_BACK");
    expect(await isPublic(reader, thing)).toBe(false);
    expect((await standingOf(db, thing)).state).toBe("SENT_BACK");
    await answer(author, rulingId);
    expect(await review(second, rulingId, "overturn")).toMatchObject({ ok: true });
    expect((await standingOf(db, thing)).state).toBe("LIVE");
    expect(await isPublic(reader, thing)).toBe(true);
  });
  it.each(["HIDE", "SEND_BACK"])("is brought back by nobody else after %s", async (ruling) => {
    const thing = await makeFlagged(db, kind, author);
    const shown = { ...namedIn(thing), revisionId: (await standingOf(db, thing)).revisionId };
    await ruled(ruler, thing, ruling);
    const named = { ...shown, decisionId: await newestDecisionOn(db, shown) };
    for (const by of [ruler, second, admin])
      expect(await restoreContribution.execute(viewerOf(by), named, call)).toMatchObject({
        failure: { kind: "conflict", reason: expect.stringContaining("ruling") },
      });
    expect(
      await getReviseSheet(viewerOf(second), { claimId: null, ...namedIn(thing) }),
    ).toMatchObject({ undoes: null });
  });
});

it.each(["claim", "evidence", "argument"])(
  "On a %s that carries something live a ruling hides it, and does not send it back",
  async (kind) => {
    const thing = await makeFlagged(db, kind, author);
    const [claimId = "", id = ""] = thing.id.split("/");
    const undercut = { relation: "UNDERCUTS" as const, target: { [`target_${kind}_id`]: id } };
    await makeArgument(db, claimId, kind === "claim" ? {} : undercut);
    expect(await rule(ruler, thing, "SEND_BACK")).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("Hide it instead") },
    });
    expect(await rule(ruler, thing, "HIDE")).toMatchObject({ ok: true });
  },
);

async function lettersTo({ handle }: Reviewer): Promise<string[]> {
  const rows = await select<{ text: string }>(
    db,
    "SELECT text FROM letters WHERE recipient = $1 ORDER BY created_at DESC, id",
    [`${handle}@example.org`],
  );
  return rows.map(({ text }) => text);
}
