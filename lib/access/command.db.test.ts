import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { closeDb, readSql, sqlState } from "@/lib/foundation/db";
import { conflict } from "@/lib/foundation/errors";
import { makeClaim, type Claim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import {
  makePrivateAudience,
  makeReviewer,
  viewerOf,
  type Reviewer,
} from "@/prisma/factories/people";
import { asSystem, command, hotCommand, type Call, type Context } from "./command";
import { PUBLIC_AUDIENCE_ID, SYSTEM_ACTOR_ID, Viewer } from "./viewer";
import type { Sql, SqlTransaction, Transaction } from "@/lib/foundation/db";

const owner = await openOwner();
afterAll(() => Promise.all([owner.end(), closeDb()]));

const NOW = new Date("2026-03-01T12:00:00.000Z");
const clock = () => NOW;
const input = z.object({ claimId: z.string(), words: z.string().min(3) });
type Input = z.output<typeof input>;

let claim: Claim;
let member: Reviewer;
beforeEach(async () => {
  [claim, member] = [await makeClaim(owner), await makeReviewer(owner)];
});

/** What the two kinds of command do here: log a search, tell the worker, and answer. */
const logSearch = command({
  permission: "search.log",
  input,
  subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
  run: (context) => logged(context),
});
const logSearchHot = hotCommand({
  permission: "search.log",
  input,
  subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
  run: (context) => logged(context),
});

describe.each([
  ["A command", logSearch],
  ["A hot command", logSearchHot],
])("%s", (_, search) => {
  const execute = (words: string, call: Partial<Call> = {}, viewer = viewerOf(member)) =>
    search.execute(viewer, { claimId: claim.id, words }, { clock, ...call });

  it("commits the change, its audit event, its job and its answer together", async () => {
    const outcome = await execute("the minutes", { idempotencyKey: "one" });
    expect(outcome).toEqual({
      ok: true,
      value: { result: { words: "the minutes" }, stale: [`claim:${claim.id}`], isReplay: false },
    });
    expect(await traces()).toEqual({ searches: 1, events: 1, keys: 1, jobs: 1 });
    const [event] = await select(owner, EVENT, [claim.id]);
    expect(event).toEqual({
      ...{ name: "search.log", actor_id: member.actorId, subject_kind: "searchLog", at: NOW },
      ...{ audience_id: PUBLIC_AUDIENCE_ID, before: null, after: '{"words":"the minutes"}' },
    });
  });
  it("that fails as expected leaves nothing behind", async () => {
    const outcome = await execute("fail", { idempotencyKey: "one" });
    expect(outcome).toEqual({ ok: false, failure: conflict("Not now.") });
    expect(await traces()).toEqual(NOTHING);
  });
  it("that is surprised leaves nothing behind and says so", async () => {
    await expect(execute("throw", { idempotencyKey: "one" })).rejects.toThrow("a surprise");
    expect(await traces()).toEqual(NOTHING);
  });
  it("whose change breaks a law leaves nothing behind, and the law can be read", async () => {
    const error = await execute("break", { idempotencyKey: "one" }).catch(
      (error: unknown) => error,
    );
    expect(sqlState(error)).toBe("23514");
    expect(await traces()).toEqual(NOTHING);
  });
  it.each(["break unheard", "break unheard, then go on"])(
    "whose change breaks a law in a statement that was only sent leaves nothing behind: %s",
    async (words) => {
      const error = await execute(words, { idempotencyKey: "one" }).catch(
        (error: unknown) => error,
      );
      expect(sqlState(error)).toBe("23514");
      expect(await traces()).toEqual(NOTHING);
    },
  );
  it("whose change breaks a law that is asked at the commit leaves nothing behind", async () => {
    const error = await execute("defer", { idempotencyKey: "one" }).catch(
      (error: unknown) => error,
    );
    expect(sqlState(error)).toBe("AS002");
    expect(await traces()).toEqual(NOTHING);
  });
  it("sent twice answers twice and acts once", async () => {
    await execute("the minutes", { idempotencyKey: "one" });
    const again = await execute("the minutes", { idempotencyKey: "one" });
    expect(again).toEqual({
      ok: true,
      value: { result: { words: "the minutes" }, stale: [`claim:${claim.id}`], isReplay: true },
    });
    expect(await traces()).toEqual({ searches: 1, events: 1, keys: 1, jobs: 1 });
  });
  it("sent again under the same key with other words is a conflict", async () => {
    await execute("the minutes", { idempotencyKey: "one" });
    const other = await execute("the memoirs", { idempotencyKey: "one" });
    expect(other).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    expect(await traces()).toEqual({ searches: 1, events: 1, keys: 1, jobs: 1 });
  });
  it("after a failure may be sent again under the same key", async () => {
    await execute("fail", { idempotencyKey: "one" });
    expect(await execute("the minutes", { idempotencyKey: "one" })).toMatchObject({ ok: true });
  });
  it("sent twice at once acts once", async () => {
    const both = await Promise.all([
      execute("the minutes", { idempotencyKey: "one" }),
      execute("the minutes", { idempotencyKey: "one" }),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value.isReplay).sort()).toEqual([
      false,
      true,
    ]);
    expect(await traces()).toEqual({ searches: 1, events: 1, keys: 1, jobs: 1 });
  });
  it("of two people under one key acts twice", async () => {
    await execute("the minutes", { idempotencyKey: "one" });
    const other = viewerOf(await makeReviewer(owner));
    const outcome = await execute("the minutes", { idempotencyKey: "one" }, other);
    expect(outcome).toMatchObject({ ok: true, value: { isReplay: false } });
    expect(await traces()).toMatchObject({ searches: 2 });
  });
  it("without a key acts each time", async () => {
    await execute("the minutes");
    await execute("the minutes");
    expect(await traces()).toEqual({ searches: 2, events: 2, keys: 0, jobs: 2 });
  });
  it("tells somebody signed out that first, whatever they sent", async () => {
    const outcome = await execute("", {}, Viewer.anyone);
    expect(outcome).toEqual({ ok: false, failure: { kind: "signedOut" } });
  });
  it("says by field what is wrong with the input", async () => {
    const outcome = await execute("no");
    expect(outcome).toMatchObject({
      failure: { kind: "invalid", fields: { words: [expect.any(String)] } },
    });
    expect(await traces()).toEqual(NOTHING);
  });
  it("answers the same of what is hidden as of what is absent", async () => {
    const audienceId = await makePrivateAudience(owner, member);
    const hidden = await makeClaim(owner, { audienceId });
    for (const claimId of [hidden.id, "nothing0aa"]) {
      const attempt = { claimId, words: "the minutes" };
      const outcome = await search.execute(viewerOf(member), attempt, { clock });
      expect(outcome).toEqual({ ok: false, failure: { kind: "notFound" } });
    }
  });
});

describe("The law is asked between subject and run", () => {
  const standing = hotCommand({
    permission: "source.standing",
    input,
    subject: async () => ({ kind: "source" as const, ownerActorIds: [] }),
    run: (context) => logged(context),
  });

  it("who may not is refused with the reason, and nothing ran", async () => {
    const outcome = await standing.execute(
      viewerOf(member),
      { claimId: claim.id, words: "the minutes" },
      { clock },
    );
    expect(outcome).toMatchObject({ failure: { kind: "forbidden", reason: expect.any(String) } });
    expect(await traces()).toEqual(NOTHING);
  });
  it("an addition begins in the state that the table gives to the person", async () => {
    const states: string[] = [];
    const propose = hotCommand({
      permission: "evidence.propose",
      input,
      subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
      run: async ({ state }) => {
        states.push(state);
        return conflict("seen");
      },
    });
    for (const role of ["MEMBER", "EDITOR", "ADMIN"] as const) {
      const viewer = viewerOf(await makeReviewer(owner, { role }));
      await propose.execute(viewer, { claimId: claim.id, words: "the minutes" }, { clock });
    }
    expect(states).toEqual(["PROPOSED", "LIVE", "LIVE"]);
  });
  it("the program itself acts under its own name, and nobody else may do what is its own", async () => {
    const tally = hotCommand({
      permission: "system.tally",
      input,
      subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
      run: (context) => logged(context),
    });
    const attempt = { claimId: claim.id, words: "the minutes" };
    const admin = viewerOf(await makeReviewer(owner, { role: "ADMIN" }));
    expect(await tally.execute(admin, attempt, { clock })).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await asSystem(tally)(attempt, clock)).toMatchObject({ ok: true });
    const [event] = await select(owner, EVENT, [claim.id]);
    expect(event).toMatchObject({ name: "system.tally", actor_id: SYSTEM_ACTOR_ID });
  });
});

