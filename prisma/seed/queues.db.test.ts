import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { countDeskQueues, getDeskQueue } from "@/lib/moderation/queries/desk-queues";
import { DESK_QUEUES, queuePlace, type DeskQueueName } from "@/lib/moderation/rules/desk-queues";
import { readCorpus } from "@/prisma/corpus/read";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { seedIfEmpty } from "@/prisma/seed";

const db = await openOwner();
beforeAll(() => seedIfEmpty(), 120_000);
afterAll(() => Promise.all([db.end(), closeDb()]));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

describe("The desk, in the demonstration", () => {
  it("has something in every queue", async () => {
    const counts = await countDeskQueues(editor);
    expect(DESK_QUEUES.filter((queue) => counts![queue] === 0)).toEqual([]);
    expect(counts).toMatchObject({
      ...{ "not-found": 1, "wrong-locator": 1 },
      ...{ disputed: 1, "standing-changed": 1 },
    });
  });

  it("has what the corpus made to be found wrong where a machine's findings stand", async () => {
    expect(await piecesIn("not-found")).toEqual(demonstrating("NOT_FOUND"));
    expect(await piecesIn("wrong-locator")).toEqual(demonstrating("WRONG_LOCATOR"));
  });
});

async function piecesIn(queue: DeskQueueName): Promise<(string | null)[]> {
  const { lines } = (await getDeskQueue(editor, queue, queuePlace.parse({})))!;
  return lines.map(({ evidenceId }) => evidenceId);
}

const demonstrating = (what: "NOT_FOUND" | "WRONG_LOCATOR") =>
  readCorpus()
    .evidence.filter(({ demonstrates }) => demonstrates === what)
    .map(({ id }) => id);
