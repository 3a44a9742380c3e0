import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { openOwner } from "@/prisma/factories/connection";
import { makeNotice } from "@/prisma/factories/follows";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { listNotices } from "../queries/notices";
import { readNotices } from "./read";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("What is told while the page is read stays unread, and all that the page showed is read", async () => {
  const reader = await makeReviewer(db);
  const shownAt = systemClock();
  const [hourBefore, justBefore] = [3_600_000, 500].map((ms) => new Date(shownAt.getTime() - ms));
  const told = (created_at: unknown) => makeNotice(db, reader, { id: hashed(), created_at });
  await told(hourBefore);
  const shown = await told(justBefore);
  // Its telling began before the page was read, and was done after it.
  const unseen = await told(justBefore);
  const all = { noticeIds: shown.noticeId, shownAt: shownAt.toISOString() };
  await done(all);
  expect(await unread()).toEqual([unseen.noticeId]);

  const one = { noticeIds: unseen.noticeId };
  await done(one);
  expect(await unread()).toEqual([]);

  async function done(given: object) {
    const outcome = await readNotices.execute(viewerOf(reader), given, { clock: systemClock });
    expect(outcome).toMatchObject({ ok: true });
  }
  async function unread() {
    const { items } = await listNotices(viewerOf(reader), 1);
    return items.filter(({ isRead }) => !isRead).map(({ noticeId }) => noticeId);
  }
});

/** An id as the telling makes it: a hash, in which no digit says how it was made. */
function hashed(): string {
  const id = randomUUID();
  return `${id.slice(0, 14)}0${id.slice(15)}`;
}
