import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { makeAssignment, makeSubmission } from "@/prisma/factories/classes";
import { insertRow, openOwner } from "@/prisma/factories/connection";

const db = await openOwner();
afterAll(() => db.end());

const { id: submissionId } = await makeSubmission(db, await makeAssignment(db));
let parts = 0;

async function outlineOf(content: string): Promise<unknown> {
  const key = { submission_id: submissionId, part: `vote/${(parts += 1)}`, device: randomUUID() };
  await insertRow(db, "saved_work", { ...key, content, saved_at: new Date() });
  const text = "SELECT outline FROM saved_work WHERE submission_id = $1 AND part = $2";
  const { rows } = await db.query<{ outline: string }>(text, [submissionId, key.part]);
  return JSON.parse(rows[0]!.outline);
}

it("The outline of saved work has its choices and none of its words", async () => {
  const ids = [randomUUID(), randomUUID()];
  const outline = await outlineOf(
    JSON.stringify({
      choice: "MIXED",
      confidence: null,
      levelIds: ids,
      reason: "",
      rationale: "So it was.",
    }),
  );
  expect(outline).toEqual({
    ...{ choice: "MIXED", confidence: null, levelIds: ids, reason: "" },
    rationale: expect.stringMatching(/^\d{10}$/),
  });
});

it("A single word and a sentence without spaces are words, too, wherever something is said", async () => {
  for (const words of ["Hearsay", "这段话没有任何证据"])
    for (const said of [
      "rationale",
      "reason",
      "quote",
      "excerpt",
      "note",
      "wording",
      "body",
      "search",
    ])
      expect(await outlineOf(JSON.stringify({ [said]: words })), said).toEqual({
        [said]: expect.stringMatching(new RegExp(`^\\d{${words.length}}$`)),
      });
  expect(await outlineOf(JSON.stringify({ target: "Because I say so" }))).toEqual({
    target: expect.stringMatching(/^\d{16}$/),
  });
});

it("What stands deeper in it has no words either, and what is long is figures of forty", async () => {
  const outline = await outlineOf(
    JSON.stringify({
      described: { title: "Ten Days", type: "book" },
      on: ["a b"],
      body: "So it was. ".repeat(9),
    }),
  );
  expect(outline).toEqual({
    described: {
      title: expect.stringMatching(/^\d{8}$/),
      type: expect.stringMatching(/^\d{4}$/),
    },
    ...{ on: [expect.stringMatching(/^\d{3}$/)], body: expect.stringMatching(/^\d{40}$/) },
  });
});

it("The same words have the same outline, and others another", async () => {
  const [one, same, other] = await Promise.all(
    ["So it was.", "So it was.", "So it was not."].map((reason) =>
      outlineOf(JSON.stringify({ reason })),
    ),
  );
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

it("The outline follows what is saved, and goes with it", async () => {
  await outlineOf(JSON.stringify({ choice: "MIXED" }));
  const update = `UPDATE saved_work SET content = $2 WHERE submission_id = $1 AND part = 'vote/${parts}' RETURNING outline`;
  const after = async (content: string) =>
    (await db.query<{ outline: string }>(update, [submissionId, content])).rows[0]!.outline;
  expect(JSON.parse(await after(JSON.stringify({ choice: "REFUTED" })))).toEqual({
    choice: "REFUTED",
  });
  expect(await after("gone")).toBe("{}");
});

it("Saving does not fail for what no outline can be made of", async () => {
  expect(await outlineOf('{"reason": "\\u0000"}')).toEqual({});
  expect(await outlineOf("{ half")).toEqual({});
});
