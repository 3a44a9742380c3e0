import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { closeDb, readDb } from "@/lib/foundation/db";
import { makeClass } from "@/prisma/factories/classes";
import { atomically, insertRow, openOwner } from "@/prisma/factories/connection";
import { makeFlag, makeRuling, markRuled } from "@/prisma/factories/moderation";
import { makeReviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeImport } from "@/prisma/factories/texts";
import { crons, jobs } from "../jobs";
import { forgetEnded } from "./forget";

const owner = await openOwner();
afterAll(() => Promise.all([owner.end(), closeDb()]));

const NOW = new Date("2026-03-31T12:00:00.000Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600 * 1000);

describe("What served its purpose", () => {
  it("is forgotten by a daily job, and the rest stays", async () => {
    const { actorId, profileId } = await makeReviewer(owner);
    for (const days of [8, 6]) {
      const use = { command: "vote.cast", input_sha256: "0".repeat(64), result: "" };
      await insertRow(owner, "idempotency_keys", {
        ...{ actor_id: actorId, key: `${days} days`, ...use, created_at: daysAgo(days) },
      });
    }
    for (const days of [1, -1]) {
      const ends = { id: randomUUID(), expires_at: daysAgo(days), updated_at: NOW };
      const session = { token: `${days} days`, profile_id: profileId };
      await insertRow(owner, "sessions", { ...ends, ...session });
      const proof = { ...ends, id: randomUUID(), identifier: `${days} days`, value: profileId };
      await insertRow(owner, "verifications", proof);
    }
    for (const [tokenSha256, days, revokedAt] of [
      ["waits", -1, null],
      ["too old", 1, null],
      ["replaced", -1, NOW],
    ] as const)
      await insertRow(owner, "invitations", {
        ...{ email: "vera@example.org", token_sha256: tokenSha256, invited_by_actor_id: actorId },
        ...{ expires_at: daysAgo(days), revoked_at: revokedAt },
      });
    const letter = { recipient: "vera@example.org", text: "" };
    await insertRow(owner, "letters", {
      ...{ ...letter, subject: "delivered", created_at: daysAgo(3), delivered_at: daysAgo(2) },
    });
    await insertRow(owner, "letters", { ...letter, subject: "old", created_at: daysAgo(31) });
    await insertRow(owner, "letters", { ...letter, subject: "waits", created_at: daysAgo(29) });

    for (const [day, days] of [
      ["2026-01-01", 201],
      ["2026-01-02", 199],
    ] as const)
      await insertRow(owner, "digests", {
        ...{ actor_id: actorId, for_day: day, opened_at: daysAgo(days), ended_at: daysAgo(days) },
      });

    for (const days of [31, 29]) {
      const flagId = await makeFlag(owner);
      await atomically(owner, async () => {
        const rulingId = await makeRuling(owner, flagId, { at: daysAgo(days) });
        await markRuled(owner, rulingId, flagId);
      });
    }
    await makeFlag(owner);

    const { id: classId, teacher } = await makeClass(owner);
    for (const hours of [25, 23])
      await insertRow(owner, "roster_entries", {
        ...{ class_id: classId, name: `${hours} hours`, email: `${hours}@example.org` },
        ...{ external_id: `${hours}`, added_by_actor_id: teacher.actorId },
        ...{ added_at: daysAgo(3), removed_at: daysAgo(hours / 24) },
      });

    const sourceId = (await makeSource(owner)).id;
    for (const days of [1_000, 89])
      await makeImport(
        owner,
        { sourceId, actorId },
        { label: `${days} days`, bytes: null, state: "CANCELLED", ended_at: daysAgo(days) },
      );

    const outcome = await asSystem(forgetEnded)({}, () => NOW);
    const once = {
      ...{
        idempotencyKeys: 1,
        sessions: 1,
        verifications: 1,
        invitations: 2,
        letters: 2,
        digests: 1,
        contacts: 1,
        rosterEntries: 1,
        givenTexts: 1,
      },
    };
    expect(outcome).toMatchObject({ ok: true, value: { result: once } });
    expect(await readDb().idempotencyKey.findMany()).toMatchObject([{ key: "6 days" }]);
    expect(await readDb().session.findMany()).toMatchObject([{ token: "-1 days" }]);
    expect(await readDb().verification.findMany()).toMatchObject([{ identifier: "-1 days" }]);
    expect(await readDb().invitation.findMany()).toMatchObject([{ tokenSha256: "waits" }]);
    expect(await readDb().letter.findMany()).toMatchObject([{ subject: "waits" }]);
    expect(await readDb().flag.count({ where: { contact: null } })).toBe(1);
    expect(await readDb().textImport.findMany()).toMatchObject([{ label: "89 days" }]);
    const entries = readDb().rosterEntry.findMany({
      where: { classId },
      orderBy: { removedAt: "asc" },
    });
    expect(await entries).toMatchObject([
      { name: null, email: null, externalId: null },
      { name: "23 hours", email: "23@example.org", externalId: "23" },
    ]);
    expect(await readDb().auditEvent.count({ where: { name: "system.forget" } })).toBe(1);
  });

  it("is asked for by jobs that exist", () => {
    expect(crons.filter(({ task }) => !(task in jobs))).toEqual([]);
    expect(crons.map(({ task }) => task)).toEqual(["identity.forget"]);
  });
});
