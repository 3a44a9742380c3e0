import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { bylineTag } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, limiterPool } from "@/lib/foundation/db";
import { redactionListTag } from "@/lib/moderation/tags";
import { sourceTag } from "@/lib/sources/tags";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeRedaction } from "@/prisma/factories/moderation";
import { makeReviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { makeSource } from "@/prisma/factories/sources";
import { drawBylines } from "./commands";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Names drawn anew", () => {
  it("are those on every page that shows one of theirs, and on no other", async () => {
    const [by, other] = [await makeReviewer(db), await makeReviewer(db)];
    const [voted, argued, foreign] = [
      await makeClaim(db),
      await makeClaim(db),
      await makeClaim(db),
    ];
    await makeVote(db, voted, { by });
    await makeEvidence(db, argued.id, { by });
    await makeVote(db, foreign, { by: other });
    const source = await makeSource(db, { by });
    const outcome = await asSystem(drawBylines)({ actorId: by.actorId }, systemClock);
    expect(outcome).toMatchObject({ ok: true });
    const stale = outcome.ok ? outcome.value.stale : [];
    expect(stale).toEqual(
      expect.arrayContaining([
        ...[claimTag(voted.id), claimTag(argued.id), sourceTag(source.id)],
        bylineTag(by.bylineId),
      ]),
    );
    expect(stale).not.toContain(claimTag(foreign.id));
  });

  it("are also those of whoever redacted something, where it was and in the list", async () => {
    const [by, foreign] = [await makeReviewer(db, { role: "ADMIN" }), await makeClaim(db)];
    const [claim, source] = [await makeClaim(db), await makeSource(db)];
    await makeRedaction(db, { by, on: { kind: "evidence", id: `${claim.id}/0000000000` } });
    await makeRedaction(db, { by, on: { kind: "source", id: source.id } });
    const outcome = await asSystem(drawBylines)({ actorId: by.actorId }, systemClock);
    const stale = outcome.ok ? outcome.value.stale : [];
    expect(stale).toEqual(
      expect.arrayContaining([claimTag(claim.id), sourceTag(source.id), redactionListTag()]),
    );
    expect(stale).not.toContain(claimTag(foreign.id));
  });

  it("go on where one run ends", async () => {
    const by = await makeReviewer(db);
    const claims = [];
    for (let made = 0; made < 501; made += 1) claims.push(await makeClaim(db, { by }));
    const first = await asSystem(drawBylines)({ actorId: by.actorId }, systemClock);
    const { rows } = await limiterPool().query(
      "SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'actorId' = $1",
      [by.actorId],
    );
    expect(rows).toHaveLength(1);
    const second = await asSystem(drawBylines)(rows[0].payload, systemClock);
    const staleOf = (outcome: typeof first) => (outcome.ok ? outcome.value.stale : []);
    const named = new Set([...staleOf(first), ...staleOf(second)]);
    expect(claims.filter(({ id }) => !named.has(claimTag(id)))).toEqual([]);
  });
});
