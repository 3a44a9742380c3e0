import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeTopic } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { listFollows } from "../queries/follows";
import { beginFollow, endFollow } from "./follow";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("Following", () => {
  it("twice at once is following once", async () => {
    const [reader, { id }] = [viewerOf(await makeReviewer(db)), await makeClaim(db)];
    const begin = () => beginFollow.execute(reader, { kind: "claim", id }, call);
    for (const outcome of await Promise.all([begin(), begin(), begin()]))
      expect(outcome).toMatchObject({ ok: true });
    expect(await select(db, "SELECT 1 FROM follows WHERE claim_id = $1", [id])).toHaveLength(1);
  });

  it("once more changes nothing, as the log says, and is not refused to whoever follows the most", async () => {
    const [person, { id }] = [await makeReviewer(db), await makeClaim(db)];
    const begin = () => beginFollow.execute(viewerOf(person), { kind: "claim", id }, call);
    await begin();
    await db.query("INSERT INTO follows (actor_id, topic_id) SELECT $1, unnest($2::text[])", [
      person.actorId,
      await Promise.all(Array.from({ length: 999 }, () => makeTopic(db))),
    ]);
    expect(await begin()).toMatchObject({ ok: true });
    const other = { kind: "claim", id: (await makeClaim(db)).id };
    expect(await beginFollow.execute(viewerOf(person), other, call)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("1000 things") },
    });
    const events = await select<{ before: string }>(
      db,
      "SELECT before FROM audit_events WHERE name = 'follow.begin' AND subject_id = $1 ORDER BY id",
      [id],
    );
    expect(events.map(({ before }) => JSON.parse(before) as unknown)).toEqual([
      { isFollowing: false },
      { isFollowing: true },
    ]);
  });

  it("ends, and can be begun again", async () => {
    const [reader, { id }] = [viewerOf(await makeReviewer(db)), await makeClaim(db)];
    const followed = { kind: "claim", id };
    for (const command of [beginFollow, endFollow])
      expect(await command.execute(reader, followed, call)).toMatchObject({ ok: true });
    expect((await listFollows(reader, 1)).total).toBe(0);
    expect(await endFollow.execute(reader, followed, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
    await beginFollow.execute(reader, followed, call);
    expect((await listFollows(reader, 1)).items).toMatchObject([followed]);
  });

  it.each(["PROPOSED", "RETRACTED"] as const)("what is %s is following nothing", async (state) => {
    const [reader, { id }] = [viewerOf(await makeReviewer(db)), await makeClaim(db, { state })];
    expect(await beginFollow.execute(reader, { kind: "claim", id }, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("goes on where the thing is taken out, and its name is shown no more", async () => {
    const [reader, { id }] = [viewerOf(await makeReviewer(db)), await makeClaim(db)];
    await beginFollow.execute(reader, { kind: "claim", id }, call);
    await db.query("BEGIN");
    await db.query(
      `INSERT INTO decisions (kind, state, reason, audience_id, claim_id, actor_id, byline_id)
       SELECT 'RETRACT', 'RETRACTED', 'Wrong.', audience_id, id, actor_id, byline_id FROM claims WHERE id = $1`,
      [id],
    );
    await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [id]);
    await db.query("COMMIT");
    expect((await listFollows(reader, 1)).items).toMatchObject([{ id, title: null }]);
  });
});
