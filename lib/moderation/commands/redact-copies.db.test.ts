import { randomInt } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select, wordsIn } from "@/prisma/factories/connection";
import { makePrivateAudience, makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeSpokenClass } from "@/prisma/factories/spoken-class";
import { makeEdition, SAMPLE_TEXT } from "@/prisma/factories/texts";
import { unlikely, WRITTEN } from "@/prisma/factories/written";
import { redactText } from "./redact";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db);
const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));

describe("A redaction of words that stand elsewhere too", () => {
  it("takes them out of what somebody wrote for themselves, and shows nobody that they stand there", async () => {
    const [, words] = unlikely();
    const on = `annotation:${await WRITTEN.annotation(db, words, author)}`;
    const by = await makeReviewer(db);
    const { id: claimId } = await makeClaim(db);
    const audienceId = await makePrivateAudience(db, by);
    await makeClaimAnnotation(db, claimId, { by, audienceId, body: `Why, ${words}` });
    const shown = await redacted(on, words);
    expect(shown.elsewhere).toEqual([]);
    const kept = "SELECT body FROM claim_annotation_revisions WHERE audience_id = $1";
    expect(await select(db, kept, [audienceId])).toEqual([
      { body: expect.stringMatching(/^Why, \[redacted \d+ characters/) },
    ]);
  });
  it("takes them out of all that a class wrote about them, and of what its students have only saved", async () => {
    const [, words] = unlikely();
    const of = await makeSpokenClass(db, words);
    const on = `annotation:${await WRITTEN.annotation(db, words, author)}`;
    await redacted(on, words);
    // How a class and what it has are called, and the people in it, is their own.
    const names = ["bylines", "claim_sets", "classes", "levels", "roster_entries", "rubrics"];
    expect((await wordsIn(db, words)).filter((table) => !names.includes(table))).toEqual([]);
    const [saved] = await select(
      db,
      `SELECT w.content FROM saved_work w JOIN submissions s ON s.id = w.submission_id WHERE s.assignment_id = $1`,
      [of.assignments[0]!.id],
    );
    expect(saved).toEqual({ content: expect.stringMatching(/\[redacted \d+ characters/) });
  });
  it("takes a telephone number out of reports and drafts, and tells of the answer in which it stands", async () => {
    const number = someNumber();
    const note = await WRITTEN.annotation(db, `Call ${number}.`, author);
    const [claimId, replyTo] = note.split("/") as [string, string];
    await makeClaimAnnotation(db, claimId, { replyTo, body: `Not\n${number}!` });
    await copiesOf(`Not\n${number}!`);
    const shown = await redacted(`annotation:${note}`, number);
    expect(shown).toMatchObject({ staying: [], areApart: true });
    expect(shown.elsewhere).toEqual([{ label: "Note", count: 1 }]);
    expect(await copiesWith(number)).toEqual([]);
  });
  it("leaves short words inside of longer ones, where they mean something else", async () => {
    const number = someNumber();
    const note = await WRITTEN.annotation(db, `Call ${number}.`, author);
    await makeClaimAnnotation(db, note.split("/")[0]!, { body: `No. ${number}7` });
    await copiesOf(`No. ${number}7`);
    const shown = await redacted(`annotation:${note}`, number);
    expect(shown.elsewhere).toEqual([]);
    expect(await copiesWith(number)).toEqual(["drafts", "flags"]);
  });
  it("counts the paragraphs of kept texts in which they stand apart from what can be redacted", async () => {
    const [, words] = unlikely();
    const on = `annotation:${await WRITTEN.annotation(db, words, author)}`;
    await makeEdition(db, (await makeSource(db)).id, { text: `${SAMPLE_TEXT} ${words}` });
    expect(await redacted(on, words)).toMatchObject({ elsewhere: [], keptParagraphs: 1 });
  });
  it("leaves short words that stand in many places, and says so", async () => {
    const number = someNumber();
    const note = await WRITTEN.annotation(db, `Call ${number}.`, author);
    await db.query(
      `INSERT INTO letters (recipient, subject, text)
       SELECT 'vera@example.org', 'News', $1 FROM generate_series(1, 201) n`,
      [`Call ${number}.`],
    );
    await copiesOf(`Call ${number}.`);
    const shown = await redacted(`annotation:${note}`, number);
    expect(shown).toMatchObject({ staying: [number], areApart: false });
    expect(await copiesWith(number)).toEqual(["drafts", "flags"]);
    const log = "SELECT 1 FROM audit_events WHERE strpos(concat(before, after), $1) > 0";
    expect(await select(db, log, [number])).toEqual([]);
  });
});

type Shown = { seal: string; elsewhere: unknown[]; staying: string[]; areApart: boolean };

/** Redacts a passage: what was shown first, and that it was done then. */
async function redacted(on: string, only: string) {
  const input = { on, only, ground: "PERSONAL_DATA", publicReason: "It names a neighbour." };
  const first = await redactText.execute(admin, input, { clock: systemClock });
  if (first.ok || first.failure.kind !== "conflict") throw new Error("nothing was shown");
  const shown = first.failure.details as Shown;
  const outcome = await redactText.execute(
    admin,
    { ...input, seal: shown.seal },
    { clock: systemClock },
  );
  expect(outcome).toMatchObject({ ok: true });
  return shown;
}

/** A report and a draft that quote words. */
async function copiesOf(words: string): Promise<void> {
  const { actorId: actor_id } = await makeReviewer(db);
  const about = { subject_kind: "claim", subject_id: "somewhere", reason: "PERSONAL_DATA" };
  await insertRow(db, "flags", { ...about, note: words, actor_id });
  const content = JSON.stringify({ body: words });
  await insertRow(db, "drafts", {
    ...{ actor_id, form: "vote", subject: "somewhere", content, updated_at: new Date() },
  });
}

const copiesWith = async (words: string) =>
  (await select<{ table: string }>(db, COPIES_WITH, [words])).map(({ table }) => table);

/** Eleven digits, as telephone numbers have them. */
const someNumber = () => `0176${randomInt(1_000_000, 9_999_999)}`;

const COPIES_WITH = `SELECT 'drafts' AS "table" FROM drafts WHERE strpos(content, $1) > 0
  UNION ALL SELECT 'flags' FROM flags WHERE strpos(note, $1) > 0 ORDER BY 1`;
