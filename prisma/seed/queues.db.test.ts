import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { countDeskQueues } from "@/lib/moderation/queries/desk-queues";
import { DESK_QUEUES } from "@/lib/moderation/rules/desk-queues";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { seedIfEmpty } from "@/prisma/seed";

const db = await openOwner();
beforeAll(() => seedIfEmpty(), 120_000);
afterAll(() => Promise.all([db.end(), closeDb()]));

it("Every queue of the desk has something in it in the demonstration", async () => {
  const counts = await countDeskQueues(viewerOf(await makeReviewer(db, { role: "EDITOR" })));
  const empty = DESK_QUEUES.filter((queue) => counts![queue] === 0);
  // What a machine finds stands in these two, once the corpus has a wrong place and a changed word.
  expect(["not-found", "wrong-locator"]).toEqual(expect.arrayContaining(empty));
  expect(counts).toMatchObject({ disputed: 1, "standing-changed": 1 });
});