describe("The two faces of a transaction", () => {
  it("see each other's writes, and neither is seen outside before the commit", async () => {
    const seen: unknown[] = [];
    const both = command({
      permission: "search.log",
      input,
      subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
      run: async (context) => {
        const { tx, input: given } = context;
        await logged(context);
        seen.push(await tx.db.searchLog.count({ where: { claimId: given.claimId } }));
        const data = { ...searchOf(context), words: "by Prisma" };
        await tx.db.searchLog.create({ data });
        seen.push((await tx.sql(COUNT, [given.claimId]))[0]?.count);
        seen.push((await readSql(COUNT, [given.claimId]))[0]?.count);
        return conflict("enough");
      },
    });
    await both.execute(viewerOf(member), { claimId: claim.id, words: "by SQL" }, { clock });
    expect(seen).toEqual([1, 2, 0]);
    expect(await traces()).toEqual(NOTHING);
  });
  it("of two at once, each has a connection of its own", async () => {
    const pids: unknown[] = [];
    const pid = command({
      permission: "search.log",
      input,
      subject: ({ claimId }, { tx }) => claimSeen(tx, claimId),
      run: async ({ tx }) => {
        const bySql = (await tx.sql(PID))[0]?.pid;
        const [byPrisma] = await tx.db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        pids.push([bySql, byPrisma?.pid]);
        return conflict("enough");
      },
    });
    const attempt = { claimId: claim.id, words: "twice" };
    await Promise.all([1, 2].map(() => pid.execute(viewerOf(member), attempt, { clock })));
    const [one, other] = pids as [number, number][];
    expect(one![0]).toBe(one![1]);
    expect(other![0]).toBe(other![1]);
    expect(one![0]).not.toBe(other![0]);
  });
});

