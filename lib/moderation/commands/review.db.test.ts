import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { namedIn, standingOf } from "@/prisma/factories/flagged";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { answer, makeFlagged, review, rule, ruled } from "@/prisma/factories/rulings";
import { holderOfLetter } from "../queries/letter";
import { answerPath } from "../rules/flags";
import { answerRuling, liftSuspension } from "./review";
import { reviseContribution } from "./revise";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db);
const flagger = await makeReviewer(db);
const [ruler, second] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
];
const [admin, otherAdmin] = [
  await makeReviewer(db, { role: "ADMIN" }),
  await makeReviewer(db, { role: "ADMIN" }),
];
const call = { clock: systemClock };

describe("A suspension", () => {
  it("ends every session at once, and ends when another administrator overturns the ruling", async () => {
    const { by, rulingId } = await suspended();
    expect(await accountOf(by)).toEqual({ isSuspended: true, sessions: 0 });
    expect(await answer(by, rulingId)).toMatchObject({ ok: true });
    for (const decision of ["overturn", "uphold"] as const)
      expect(await review(second, rulingId, decision)).toMatchObject({
        failure: { kind: "forbidden" },
      });
    expect(await review(otherAdmin, rulingId, "overturn")).toMatchObject({ ok: true });
    expect(await accountOf(by)).toMatchObject({ isSuspended: false });
  });
  it("is lifted by an administrator, once, and who was suspended is told why", async () => {
    const { by, rulingId } = await suspended();
    const lift = (who: Reviewer) =>
      liftSuspension.execute(viewerOf(who), { rulingId, reason: "A month has passed." }, call);
    expect(await lift(ruler)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await lift(admin)).toMatchObject({ ok: true });
    expect(await accountOf(by)).toMatchObject({ isSuspended: false });
    expect((await lettersTo(by))[0]).toMatch(/sign in again\.\nThe reason: A month has passed\./);
    expect(await lift(admin)).toMatchObject({ failure: { kind: "conflict" } });
  });
});

it("Of two administrators who suspend each other at once, one stays", async () => {
  const [one, other] = [
    await makeReviewer(db, { role: "ADMIN" }),
    await makeReviewer(db, { role: "ADMIN" }),
  ];
  const only = [one.profileId, other.profileId];
  const those = "role = 'ADMIN' AND NOT id = ANY($1::uuid[])";
  await db.query(`UPDATE profiles SET suspended_at = now() WHERE ${those}`, [only]);
  const things = [await makeFlagged(db, "vote", one), await makeFlagged(db, "vote", other)];
  const both = await Promise.all([
    rule(other, things[0]!, "SUSPEND"),
    rule(one, things[1]!, "SUSPEND"),
  ]);
  await db.query(`UPDATE profiles SET suspended_at = NULL WHERE ${those}`, [only]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({
    failure: { kind: "conflict", reason: expect.stringContaining("administrator") },
  });
});

describe("Whoever is suspended", () => {
  it("answers by the link in their letter, once, for that ruling alone", async () => {
    const { by, rulingId } = await suspended();
    const [letter = ""] = await lettersTo(by);
    const [, path, token = ""] = /(\/rulings\/\S+\/answer)\?token=(\S+)/.exec(letter) ?? [];
    expect(path).toBe(answerPath(rulingId));
    const holder = await holderOfLetter(rulingId, token);
    const given = { rulingId, body: "I meant no harm." };
    expect(await answerRuling.execute(holder!, given, call)).toMatchObject({ ok: true });
    expect(await answerRuling.execute(holder!, given, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
    expect(await review(otherAdmin, rulingId, "overturn")).toMatchObject({ ok: true });

    const other = await suspended();
    expect(await holderOfLetter(other.rulingId, token)).toBeNull();
    expect(await holderOfLetter(rulingId, `${token.slice(0, -1)}_`)).toBeNull();
    expect(
      await answerRuling.execute(holder!, { ...given, rulingId: other.rulingId }, call),
    ).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

describe("An answer and its review", () => {
  it("is the author's, once; and decided by somebody who had no part in it, once", async () => {
    const thing = await makeFlagged(db, "claim", author);
    const rulingId = await ruled(ruler, thing, "WARN");
    expect(await review(second, rulingId, "uphold")).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("not answered") },
    });
    expect(await answer(flagger, rulingId)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await answer(author, rulingId)).toMatchObject({ ok: true });
    expect(await answer(author, rulingId)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await review(ruler, rulingId, "uphold")).toMatchObject({
      failure: { kind: "forbidden" },
    });
    const both = await Promise.all([second, admin].map((by) => review(by, rulingId, "uphold")));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lettersTo(author)).toContainEqual(expect.stringContaining("the ruling stands"));
  });
  it("what was worded anew meanwhile stays as it is when the ruling is overturned", async () => {
    const thing = await makeFlagged(db, "argument", author);
    const rulingId = await ruled(ruler, thing, "SEND_BACK");
    const revised = await reviseContribution.execute(
      viewerOf(author),
      {
        ...{ ...namedIn(thing), revisionId: (await standingOf(db, thing)).revisionId },
        ...{ wording: "Both of these cannot hold at once.", reason: "Said more kindly." },
      },
      call,
    );
    expect(revised).toMatchObject({ ok: true });
    await answer(author, rulingId);
    expect(await review(second, rulingId, "overturn")).toMatchObject({ ok: true });
    expect((await standingOf(db, thing)).state).toBe("PROPOSED");
  });
  it("evidence that comes back is looked up again: texts of its source may have come or gone meanwhile", async () => {
    const thing = await makeFlagged(db, "evidence", author);
    const rulingId = await ruled(ruler, thing, "HIDE");
    await answer(author, rulingId);
    expect(await waitingFor("evidence.check", thing.id)).toBe(0);
    expect(await review(second, rulingId, "overturn")).toMatchObject({ ok: true });
    expect(await waitingFor("evidence.check", thing.id)).toBe(1);
  });
});

const waitingFor = async (task: string, of: string) =>
  (
    await select(db, "SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1", [
      `${task}:${of}`,
    ])
  ).length;

async function suspended() {
  const by = await makeReviewer(db);
  await insertRow(db, "sessions", {
    ...{ id: crypto.randomUUID(), token: crypto.randomUUID(), profile_id: by.profileId },
    ...{ expires_at: new Date(Date.now() + 60_000), updated_at: new Date() },
  });
  const thing = await makeFlagged(db, "vote", by);
  return { by, rulingId: await ruled(admin, thing, "SUSPEND") };
}

async function accountOf({ profileId }: Reviewer) {
  const [account] = await select(
    db,
    `SELECT suspended_at IS NOT NULL AS "isSuspended", (SELECT count(*)::int FROM sessions WHERE profile_id = p.id) AS sessions
     FROM profiles p WHERE id = $1`,
    [profileId],
  );
  return account;
}

async function lettersTo({ handle }: Reviewer): Promise<string[]> {
  const rows = await select<{ text: string }>(
    db,
    "SELECT text FROM letters WHERE recipient = $1 ORDER BY created_at DESC, id",
    [`${handle}@example.org`],
  );
  return rows.map(({ text }) => text);
}