const NOTHING = { searches: 0, events: 0, keys: 0, jobs: 0 };

/** What the present test left in the database. */
async function traces() {
  const [row] = await select(
    owner,
    `SELECT (SELECT count(*)::int FROM search_logs WHERE claim_id = $1) AS searches,
            (SELECT count(*)::int FROM audit_events WHERE subject_id = $1) AS events,
            (SELECT count(*)::int FROM idempotency_keys WHERE actor_id = $2) AS keys,
            (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE payload ->> 'claimId' = $1) AS jobs`,
    [claim.id, member.actorId],
  );
  return row;
}

const claimSeen = async ({ sql }: { sql: Sql }, claimId: string) => {
  const [row] = await sql({ name: "test_claim_seen", text: CLAIM_SEEN }, [
    claimId,
    PUBLIC_AUDIENCE_ID,
  ]);
  return row ? { kind: "claim" as const, claimId, ownerActorIds: [row.actor_id as string] } : null;
};
const CLAIM_SEEN = "SELECT actor_id FROM claims WHERE id = $1 AND audience_id = $2";

async function logged(context: Context<SqlTransaction | Transaction> & { input: Input }) {
  const { input: given, tx, enqueue } = context;
  const row = searchOf(context);
  await tx.sql({ name: "test_log_search", text: LOG }, [
    ...[given.claimId, row.place, given.words, row.searchedOn, row.result],
    ...[row.audienceId, row.actorId, row.bylineId],
  ]);
  enqueue("test.follow", { claimId: given.claimId });
  if (given.words === "fail") return conflict("Not now.");
  if (given.words === "throw") throw new Error("a surprise");
  if (given.words === "break") await tx.sql({ name: "test_break", text: BREAK }, [given.claimId]);
  if (given.words.startsWith("break unheard"))
    tx.send({ name: "test_break", text: BREAK }, [given.claimId]);
  if (given.words.endsWith("then go on")) await tx.sql(COUNT, [given.claimId]);
  if (given.words === "defer") await tx.sql({ name: "test_defer", text: DEFER }, [given.claimId]);
  return {
    result: { words: given.words },
    audit: {
      ...{ subjectKind: "searchLog", subjectId: given.claimId, audienceId: PUBLIC_AUDIENCE_ID },
      after: { words: given.words },
    },
    stale: [`claim:${given.claimId}`],
  };
}

function searchOf({ viewer, now, input: { claimId, words } }: Context<unknown> & { input: Input }) {
  const { actorId, bylineId } = viewer.require();
  const whose = { actorId, bylineId, audienceId: PUBLIC_AUDIENCE_ID };
  return { claimId, words, place: "A library", searchedOn: now, result: "Nothing.", ...whose };
}

const LOG = `INSERT INTO search_logs (claim_id, place, words, searched_on, result, audience_id, actor_id, byline_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const BREAK = "UPDATE claims SET merged_into_id = id WHERE id = $1";
const DEFER = "UPDATE claims SET state = 'RETRACTED' WHERE id = $1";
const EVENT = `SELECT name, actor_id, subject_kind, at, audience_id, before, after
               FROM audit_events WHERE subject_id = $1 AND subject_kind = 'searchLog'`;
const COUNT = {
  name: "test_count",
  text: "SELECT count(*)::int AS count FROM search_logs WHERE claim_id = $1",
};
const PID = { name: "test_pid", text: "SELECT pg_backend_pid() AS pid" };
